"""`wijkstem init`: once is enough, twice does no harm."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

from tests.cli.conftest import CommandLine


def _contents(instance: Path) -> dict[str, str]:
    """Databases by what is in them, other files by their bytes."""
    found = {}
    for file in instance.rglob("*"):
        if file.suffix == ".sqlite":
            connection = sqlite3.connect(file)
            found[file.name] = "\n".join(connection.iterdump())
            connection.close()
        elif file.is_file() and not file.name.endswith(("-wal", "-shm")):
            found[file.name] = sha256(file.read_bytes()).hexdigest()
    return found


def test_init_makes_folders_keys_and_both_databases(cli: CommandLine) -> None:
    cli.done("init")
    made = {path.relative_to(cli.instance).as_posix() for path in cli.instance.rglob("*.*")}
    assert {"data/answers.sqlite", "data/contacts.sqlite", "keys/keyring.json"} <= made


def test_nobody_else_can_read_what_init_makes(cli: CommandLine) -> None:
    cli.done("init", "--example")
    everything = [cli.instance, *cli.instance.rglob("*")]
    assert [path for path in everything if path.stat().st_mode & 0o077] == []


def test_a_second_init_says_so_and_changes_nothing(example: CommandLine) -> None:
    before = _contents(example.instance)
    said = example.done("init", "--example")
    assert said == f"Alles stond al klaar in {example.instance}.\n"
    assert _contents(example.instance) == before


def test_the_example_comes_with_four_places(example: CommandLine) -> None:
    types = {place["type"] for place in example.data("place", "list")["places"]}
    assert types == {"supermarket", "waiting_room", "wijkblad", "social_media"}


def test_the_example_belongs_to_a_programme_that_says_it_is_one(example: CommandLine) -> None:
    store = sqlite3.connect(example.instance / "data" / "answers.sqlite")
    found = store.execute(
        "SELECT programme.key, programme.example, campaign.key FROM programme"
        " JOIN programme_campaign ON programme_campaign.programme_id = programme.id"
        " JOIN campaign ON campaign.id = programme_campaign.campaign_id"
    ).fetchall()
    store.close()
    assert found == [("lindenholt", 1, "lindenholt")]


def test_the_example_stays_away_where_a_campaign_was_started(cli: CommandLine) -> None:
    cli.done("init")
    lindenholt = Path("forms/examples/lindenholt")
    own = cli.instance.parent / "campaign.yaml"
    text = (lindenholt / "campaign.yaml").read_text(encoding="utf-8")
    own.write_text(text.replace("key: lindenholt", "key: ours", 1), encoding="utf-8")
    cli.done("campaign", "start", own, "--questionnaire", lindenholt / "questionnaire.yaml")
    cli.done("init", "--example")
    assert [each["key"] for each in cli.data("campaign", "list")["campaigns"]] == ["ours"]
