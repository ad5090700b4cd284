"""`wijkstem backup` and `restore`: everything comes back, and nothing is ever overwritten."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
from itertools import count
from pathlib import Path

import psycopg
import pytest

from survey.cli.manifests import BadBackup, read
from survey.staff.audit import record
from survey.storage.engines import open_engine
from survey.storage.sessions import writing
from tests.cli.conftest import OURS, PROGRAM, SPEAKS, CommandLine

_number = count(1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance in which there is something to lose, and a backup of it; both to copy."""
    folder = tmp_path_factory.mktemp("made")
    cli = CommandLine(_environment() | {"WIJKSTEM_INSTANCE": str(folder / "instance")})
    cli.done("init", "--example")
    _work(cli, f"sqlite:///{cli.instance}/data/answers.sqlite")
    cli.done("backup", folder / "kept")
    return folder


@pytest.fixture
def worked(cli: CommandLine, made: Path) -> CommandLine:
    """Answers, a trail and a recording."""
    shutil.copytree(made / "instance", cli.instance)
    return cli


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    """The backup of what `worked` is."""
    return Path(shutil.copytree(made / "kept", tmp_path / "kept"))


@pytest.fixture
def on_postgres(cli: CommandLine, postgres: str) -> CommandLine:
    """The same on PostgreSQL, in two databases of its own."""
    n = next(_number)
    urls = []
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        for name in (f"kept_answers_{n}", f"kept_contacts_{n}"):
            connection.execute(f"CREATE DATABASE {name}")
            urls.append(f"{postgres}/{name}".replace("postgresql:", "postgresql+psycopg:"))
    there = {"WIJKSTEM_ANSWERS_URL": urls[0], "WIJKSTEM_CONTACTS_URL": urls[1]}
    on_it = CommandLine(cli.environment | there)
    on_it.done("init", "--example")
    _work(on_it, urls[0])
    return on_it


def _environment() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name not in SPEAKS and not name.startswith(OURS)
    }


def _work(cli: CommandLine, answers_url: str) -> None:
    cli.done("demo", "--responses", "7", "--seed", "1")
    _acts(answers_url, 3)
    audio = cli.instance / "data" / "audio" / "lindenholt"
    audio.mkdir(parents=True)
    (audio / "welkom.opus").write_bytes(b"Opus" * 50)


def _acts(url: str, n: int) -> None:
    engine = open_engine(url)
    with writing(engine) as session:
        for _ in range(n):
            record(session, who=None, act="draft.changed", what="Vraag", programme="lindenholt")
    engine.dispose()


def _elsewhere(cli: CommandLine, tmp_path: Path, **more: str) -> CommandLine:
    return CommandLine(cli.environment | {"WIJKSTEM_INSTANCE": str(tmp_path / "other")} | more)


def _answers(cli: CommandLine) -> sqlite3.Connection:
    return sqlite3.connect(cli.instance / "data" / "answers.sqlite")


def _without_trail(cli: CommandLine) -> str:
    connection = _answers(cli)
    lines = [each for each in connection.iterdump() if "audit_entry" not in each]
    connection.close()
    return "\n".join(lines)


def _head(cli: CommandLine) -> list[str]:
    return cli.done("verify", "--line").split()[1:]


def test_everything_comes_back_somewhere_else(worked: CommandLine, tmp_path: Path) -> None:
    kept, head = tmp_path / "kept", _head(worked)
    assert "sleutels zitten er niet bij" in worked.done("backup", kept)
    other = _elsewhere(worked, tmp_path)
    assert "answers, contacts" in other.done("restore", kept)
    assert _without_trail(other) == _without_trail(worked)
    recording = "data/audio/lindenholt/welkom.opus"
    assert (other.instance / recording).read_bytes() == (worked.instance / recording).read_bytes()
    assert other.data("results", "lindenholt") == worked.data("results", "lindenholt")
    trail = _answers(other).execute("SELECT number, hash, act FROM audit_entry ORDER BY 1 DESC")
    newest, before = trail.fetchmany(2)
    assert newest[2] == "store.restored"  # a trail that went back in time says so itself
    assert [str(before[0]), before[1]] == head
    other.done("verify")


