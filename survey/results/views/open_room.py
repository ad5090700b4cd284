"""What the pages about open answers share: the question, who works there, the way on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from flask import abort, g, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal
from survey.extensions import wiring
from survey.fieldwork.rounds import Round
from survey.results.open_answers.asked import NoSuchQuestion, OpenQuestion, the_question
from survey.results.open_answers.gathering import gather, waits
from survey.results.rollup.advance import refreshed
from survey.results.views.blueprint import the_round
from survey.staff.access import Role
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import current_account
from survey.storage.sessions import reading, writing

READING = (Role.COORDINATOR, Role.ADVISER, Role.RESEARCHER)
DECIDING = (Role.COORDINATOR, Role.RESEARCHER)


class About(TypedDict):
    """For the rules: which question of which campaign."""

    campaign_id: int
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The campaign and the open question that a page is about."""

    round: Round
    question: OpenQuestion

    @property
    def about(self) -> About:
        return {"campaign_id": self.round.campaign.id, "question": self.question.key}


def here(session: Session, programme: str, question: str) -> Here:
    round_ = the_round(session, programme)
    try:
        found = the_question(
            session, campaign_id=round_.campaign.id, key=question, language=str(g.language)
        )
    except NoSuchQuestion:
        abort(404)
    return Here(round=round_, question=found)


def taken_in(programme: str) -> None:
    """Moves the figures on where enough came in, and takes new texts into the queue."""
    engine = wiring().answers
    with reading(engine) as session:
        campaign_id = the_round(session, programme).campaign.id
    refreshed(engine, campaign_id=campaign_id)
    with reading(engine) as session:
        if not waits(session, campaign_id=campaign_id):
            return
    with writing(engine) as session:
        gather(session, campaign_id=campaign_id)


def noted(session: Session, programme: str, act: str, what: str) -> None:
    record(session, who=current_account().id, act=act, what=what, programme=programme)


def on_to(endpoint: str, **values: object) -> Response:
    return redirect(url_for(f"results.{endpoint}", **values), 303)  # type: ignore[arg-type]


def say_refused(refusal: Refusal) -> None:
    said(refusal.sentence)


def number_in(field: str) -> int:
    """A number that a form sent; what is none is as unknown as a number that is no longer there."""
    value = request.form.get(field, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 17 else 0


def numbers_in(field: str) -> set[int]:
    sent = request.form.getlist(field)
    return {int(each) for each in sent if each.isascii() and each.isdecimal() and len(each) < 17}
