"""The comment round: a link without an account, remarks per question, settled and reopened."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from survey.builder.remark_taking import MOST_POSTS, Pace, TooOften
from survey.clock import today
from survey.staff.roles import Role
from survey.storage.answers import Response
from survey.storage.remarks import Remark, RemarkLink
from survey.storage.sessions import reading, writing
from tests.exchange.conftest import Desk
from tests.team import text_of
from tests.web.conftest import LintedClient


def shared(desk: Desk, *, days: int = 14) -> str:
    """The path of a new link."""
    day = (today() + timedelta(days=days)).isoformat()
    assert desk.does("remarks/link", expires_on=day).status_code == 303
    return re.search(r"/opmerkingen/[\w-]+", desk.sees("remarks"))[0]


def partner(desk: Desk) -> LintedClient:
    """Somebody without an account; every reply is held to what residents get, no cookie too."""
    return LintedClient(desk.app, desk.app.response_class, use_cookies=True)


def sends(desk: Desk, path: str, *, post: str = "a", **fields: str):
    said = {key.replace("remark_", "remark:"): words for key, words in fields.items()}
    return partner(desk).post(path, data={"_post": post} | said)


def kept(desk: Desk) -> list[Remark]:
    with reading(desk.answers) as session:
        return list(session.scalars(select(Remark).order_by(Remark.question)))


def test_every_question_can_be_seen_and_remarked_on(desk):
    page = text_of(partner(desk).get(shared(desk) + "/nl"))
    keys = [q["key"] for s in desk.draft().document["sections"] for q in s["questions"]]
    for key in keys:
        assert f'id="{key}"' in page
        assert f'name="remark:{key}"' in page
    assert 'name="remark:"' in page
    assert "Wat gaat goed in uw buurt?" in page


def test_a_remark_comes_in_with_the_words_that_it_is_about(either):
    path = shared(either)
    reply = sends(either, path, remark_goes_well="Te vaag", remark_="Mooi", _sender=" Talis ")
    assert reply.status_code == 303
    assert reply.location.endswith("/nl/dank")
    assert "Uw opmerkingen zijn binnen" in text_of(partner(either).get(reply.location))
    whole, one = kept(either)
    assert (whole.question, whole.words) == ("", "Mooi")
    assert (one.question, one.words, one.sender) == ("goes_well", "Te vaag", "Talis")
    assert one.about == "Wat gaat goed in uw buurt?"
    page = either.sees("remarks")
    assert "Te vaag" in page
    assert "Talis" in page
    assert "remark.received" in either.acts()


def test_the_same_page_sent_twice_is_kept_once(either):
    path = shared(either)
    for _ in range(2):
        assert sends(either, path, remark_goes_well="Te vaag").status_code == 303
    assert len(kept(either)) == 1


def test_trial_answers_are_not_even_received(desk):
    path = shared(desk)
    page = text_of(partner(desk).get(path + "/nl"))
    form = re.search(r'<form id="_remarks".*?</form>', page, re.DOTALL)[0]
    assert "goes_well" not in form
    assert not re.search(r'name="goes_well"[^>]* form=', page)
    sends(desk, path, remark_goes_well="x", goes_well="neighbours")
    with reading(desk.answers) as session:
        assert session.scalar(select(func.count()).select_from(Response)) == 0


def test_a_remark_is_settled_with_an_answer_and_reopened(either):
    sends(either, shared(either), remark_goes_well="Te vaag")
    remark = kept(either)[0]
    assert "Eén opmerking staat open" in either.sees("remarks")
    assert either.does(f"remarks/{remark.id}/settle", answer="").status_code == 400
    assert either.does(f"remarks/{remark.id}/settle", answer="Aangepast").status_code == 303
    assert (kept(either)[0].answer, kept(either)[0].settled_on) == ("Aangepast", today())
    assert either.does(f"remarks/{remark.id}/reopen").status_code == 303
    assert kept(either)[0].settled_on is None
    assert either.acts()[-2:] == ["remark.settled", "remark.reopened"]


def test_a_remark_of_another_draft_cannot_be_settled(desk):
    assert desk.does("remarks/12345/settle", answer="x").status_code == 400


def test_a_remark_stays_when_its_question_goes(desk):
    sends(desk, shared(desk), remark_goes_well="Te vaag")
    desk.edits(lambda document, _around: document["sections"][0]["questions"].pop(0))
    page = desk.sees("remarks")
    assert "Te vaag" in page
    assert "deze vraag is er niet meer" in page


def test_a_closed_link_is_shut_and_opens_again(either):
    path = shared(either)
    with reading(either.answers) as session:
        link = session.scalars(select(RemarkLink)).one()
    assert either.does(f"remarks/link/{link.id}/close").status_code == 303
    reply = partner(either).get(path)
    assert reply.status_code == 404
    assert "werkt niet" in text_of(reply)
    assert sends(either, path, remark_goes_well="x").status_code == 404
    assert kept(either) == []
    assert either.does(f"remarks/link/{link.id}/open").status_code == 303
    assert partner(either).get(path).status_code == 200


def test_a_link_expires(desk):
    path = shared(desk)
    with writing(desk.answers) as session:
        session.scalars(select(RemarkLink)).one().expires_on = today() - timedelta(days=1)
    assert partner(desk).get(path).status_code == 404


def test_a_wrong_token_is_as_shut_as_a_closed_one(desk):
    reply = partner(desk).get("/opmerkingen/zomaar")
    assert reply.status_code == 404
    assert "Vraag een nieuwe link" in text_of(reply)


@pytest.mark.parametrize("day", ["", "morgen", "2020-01-01", "2999-01-01"])
def test_a_link_has_a_sensible_last_day(desk, day):
    assert desk.does("remarks/link", expires_on=day).status_code == 400


def test_nothing_written_is_said_and_what_was_typed_stays(desk):
    path = shared(desk)
    reply = sends(desk, path, _sender="Talis")
    assert reply.status_code == 422
    assert "nog niets opgeschreven" in text_of(reply)
    assert 'value="Talis"' in text_of(reply)


@pytest.mark.parametrize("fields", [{"remark_goes_well": "a" * 2001}, {"_sender": "a" * 101}])
def test_what_is_too_long_is_refused_and_shown_again(desk, fields):
    usual = {"remark_": "Mooi"}
    reply = sends(desk, shared(desk), **(usual | fields))
    assert reply.status_code == 422
    assert "te lang" in text_of(reply)
    assert kept(desk) == []


def test_another_language_keeps_what_was_typed(desk):
    path = shared(desk)
    reply = sends(desk, path, remark_goes_well="Belangrijk", _language="ar")
    page = text_of(reply)
    assert '<html lang="ar" dir="rtl">' in page
    assert "Belangrijk" in page
    assert kept(desk) == []


def test_a_draft_that_is_no_questionnaire_yet_says_so(desk):
    path = shared(desk)
    desk.edits(lambda document, _around: document["sections"][0]["questions"][0].pop("title"))
    page = text_of(partner(desk).get(path))
    assert "iemand werkt eraan" in page
    assert sends(desk, path, remark_="Toch iets").status_code == 303


def test_words_of_strangers_stay_words(desk):
    sends(desk, shared(desk), remark_="<script>alert(1)</script>", _sender="<b>x")
    page = desk.sees("remarks")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_more_than_people_can_type_is_too_often():
    now = [0.0]
    pace = Pace(most=MOST_POSTS, clock=lambda: now[0])
    for _ in range(MOST_POSTS):
        pace.hold(1)
    with pytest.raises(TooOften):
        pace.hold(1)
    pace.hold(2)
    now[0] = 61
    pace.hold(1)


def test_who_may(desk):
    assert desk.colleague(Role.ADVISER).get(f"{desk.base}/remarks").status_code == 200
    refused = desk.colleague(Role.ADVISER).post(f"{desk.base}/remarks/link", data={})
    assert refused.status_code == 403