def test_each_store_lies_apart_and_no_key_is_taken(worked: CommandLine, made: Path) -> None:
    kept = made / "kept"
    files = {each.relative_to(kept).as_posix() for each in kept.rglob("*") if each.is_file()}
    assert files == {
        "answers/answers.sqlite",
        "answers/files/audio/lindenholt/welkom.opus",
        "answers/manifest.json",
        "contacts/contacts.sqlite",
        "contacts/manifest.json",
    }
    ring = json.loads((worked.instance / "keys" / "keyring.json").read_text())
    secrets = [
        each for value in ring.values() for each in ([value] if str(value) == value else value)
    ]
    for file in kept.rglob("*.*"):
        assert not file.is_file() or not any(each.encode() in file.read_bytes() for each in secrets)
    assert [each for each in [kept, *kept.rglob("*")] if each.stat().st_mode & 0o077] == []
    assert "trail" in json.loads((kept / "answers/manifest.json").read_text())
    assert json.loads((kept / "contacts/manifest.json").read_text())["trail"] is None


def test_a_backup_is_of_one_moment_while_people_go_on(worked: CommandLine, tmp_path: Path) -> None:
    """Somebody is in the middle of writing: their half is not in it, and nobody waits."""
    busy = _answers(worked)
    busy.isolation_level = None
    busy.execute("BEGIN IMMEDIATE")
    busy.execute("UPDATE place SET type = 'half'")
    worked.done("backup", tmp_path / "kept")
    busy.execute("ROLLBACK")
    busy.close()
    copy = sqlite3.connect(tmp_path / "kept/answers/answers.sqlite")
    assert copy.execute("SELECT count(*) FROM place WHERE type = 'half'").fetchone() == (0,)
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()


def test_nothing_is_written_over(worked: CommandLine, kept: Path) -> None:
    again = worked.run("backup", kept)
    assert (again.returncode, "bestaat al" in again.stderr) == (1, True)
    before = _without_trail(worked)
    back = worked.run("restore", kept)
    assert (back.returncode, "Hier staan al gegevens" in back.stderr) == (1, True)
    assert _without_trail(worked) == before


def test_it_comes_back_where_only_init_was_run(
    worked: CommandLine, kept: Path, tmp_path: Path
) -> None:
    other = _elsewhere(worked, tmp_path)
    other.done("init")
    other.done("restore", kept)
    assert other.data("results", "lindenholt") == worked.data("results", "lindenholt")


@pytest.mark.long
def test_each_store_can_be_kept_and_put_back_by_itself(worked: CommandLine, tmp_path: Path) -> None:
    worked.done("backup", tmp_path / "a", "--only", "answers")
    worked.done("backup", tmp_path / "c", "--only", "contacts")
    assert not (tmp_path / "a/contacts").exists()
    other = _elsewhere(worked, tmp_path)
    assert "answers" in other.done("restore", tmp_path / "a")
    assert "contacts" in other.done("restore", tmp_path / "c")


def test_a_backup_that_was_changed_is_not_put_back(
    worked: CommandLine, kept: Path, tmp_path: Path
) -> None:
    with (kept / "answers/files/audio/lindenholt/welkom.opus").open("ab") as changed:
        changed.write(b"x")
    other = _elsewhere(worked, tmp_path)
    refused = other.run("restore", kept)
    assert (refused.returncode, "welkom.opus" in refused.stderr) == (1, True)
    assert not (other.instance / "data").exists()


@pytest.mark.parametrize("change", ["gone", "more", "changed", "no manifest", "garbled", "other"])
def test_a_backup_that_is_not_whole_is_refused(kept: Path, change: str) -> None:
    folder = kept / "answers"
    manifest = folder / "manifest.json"
    assert read(folder).store == "answers"
    match change:
        case "gone":
            (folder / "answers.sqlite").unlink()
        case "more":
            (folder / "files/planted.txt").write_text("x")
        case "changed":
            (folder / "answers.sqlite").write_bytes(b"x")
        case "no manifest":
            manifest.unlink()
        case "garbled":
            manifest.write_text(manifest.read_text()[:40])
        case _:
            manifest.write_text('{"format": 1, "store": ["x"]}')
    with pytest.raises(BadBackup):
        read(folder)


def test_a_backup_of_the_other_store_is_not_put_in_this_one(
    worked: CommandLine, kept: Path, tmp_path: Path
) -> None:
    shutil.rmtree(kept / "answers")
    (kept / "contacts").rename(kept / "answers")
    refused = _elsewhere(worked, tmp_path).run("restore", kept)
    assert "Dit is geen reservekopie van answers" in refused.stderr


