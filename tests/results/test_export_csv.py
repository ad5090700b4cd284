"""The CSV export: what counts, a row each, safe to open, with a codebook beside it."""

from __future__ import annotations

import csv

import pytest

from forms.definition.answers import RawAnswer
from survey.fieldwork.places import add_place
from survey.intake.receive import receive
from survey.results.export_csv import export_csv
from survey.storage.sessions import reading, writing


@pytest.fixture
def send(opened):
    def send(**changes: object) -> None:
        with writing(opened.stores.answers) as session:
            receive(session, submission=opened.submission(**changes))

    return send


@pytest.fixture
def export(opened, tmp_path):
    def export(**wishes: bool) -> list[dict[str, str]]:
        file = tmp_path / "spring.csv"
        with reading(opened.stores.answers) as session:
            n = export_csv(session, campaign_key="spring", file=file, **wishes)
        delimiter = ";" if wishes.get("excel_nl") else ","
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter=delimiter))
        assert len(rows) == n
        return rows

    return export


def test_a_row_tells_what_was_given_and_what_became_of_each_question(send, export):
    send(language="en", flags=frozenset({"too_fast", "honeypot"}))
    row = export()[0]
    assert list(row)[:9] == [
        "edition",
        "place",
        "channel",
        "language",
        "variant",
        "day",
        "late",
        "complete",
        "flags",
    ]
    assert list(row.values())[:9] == [
        "1",
        "Apotheek",
        "phone",
        "en",
        "0",
        "2026-05-20",
        "0",
        "1",
        "honeypot too_fast",
    ]
    assert (row["area"], row["area_state"]) == ("north_park", "given")
    assert (row["themes__money"], row["themes__traffic"]) == ("1", "0")
    assert (row["themes_first"], row["themes_state"]) == ("green", "given")
    assert (row["years"], row["safe"]) == ("12", "much")
    assert row["shop_state"] == "not_asked"


def test_what_was_not_given_is_empty_rather_than_zero(opened, send, export):
    send(given=opened.given(good=RawAnswer(("dont_know",)), area=RawAnswer(("north", "south"))))
    row = export()[0]
    assert (row["good__people"], row["good_state"]) == ("", "dont_know")
    assert (row["area"], row["area_state"]) == ("", "unclear")


def test_no_moment_and_no_identity_is_exported(send, export):
    send()
    row = export(with_text=True)[0]
    assert not {"id", "submission_id", "part_of_day"} & set(row)
    assert "morning" not in row.values()


def test_only_what_counts_is_exported(opened, send, export):
    older = opened.submission()
    with writing(opened.stores.answers) as session:
        receive(session, submission=older)
    send(replaces=older.id, language="en")
    send(trial=True)
    assert [row["language"] for row in export()] == ["en"]


def test_words_are_exported_only_when_asked_for(send, export):
    send()
    assert "missing" not in export()[0]
    assert export(with_text=True)[0]["missing"] == "Een bankje in het park"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "=cmd|' /C calc'!A0"])
def test_no_words_become_a_formula(opened, send, export, words):
    send(given=opened.given(missing=RawAnswer(text=words)))
    assert export(with_text=True)[0]["missing"] == f"'{words}"


def test_a_place_name_becomes_no_formula_either(opened, send, export):
    with writing(opened.stores.answers) as session:
        place = add_place(session, campaign_key="spring", name='=HYPERLINK("x")', type="event")
    send(place_id=place.id)
    assert export()[0]["place"].startswith("'=")


def test_excel_in_dutch_gets_semicolons_and_a_byte_order_mark(send, export, tmp_path):
    send()
    assert export(excel_nl=True)[0]["area"] == "north_park"
    assert (tmp_path / "spring.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (tmp_path / "spring-codebook.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_codebook_explains_every_column(send, export, tmp_path):
    send()
    row = export(with_text=True)[0]
    with (tmp_path / "spring-codebook.csv").open(newline="") as lines:
        book = list(csv.DictReader(lines))
    assert {each["column"] for each in book} == set(list(row)[9:])
    found = next(each for each in book if each["code"] == "north_park")
    assert (found["column"], found["question"], found["kind"]) == ("area", "Buurt", "choice")


def test_words_of_several_lines_and_scripts_come_through(opened, send, export):
    words = 'Zij zei: "ja",\nen ik: شكرا; goed'
    send(given=opened.given(missing=RawAnswer(text=words)))
    for excel_nl in (False, True):
        assert export(with_text=True, excel_nl=excel_nl)[0]["missing"] == words


def test_an_export_that_fails_leaves_the_old_file_as_it_was(opened, send, export, tmp_path):
    send()
    export()
    before = (tmp_path / "spring.csv").read_bytes()
    with reading(opened.stores.answers) as session:
        session.connection().close()
        with pytest.raises(Exception, match=r".+"):
            export_csv(session, campaign_key="spring", file=tmp_path / "spring.csv")
    assert (tmp_path / "spring.csv").read_bytes() == before
    assert [path.name for path in tmp_path.glob(".spring*")] == []
