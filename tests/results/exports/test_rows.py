"""What a row holds: what was given, or why nothing was; and never who or when exactly."""

from __future__ import annotations

import pytest

from forms.definition.answers import RawAnswer
from forms.definition.document import questionnaire_to_data
from survey.builder.publish import publish
from survey.intake.receive import receive
from survey.results.exports.model import Codebook, Part
from survey.results.exports.taking import Wish, take
from survey.storage.campaigns import Campaign
from survey.storage.finding import campaign_by_key
from survey.storage.sessions import reading, writing
from tests.results.exports.reading_back import model
from tests.results.readers import read_texts

FULL = Wish(full=True)


@pytest.fixture
def send(opened):
    def send(**changes: object) -> None:
        with writing(opened.stores.answers) as session:
            receive(session, submission=opened.submission(**changes))

    return send


@pytest.fixture
def export(opened):
    """The rows as dictionaries: a code's own code, or a number."""

    def export(wish: Wish = FULL) -> list[dict[str, object]]:
        with reading(opened.stores.answers) as session:
            taken = take(session, campaign=campaign_by_key(session, key="spring"), wish=wish)
            return [named(taken.codebook, row) for row in model(taken)]

    return export


def named(codebook: Codebook, row: list) -> dict[str, object]:
    found = {}
    for column, cell in zip(codebook.columns, row, strict=True):
        codes = {each.number: each.code for each in column.values}
        found[column.name] = codes.get(cell, cell) if column.kind == "code" else cell
    return found


def test_a_row_tells_what_is_around_the_answers(send, export):
    send(language="en", variant=2)
    row = export()[0]
    assert {name: row[name] for name in list(row)[:9]} == {
        "edition": 1,
        "place": "Apotheek",
        "place_type": "waiting_room",
        "channel": "phone",
        "language": "en",
        "day": "2026-05-20",
        "variant": 2,
        "complete": 1,
        "weight": 1,
    }


def test_a_row_tells_what_was_given(send, export):
    send()
    row = export()[0]
    assert row["area"] == "north_park"
    assert (row["themes__money"], row["themes__join_in"], row["themes__green"]) == (1, 0, 1)
    assert (row["themes_first"], row["years"], row["safe"]) == ("green", 12, "much")
    assert row["missing"] == "written"


def test_why_there_is_no_answer_is_a_number_below_zero(opened, send, export):
    send(given=opened.given(good=RawAnswer(("dont_know",)), area=RawAnswer(("north", "south"))))
    row = export()[0]
    assert (row["good__people"], row["area"], row["shop"]) == (-98, -94, -96)


def test_every_reason_has_its_own_number_next_to_the_others(send, export, opened):
    send()
    with reading(opened.stores.answers) as session:
        codebook = take(
            session, campaign=campaign_by_key(session, key="spring"), wish=FULL
        ).codebook
    area = next(each for each in codebook.columns if each.name == "area")
    assert {each.number: each.code for each in area.missing} == {
        -99: "skipped",
        -98: "dont_know",
        -97: "rather_not",
        -96: "not_asked",
        -95: "over_limit",
        -94: "unclear",
        -93: "given_though_not_asked",
    }


def test_too_many_choices_count_as_no_choice(opened, send, export):
    four = ("money", "join_in", "green", "traffic")
    send(given=opened.given(themes=RawAnswer(four, first=("money",))))
    row = export()[0]
    assert {row[f"themes__{code}"] for code in four} == {-95}
    assert row["themes_first"] == -95


def test_two_crosses_for_first_are_none(opened, send, export):
    send(given=opened.given(themes=RawAnswer(("money", "green"), first=("money", "green"))))
    row = export()[0]
    assert row["themes_first"] in (None, -94)


def test_a_row_tells_where_options_stood(send, export):
    send(variant=1)
    row = export()[0]
    at = {code: row[f"themes__{code}__at"] for code in ("money", "join_in", "green", "traffic")}
    assert at == {"join_in": 1, "green": 2, "traffic": 3, "money": 4}
    assert "good__people__at" not in row


def test_no_moment_and_no_identity_is_exported(send, export):
    send()
    row = export(Wish(full=True, with_text=True))[0]
    assert not {"id", "submission_id", "part_of_day"} & set(row)
    assert "morning" not in row.values()


def test_only_what_counts_is_in_the_full_file(opened, send, export):
    older = opened.submission()
    with writing(opened.stores.answers) as session:
        receive(session, submission=older)
    send(replaces=older.id, language="en")
    send(trial=True)
    assert [row["language"] for row in export()] == ["en"]


def test_words_are_there_only_when_asked_for_and_only_in_the_full_file(opened, send, export):
    send()
    read_texts(opened.stores.answers, campaign_id=opened.campaign_id)
    assert "missing__text" not in export()[0]
    assert export(Wish(full=True, with_text=True))[0]["missing__text"] == "Een bankje in het park"


def test_a_question_that_is_closed_leaves_no_trace(send, export):
    send()
    row = export(Wish(full=True, without=frozenset({"themes"})))[0]
    assert [name for name in row if name.startswith("themes")] == []
    assert row["area"] == "north_park"


def test_a_later_edition_keeps_the_numbers_of_codes(opened, send, export):
    send()
    data = questionnaire_to_data(opened.questionnaire)
    area = data["sections"][0]["questions"][1]
    area["options"] = [
        {"code": "east", "text": {"nl": "Oost", "en": "East"}},
        *[each for each in area["options"] if each["code"] != "south"],
    ]
    data["sections"][0]["questions"] = [
        each for each in data["sections"][0]["questions"] if each["key"] != "years"
    ]
    with reading(opened.stores.answers) as session:
        before = _values(session, "area")
    with writing(opened.stores.answers) as session:
        campaign = campaign_by_key(session, key="spring")
        publish(session, campaign=campaign, questionnaire_data=data)
    with reading(opened.stores.answers) as session:
        after = _values(session, "area")
    assert before.items() <= after.items()
    assert set(after) - set(before) == {"east"}
    assert export()[0]["years"] == 12


def _values(session, name: str) -> dict[str, int]:
    codebook = take(session, campaign=campaign_by_key(session, key="spring"), wish=FULL).codebook
    column = next(each for each in codebook.columns if each.name == name)
    return {each.code: each.number for each in column.values}


def test_the_codebook_says_what_every_column_is_about(send, opened):
    send()
    with reading(opened.stores.answers) as session:
        codebook = take(
            session, campaign=session.get_one(Campaign, opened.campaign_id), wish=FULL
        ).codebook
    green = next(each for each in codebook.columns if each.name == "themes__green")
    assert (green.question, green.of, green.option, green.part) == (
        "themes",
        "priority",
        "green",
        Part.CHOSEN,
    )
    assert green.label == "Onderwerpen green"
    assert len({each.name for each in codebook.columns}) == len(codebook.columns)
