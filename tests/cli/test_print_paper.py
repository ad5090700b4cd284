"""`wijkstem print paper` and its runs: real files, real codes, and nothing left half-written."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.cli.conftest import PROGRAM, ROOT
from tests.cli.printshop import Office, codes_in, office, sizes_of, text_of

RUN_KEYS = {
    *("run", "campaign", "edition", "place", "language", "paper", "variant", "copies"),
    *("typed", "trial", "url", "made_on", "files", "accepted_on", "accepted_by"),
}
FORM = ("print", "paper", "--campaign", "lindenholt")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return office(tmp_path_factory.mktemp("shelf"))


def runs(shelf: Office) -> dict[str, dict[str, Any]]:
    return {each["run"]: each for each in shelf.data("print", "runs")["runs"]}


def printed(shelf: Office, name: str, *words: str | Path) -> tuple[str, Path]:
    """The code of a new run, and its file."""
    said = shelf.done(*FORM, *words, "-o", shelf.folder / name)
    return said.split()[1], shelf.folder / name


def test_a_form_of_a_place_carries_its_run_and_the_link_of_the_place(shelf: Office) -> None:
    run, file = printed(shelf, "form.pdf", "--place", "wijkblad", "--variant", "2")
    first, second = codes_in(file, pages=[0, 1])
    assert any(text.startswith(f"W{run}") for text in first)
    assert any(text.startswith(f"W{run}") for text in second)
    assert first & second == set(), "each page has a code of its own"
    assert run in text_of(file)
    known = runs(shelf)[run]
    places = shelf.data("place", "list")["places"]
    url = next(each["url"] for each in places if each["name"] == "Wijkblad")
    assert set(known) == RUN_KEYS
    assert known["url"] == url
    assert (known["place"], known["variant"], known["trial"]) == ("Wijkblad", 2, False)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    size = file.stat().st_size
    assert known["files"] == [{"press": None, "sha256": digest, "bytes": size}]
    again = shelf.folder / "again.pdf"
    ended = shelf.command_line.run("print", "again", run.lower(), "-o", again)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert again.read_bytes() == file.read_bytes(), "another process, the same bytes"


def test_every_copy_has_its_number_and_the_layout_says_where_everything_is(shelf: Office) -> None:
    where = shelf.folder / "where.json"
    words = ("--copies", "2", "--language", "ar", "--layout", where)
    run, file = printed(shelf, "copies.pdf", *words)
    pages = json.loads(where.read_text(encoding="utf-8"))["pages"]
    assert [page["copy"] for page in pages] == sorted([1, 2] * (len(pages) // 2))
    last = len(pages) - 1
    said = {each["text"] for each in pages[last]["codes"] if each["kind"] == "sheet"}
    assert said & codes_in(file, pages=[last])[0]
    more, _ = printed(shelf, "more.pdf", "--copies", "2", "--language", "ar")
    assert more != run, "more paper is a new run"


def test_a_print_shop_gets_everything_in_one_zip(shelf: Office) -> None:
    run, file = printed(shelf, "form.zip", "--press", "x4", "--quantity", "500")
    with ZipFile(file) as package:
        names = package.namelist()
        name = next(each for each in names if each.startswith("lindenholt_"))
        content = package.read(name)
        assert "aanleverblad.pdf" in names
    digest = hashlib.sha256(content).hexdigest()
    assert runs(shelf)[run]["files"] == [{"press": "x4", "sha256": digest, "bytes": len(content)}]
    (shelf.folder / name).write_bytes(content)
    assert "Alle punten zijn goed." in shelf.done("print", "check", shelf.folder / name)


def test_an_organisation_adds_what_its_own_print_shop_wants(shelf: Office) -> None:
    own = shelf.folder / "instance" / "presets.toml"
    wanted = 'standard = "PDF/X-4"\nbleed = 5\nmarks = false\ncolours = "black"\nink_limit = 100'
    own.write_text(f"[presets.corner]\n{wanted}\n", encoding="utf-8")
    run, file = printed(shelf, "own.pdf", "--press", "corner")
    assert runs(shelf)[run]["files"][0]["press"] == "corner"
    assert sizes_of(file)[0] == (220, 307)
    own.write_text("[presets.corner", encoding="utf-8")
    ended = shelf.run(*FORM, "--press", "x4", "-o", shelf.folder / "own.pdf")
    assert ended.returncode == 1
    assert "presets.toml" in ended.stderr
    own.unlink()


def test_the_proof_of_a_run_is_accepted(shelf: Office) -> None:
    run, _ = printed(shelf, "proof.pdf")
    day = runs(shelf)[run]["made_on"]
    said = shelf.done("print", "accepted", run, "--on", day, "--by", "Drukkerij X")
    assert said == f"Oplage {run}: drukproef akkoord op {day} door Drukkerij X.\n"
    known = runs(shelf)[run]
    assert (known["accepted_on"], known["accepted_by"]) == (day, "Drukkerij X")
    assert "Drukkerij X" in shelf.done("print", "runs", "--campaign", "lindenholt")


def test_a_draft_says_proef_and_a_print_shop_gets_no_draft(shelf: Office) -> None:
    local = {"PUBLIC_URL": "http://localhost:8000"}
    draft = shelf.folder / "draft.pdf"
    ended = shelf.run(*FORM, "-o", draft, **local)
    assert ended.returncode == 0
    assert "PROEF" in ended.stderr
    assert "PROEF" in text_of(draft)
    run = ended.stdout.split()[1]
    known = runs(shelf)
    assert known[run]["trial"] is True
    ended = shelf.run(*FORM, "--press", "x4", "-o", shelf.folder / "no.pdf", **local)
    assert ended.returncode == 1
    assert "Stel PUBLIC_URL in" in ended.stderr
    ended = shelf.run("print", "again", run, "--press", "x4", "-o", shelf.folder / "no.pdf")
    assert ended.returncode == 1, "the address on a draft does not change afterwards"
    assert not (shelf.folder / "no.pdf").exists()
    assert runs(shelf) == known


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "form.docx"), "eindigt op .pdf"),
        (("-o", "form.zip"), "Kies met --press een instelling erbij"),
        (("--press", "x4", "-o", "form.zip"), "--quantity 500"),
        (("--press", "fax", "-o", "form.pdf"), "x1a"),
        (("-o", "no/such/folder/form.pdf"), "dit bestand of deze map is er niet."),
    ],
)
def test_what_cannot_be_written_is_refused_and_no_run_is_kept(
    shelf: Office, words: tuple[str, ...], said: str
) -> None:
    *options, name = words
    before = shelf.files
    ended = shelf.run(*FORM, *options, shelf.folder / name)
    assert ended.returncode == 1
    assert said in ended.stderr
    assert shelf.files == before


def test_a_disk_that_is_full_halfway_leaves_the_old_file_and_no_run(shelf: Office) -> None:
    """A limit on the size of files stands for the disk: the form is larger than that."""
    target = shelf.folder / "kept.pdf"
    target.write_text("what was there")
    before, known = shelf.files, runs(shelf)
    limited = 'ulimit -f 40; exec "$@"'
    ended = subprocess.run(
        ["bash", "-c", limited, "bash", *PROGRAM, *FORM, "-o", str(target)],
        env=shelf.command_line.environment,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    assert ended.returncode == 1
    assert ended.stderr == f"{target}: hier kan niet gelezen of geschreven worden.\n"
    assert target.read_text() == "what was there"
    assert shelf.files == before
    assert runs(shelf) == known


def test_long_work_shows_how_far_it_is_to_who_waits(shelf: Office) -> None:
    ours, theirs = pty.openpty()
    words = [*FORM, "--copies", "250", "-o", str(shelf.folder / "many.pdf")]
    with subprocess.Popen(
        [*PROGRAM, *words],
        env=shelf.command_line.environment | {"TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=ROOT,
    ) as running:
        os.close(theirs)
        shown = _read_to_the_end(ours)
        assert running.wait(60) == 0
    assert "Pagina’s" in shown
    assert "100%" in shown


def test_usage_is_explained(shelf: Office) -> None:
    ended = shelf.run("print", "paper")
    assert ended.returncode == 2
    assert "--campaign" in ended.stderr


def _read_to_the_end(terminal: int) -> str:
    shown = b""
    with suppress(OSError):  # a terminal ends so when nobody writes to it any more
        while part := os.read(terminal, 4096):
            shown += part
    os.close(terminal)
    return shown.decode()
