"""Takes written answers into the queue of texts to read, each under a random number of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from survey.results.counted import counted
from survey.storage.answers import AnswerText, Response
from survey.storage.coding import TextReading
from survey.storage.identity import thing_id

UNREAD = "unread"
_AT_ONCE = 5000


def in_figures(campaign_id: int) -> ColumnElement[bool]:
    """Only answers that the figures hold: those come in by tens, so that nobody can tell from the
    moment at which a text appears whose it is. What was set aside since is left out."""
    return and_(counted(campaign_id), Response.rolled)


def waits(session: Session, *, campaign_id: int) -> bool:
    """Whether there is anything to take in."""
    return session.execute(_new(campaign_id).limit(1)).first() is not None


def gather(session: Session, *, campaign_id: int) -> int:
    """Adds what is new; how many texts that were."""
    added = 0
    while found := session.execute(_new(campaign_id).limit(_AT_ONCE)).all():
        session.execute(_insert(session), [_row(campaign_id, *each) for each in found])
        added += len(found)
    return added


def _new(campaign_id: int) -> Select[int, str]:
    known = (
        select(TextReading.id)
        .where(
            TextReading.response_id == AnswerText.response_id,
            TextReading.question == AnswerText.question,
        )
        .exists()
    )
    return (
        select(AnswerText.response_id, AnswerText.question)
        .join(Response, Response.id == AnswerText.response_id)
        .where(in_figures(campaign_id), ~known, func.trim(AnswerText.text) != "")
    )


def _insert(session: Session) -> Any:
    """Two who take texts in at once do not stand in each other's way."""
    postgres = session.get_bind().dialect.name == "postgresql"
    dialect = postgresql if postgres else sqlite
    return dialect.insert(TextReading).on_conflict_do_nothing()


def _row(campaign_id: int, response_id: int, question: str) -> dict[str, object]:
    return {
        "id": thing_id(),
        "campaign_id": campaign_id,
        "response_id": response_id,
        "question": question,
        "standing": UNREAD,
        "finished": False,
        "quoted": False,
    }
