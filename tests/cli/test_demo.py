"""`wijkstem demo` and what follows: results, export, and setting aside."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


@pytest.fixture
def full(example: CommandLine) -> CommandLine:
    """The example with forty made-up responses."""
    example.done("demo", "--responses", "40", "--seed", "7")
    return example


def test_the_same_seed_stores_nothing_twice(full: CommandLine) -> None:
    before = full.data("results", "lindenholt")
    said = full.done("demo", "--responses", "40", "--seed", "7")
    assert said == "0 verzonnen antwoorden erbij in lindenholt; 40 waren er al.\n"
    assert full.data("results", "lindenholt") == before
    assert before["responses"] == 40


def test_the_same_seed_gives_the_same_answers_elsewhere(full: CommandLine, tmp_path: Path) -> None:
    other = CommandLine(full.environment | {"WIJKSTEM_INSTANCE": str(tmp_path / "other")})
    other.done("init", "--example")
    other.done("demo", "--responses", "40", "--seed", "7")
    one, two = full.data("results", "lindenholt"), other.data("results", "lindenholt")
    for key in ("questions", "languages", "channels", "days"):
        assert one[key] == two[key]


def test_another_seed_adds_other_people(full: CommandLine) -> None:
    full.done("demo", "--responses", "5", "--seed", "8")
    assert full.data("results", "lindenholt")["responses"] == 45


def test_made_up_responses_are_spread_over_places_languages_and_days(full: CommandLine) -> None:
    found = full.data("results", "lindenholt")
    assert all(place["responses"] for place in found["places"])
    assert {"nl"} < set(found["languages"]) <= {"nl", "en", "tr", "ar", "pl", "uk"}
    assert len(found["days"]) > 3


def test_real_campaigns_get_no_made_up_responses(cli: CommandLine, tmp_path: Path) -> None:
    cli.done("init")
    lindenholt = Path("forms/examples/lindenholt")
    text = (lindenholt / "campaign.yaml").read_text(encoding="utf-8")
    real = tmp_path / "campaign.yaml"
    real.write_text(text.replace("example: true", "example: false"), encoding="utf-8")
    cli.done("campaign", "start", real, "--questionnaire", lindenholt / "questionnaire.yaml")
    ended = cli.run("demo", "--campaign", "lindenholt")
    assert ended.returncode == 1
    assert ended.stderr.startswith("Verzonnen antwoorden kunnen alleen in een voorbeeld")


def test_results_are_readable_without_a_program(full: CommandLine) -> None:
    page = full.done("results", "lindenholt")
    assert "     40 ingevulde vragenlijsten\n" in page
    assert "Supermarkt, ingang" in page


def test_an_export_has_a_row_per_response(full: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    full.done("export", "lindenholt", "--format", "csv", "-o", file)
    with file.open(encoding="utf-8", newline="") as lines:
        assert len(list(csv.DictReader(lines))) == 40
    assert (tmp_path / "answers-codebook.csv").exists()


def test_what_is_set_aside_can_be_lifted_by_its_number(full: CommandLine) -> None:
    place = next(p for p in full.data("results", "lindenholt")["places"] if p["responses"])
    words = ("--campaign", "lindenholt", "--reason", "dubbel", "--place", place["code"])
    said = full.done("responses", "set-aside", *words)
    assert full.data("results", "lindenholt")["responses"] == 40 - place["responses"]
    number = said.split()[-1]
    full.done("responses", "lift", number)
    assert full.data("results", "lindenholt")["responses"] == 40
    logged = full.data("responses", "list", "--campaign", "lindenholt")["set_aside"]
    assert [(str(each["id"]), each["reason"]) for each in logged] == [(number, "dubbel")]


def test_the_end_of_a_trial_wipes_what_was_tried(cli: CommandLine) -> None:
    cli.done("init")
    lindenholt = Path("forms/examples/lindenholt")
    documents = (lindenholt / "campaign.yaml", "--questionnaire", lindenholt / "questionnaire.yaml")
    cli.done("campaign", "start", *documents, "--trial")
    cli.done("demo", "--responses", "3")
    assert cli.data("results", "lindenholt")["trial"] == 3
    said = cli.done("campaign", "open", "lindenholt")
    assert said.startswith("De proef is voorbij: 3 ingevulde vragenlijsten gewist.")
    assert cli.data("results", "lindenholt")["trial"] == 0