def test_a_newer_backup_waits_for_its_program(
    worked: CommandLine, kept: Path, tmp_path: Path
) -> None:
    manifest = kept / "answers/manifest.json"
    manifest.write_text(re.sub(r'"version": "\d+"', '"version": "999"', manifest.read_text()))
    assert "nieuwere versie" in _elsewhere(worked, tmp_path).run("restore", kept).stderr


def test_a_folder_without_a_backup_and_one_among_the_data_are_refused(
    worked: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    assert "geen reservekopie" in worked.run("restore", tmp_path / "empty").stderr
    assert "geen reservekopie" in worked.run("restore", tmp_path / "nowhere").stderr
    inside = worked.instance / "data" / "kept"
    assert "niet tussen de gegevens" in worked.run("backup", inside).stderr
    assert not inside.exists()


def test_nothing_half_is_left_on_a_disk_that_is_full(worked: CommandLine, tmp_path: Path) -> None:
    kept, room = tmp_path / "new" / "kept", 64 * 1024
    failed = subprocess.run(
        [*PROGRAM, "backup", str(kept)],
        env=worked.environment,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert failed.returncode == 1
    assert "Is er nog ruimte op de schijf?" in failed.stderr
    assert list(kept.parent.iterdir()) == []


def test_verify_tells_whether_the_trail_still_holds_what_the_backup_saw(
    worked: CommandLine, kept: Path
) -> None:
    url = f"sqlite:///{worked.instance}/data/answers.sqlite"
    _acts(url, 2)
    assert "staat er nog" in worked.done("verify", "--backup", kept)
    store = _answers(worked)
    store.execute("DROP TRIGGER audit_entry_stays")
    n = store.execute("SELECT max(number) FROM audit_entry").fetchone()[0]
    store.execute("DELETE FROM audit_entry WHERE number > ?", (n - 3,))
    store.commit()
    store.close()
    worked.done("verify")  # the chain itself is whole: only the backup tells
    cut = worked.run("verify", "--backup", kept)
    assert (cut.returncode, f"regel {n - 2} " in cut.stderr) == (1, True)
    _acts(url, 5)  # and as long again, made anew
    anew = worked.run("verify", "--backup", kept)
    assert (anew.returncode, f"regel {n - 2} " in anew.stderr) == (1, True)


def test_a_broken_trail_is_kept_and_said(worked: CommandLine, tmp_path: Path) -> None:
    store = _answers(worked)
    store.execute("DROP TRIGGER audit_entry_stays_as_it_is")
    store.execute("UPDATE audit_entry SET what = 'x' WHERE number = 2")
    store.commit()
    store.close()
    done = worked.run("backup", tmp_path / "kept")
    assert (done.returncode, "regel 2" in done.stderr) == (0, True)


@pytest.mark.long
def test_postgresql_comes_back_as_well(on_postgres: CommandLine, tmp_path: Path) -> None:
    kept, head = tmp_path / "kept", _head(on_postgres)
    before = on_postgres.data("results", "lindenholt")
    on_postgres.done("backup", kept)
    assert json.loads((kept / "answers/manifest.json").read_text())["trail"]["hash"] == head[1]
    assert "staan al gegevens" in on_postgres.run("restore", kept).stderr
    fresh = {
        name: on_postgres.environment[name].replace("kept_", "back_")
        for name in ("WIJKSTEM_ANSWERS_URL", "WIJKSTEM_CONTACTS_URL")
    }
    for url in fresh.values():
        server, _, name = url.replace("postgresql+psycopg:", "postgresql:").rpartition("/")
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
    other = _elsewhere(on_postgres, tmp_path, **fresh)
    other.done("init")
    other.done("restore", kept)
    assert other.data("results", "lindenholt") == before
    assert "staat er nog" in other.done("verify", "--backup", kept)
    away = _elsewhere(on_postgres, tmp_path / "sqlite")
    without = {name: away.environment[name] for name in away.environment if name not in fresh}
    refused = CommandLine(without).run("restore", kept)
    assert (refused.returncode, "postgresql" in refused.stderr) == (1, True)
    shutil.rmtree(kept)
