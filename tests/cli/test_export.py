"""`wijkstem export`: every kind of file, and the full one only with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from survey.storage.engines import open_engine
from survey.storage.finding import campaign_by_key
from survey.storage.sessions import reading
from tests.cli.conftest import CommandLine
from tests.results.readers import read_texts


@pytest.fixture
def full(example: CommandLine) -> CommandLine:
    example.done("demo", "--responses", "40", "--seed", "7")
    return example


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("sav", {"a.sav", "a.sps"}),
        ("r", {"a.R", "a.csv"}),
        ("zip", {"a.zip"}),
    ],
)
def test_a_file_comes_with_what_belongs_to_it(
    full: CommandLine, tmp_path: Path, kind: str, files: set[str]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    name = next(each for each in files if not each.endswith((".sps", ".csv")))
    said = full.done("export", "lindenholt", "--format", kind, "-o", folder / name)
    assert {each.name for each in folder.iterdir()} == files
    assert said.startswith("40 ingevulde vragenlijsten staan in ")
    assert "Minstens 10 regels zijn gelijk" in said


def test_the_full_file_wants_a_reason_and_says_so_in_its_name(
    full: CommandLine, tmp_path: Path
) -> None:
    words = ("export", "lindenholt", "--format", "json", "-o", tmp_path / "a.json", "--full")
    refused = full.run(*words)
    assert refused.returncode == 1
    assert refused.stderr.startswith("Schrijf waarom het volledige bestand nodig is.")
    full.done(*words, "--reason", "Onderzoek")
    assert (tmp_path / "a-volledig.json").exists()
    assert not (tmp_path / "a.json").exists()


def test_words_that_people_wrote_are_only_in_the_full_file_once_read(
    full: CommandLine, tmp_path: Path
) -> None:
    words = ("export", "lindenholt", "--format", "csv", "-o", tmp_path / "a.csv", "--with-text")
    assert full.run(*words).returncode == 1
    file = tmp_path / "a-volledig.csv"
    assert "nog door niemand gelezen" in full.done(*words, "--full", "--reason", "Onderzoek")
    assert "Voorbeeld: " not in file.read_text()
    answers = open_engine(f"sqlite:///{full.instance}/data/answers.sqlite")
    with reading(answers) as session:
        campaign = campaign_by_key(session, key="lindenholt").id
    read_texts(answers, campaign_id=campaign)
    answers.dispose()
    full.done(*words, "--full", "--reason", "Onderzoek")
    assert "Voorbeeld: " in file.read_text()
