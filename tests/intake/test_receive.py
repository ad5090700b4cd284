"""What the one door does with what comes in: once, whole, and never silently lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from forms.definition.answers import RawAnswer
from survey.intake.receive import receive
from survey.intake.submission import NotOurs, Receipt
from survey.results.results import results
from survey.storage.answers import Answer, AnswerText, KeptApart, Response, ResponseFlag
from survey.storage.sessions import reading, writing


def send(opened, submission) -> Receipt:
    with writing(opened.stores.answers) as session:
        return receive(session, submission=submission)


def shown(opened):
    with reading(opened.stores.answers) as session:
        return results(session, campaign_key="spring")


def test_a_response_is_stored_with_what_is_around_it(opened):
    sent = opened.submission(language="en", variant=2, complete=False, late=True)
    assert send(opened, sent) == Receipt(sent.id, "stored")
    with reading(opened.stores.answers) as session:
        stored = session.scalars(select(Response)).one()
        assert (stored.place_id, stored.edition_id) == (sent.place_id, sent.edition_id)
        assert (stored.channel, stored.language, stored.variant) == ("phone", "en", 2)
        assert (stored.day, stored.part_of_day) == (sent.day, "morning")
        assert (stored.complete, stored.late, stored.trial) == (False, True, False)


def test_every_question_leaves_a_row_so_that_states_can_be_counted(opened):
    send(opened, opened.submission(given={}))
    with reading(opened.stores.answers) as session:
        rows = session.execute(select(Answer.question, Answer.code, Answer.state)).all()
        asked = [each.key for each in opened.questionnaire.questions if each.kind != "statement"]
        assert sorted(rows) == sorted(
            (key, "", "not_asked" if key == "shop" else "skipped") for key in asked
        )


def test_the_same_twice_is_stored_once(opened):
    sent = opened.submission()
    assert send(opened, sent).outcome == "stored"
    assert send(opened, replace(sent, part_of_day="evening")) == Receipt(sent.id, "same")
    assert shown(opened)["responses"] == 1


def test_the_same_ten_times_at_once_is_stored_once(opened):
    sent = opened.submission()
    with ThreadPoolExecutor(10) as pool:
        receipts = list(pool.map(lambda _: send(opened, sent), range(10)))
    assert sorted(receipt.outcome for receipt in receipts) == ["same"] * 9 + ["stored"]
    assert shown(opened)["responses"] == 1


def test_one_id_with_other_answers_is_kept_apart_for_a_person_to_look_at(opened):
    sent = opened.submission()
    other = replace(sent, given=opened.given(years=RawAnswer(text="13")))
    send(opened, sent)
    assert send(opened, other) == Receipt(sent.id, "kept_apart")
    assert send(opened, other) == Receipt(sent.id, "kept_apart")
    with reading(opened.stores.answers) as session:
        kept = session.scalars(select(KeptApart)).one()
        assert kept.body["given"]["years"] == [[], [], "13"]
        assert kept.body["place"] == sent.place_id
    assert shown(opened)["responses"] == 1


def test_a_page_without_script_may_be_sent_by_two_people(opened):
    first = opened.submission(id="page-00000001", from_server_id=True)
    second = replace(first, given=opened.given(years=RawAnswer(text="13")))
    third = replace(first, given=opened.given(years=RawAnswer(text="14")))
    outcomes = [send(opened, each).outcome for each in (first, second, first, second, third)]
    assert outcomes == ["stored", "stored", "same", "same", "stored"]
    assert shown(opened)["responses"] == 3
    assert shown(opened)["flags"]["possible_duplicate"] == 2


@pytest.mark.parametrize("order", ["in order", "newer first"])
def test_only_the_newest_version_counts(opened, order):
    first = opened.submission()
    second = opened.submission(replaces=first.id)
    third = opened.submission(replaces=second.id)
    versions = [first, second, third]
    for each in versions if order == "in order" else reversed(versions):
        assert send(opened, each).outcome == "stored"
    found = shown(opened)
    assert (found["responses"], found["replaced"]) == (1, 2)
    with reading(opened.stores.answers) as session:
        left = session.scalars(select(Response.submission_id).where(~Response.replaced)).all()
        assert left == [third.id]


def test_two_versions_at_the_same_moment_never_both_count(opened):
    for _ in range(15):
        older = opened.submission()
        newer = opened.submission(replaces=older.id)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda each: send(opened, each), (older, newer)))
    found = shown(opened)
    assert (found["responses"], found["replaced"]) == (15, 15)


def test_nobody_replaces_a_response_of_another_place(opened):
    older = opened.submission()
    send(opened, older)
    send(opened, opened.submission(replaces=older.id, place_id=opened.places[1].id))
    assert shown(opened)["responses"] == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"given": {"good": RawAnswer(("forged",))}},
        {"given": {"unknown": RawAnswer(("people",))}},
        {"edition_id": 1},
        {"place_id": 1},
        {"campaign_id": 1},
        {"language": "fr"},
        {"variant": -1},
        {"variant": 99},
        {"id": "short"},
        {"id": "x" * 65},
        {"id": "a'; DROP TABLE response"},
        {"id": "page-00000001.abc"},
        {"replaces": "\ud800" * 10},
    ],
)
def test_what_our_form_cannot_have_sent_is_refused_and_leaves_nothing(opened, changes):
    with pytest.raises(NotOurs):
        send(opened, opened.submission(**changes))
    with reading(opened.stores.answers) as session:
        for table in (Response, Answer, AnswerText, KeptApart):
            assert session.scalar(select(func.count()).select_from(table)) == 0


def test_what_paper_holds_is_stored_with_its_state(opened):
    crossed = opened.given(
        safe=RawAnswer(("little", "much")), good=RawAnswer(("people", "shops", "quiet"))
    )
    send(opened, opened.submission(channel="paper_typed", given=crossed))
    with reading(opened.stores.answers) as session:
        rows = select(Answer.code).where(Answer.question == "good", Answer.state == "over_limit")
        assert sorted(session.scalars(rows)) == ["people", "quiet", "shops"]


def test_words_lie_apart_from_the_rest(opened):
    given = opened.given(good=RawAnswer(("shops",)), shop=RawAnswer(text=" De kaaswinkel \x00"))
    send(opened, opened.submission(given=given))
    with reading(opened.stores.answers) as session:
        found = session.execute(select(AnswerText.question, AnswerText.text)).all()
        assert sorted(found) == [("missing", "Een bankje in het park"), ("shop", "De kaaswinkel")]


def test_four_scales_at_one_position_are_flagged_and_counted(opened):
    alike = {key: RawAnswer(("much",)) for key in ("safe", "belong", "join", "say")}
    send(opened, opened.submission(given=opened.given(**alike)))
    send(opened, opened.submission(given=opened.given(), flags=frozenset({"honeypot"})))
    with reading(opened.stores.answers) as session:
        flags = session.scalars(select(ResponseFlag.flag)).all()
        assert sorted(flags) == ["honeypot", "pattern"]
    assert shown(opened)["responses"] == 2


def test_rows_tell_no_order_of_arrival(opened):
    sent = [opened.submission() for _ in range(40)]
    for each in sent:
        send(opened, each)
    with reading(opened.stores.answers) as session:
        by_row = select(Response.submission_id).order_by(Response.id)
        assert session.scalars(by_row).all() != [each.id for each in sent]
