"""What a person reads when the command line cannot do it: a sentence, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


def test_an_unknown_campaign_is_one_sentence(example: CommandLine) -> None:
    ended = example.run("results", "nergens")
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr == ("Er is geen vragenronde “nergens”. Kies een van deze: lindenholt.\n")


def test_before_init_a_command_says_what_to_do_first(cli: CommandLine) -> None:
    ended = cli.run("place", "list")
    assert ended.returncode == 1
    assert ended.stderr == "Er staat hier nog niets klaar. Geef eerst in: wijkstem init\n"
    assert not cli.instance.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("place", "add"),
        ("nonsense",),
        ("results",),
        ("results", "--nonsense"),
        ("results", "a", "b"),
        ("export", "lindenholt", "--format", "fax", "-o", "x"),
        ("campaign", "extend", "lindenholt", "--until", "morgen"),
        ("responses", "lift", "zeven"),
        ("demo", "--responses", "0"),
    ],
)
def test_wrong_usage_is_said_in_dutch_and_ends_with_two(
    cli: CommandLine, words: tuple[str, ...]
) -> None:
    ended = cli.run(*words)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "Meer uitleg: wijkstem" in ended.stderr
    assert "Error" not in ended.stderr


def test_an_operator_who_speaks_english_reads_english(example: CommandLine) -> None:
    ended = example.run("results", "nowhere", LANG="en_GB.UTF-8")
    assert ended.returncode == 1
    assert ended.stderr == "There is no campaign “nowhere”. Choose one of these: lindenholt.\n"
    help_page = example.done("--help", LANG="en_GB.UTF-8")
    assert "Usage: wijkstem" in help_page
    assert "Opens the questionnaires to residents." in help_page


def test_the_first_language_that_is_set_decides(cli: CommandLine) -> None:
    assert "Gebruik:" in cli.done("--help", LANGUAGE="nl:en", LANG="en_GB.UTF-8")


def test_a_file_that_cannot_be_written_is_a_sentence(example: CommandLine) -> None:
    code = example.data("place", "list")["places"][0]["code"]
    ended = example.run("place", "qr", code, "-o", "/no/such/folder/code.svg")
    assert ended.returncode == 1
    assert ended.stderr == "/no/such/folder/code.svg: dit bestand of deze map is er niet.\n"


def test_a_setting_that_cannot_be_right_is_a_sentence(cli: CommandLine) -> None:
    ended = cli.run("init", PORT="achtduizend")
    assert ended.returncode == 1
    assert ended.stderr == "PORT moet een getal zijn, zoals 8000.\n"


def test_what_nobody_foresaw_is_noted_without_any_contents(example: CommandLine) -> None:
    database = example.instance / "data" / "answers.sqlite"
    secret = b"Jansen, Dorpsstraat 1"
    database.write_bytes(secret * 1000)
    ended = example.run("place", "list")
    log = example.instance / "data" / "errors.log"
    assert ended.returncode == 1
    assert ended.stderr == f"Er ging iets mis. Waar in het programma staat in {log}.\n"
    noted = log.read_text(encoding="utf-8")
    assert "DatabaseError" in noted
    assert "survey/cli/stores.py:" in noted
    assert "Jansen" not in noted
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_reader_who_stops_reading_hears_no_complaint(example: CommandLine) -> None:
    running = example.start("questionnaire", "schema")
    assert running.stdout is not None
    assert running.stderr is not None
    with running:
        running.stdout.close()
        assert running.wait(30) == 141
        assert running.stderr.read() == ""


def test_every_command_explains_itself(cli: CommandLine, tmp_path: Path) -> None:
    for words in (["place", "add"], ["responses", "set-aside"], ["demo"], ["questionnaire"]):
        assert "Laat deze uitleg zien." in cli.done(*words, "--help")
