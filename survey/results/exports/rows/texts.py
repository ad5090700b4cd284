"""What people wrote, as far as somebody read it and let it pass: no other words are in a file."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from survey.results.open_answers.finishing import passed
from survey.results.open_answers.reading import USABLE, Standing, same_text
from survey.storage.answers import AnswerText, Response
from survey.storage.coding import TextReading

__all__ = ["longest_passed", "passed", "unread"]


def longest_passed(session: Session, *, campaign_id: int) -> dict[str, int]:
    """How many characters the longest words are that were passed, by question."""
    words = func.coalesce(TextReading.words, AnswerText.text)
    rows = (
        select(TextReading.question, func.max(func.length(words)))
        .join(AnswerText, same_text())
        .where(TextReading.campaign_id == campaign_id, TextReading.standing.in_(USABLE))
        .group_by(TextReading.question)
    )
    return {question: int(most) for question, most in session.execute(rows)}


def unread(session: Session, *, which: Sequence[ColumnElement[bool]]) -> int:
    """How many texts of these responses nobody has read."""
    read = (
        select(TextReading.id)
        .where(same_text(), TextReading.standing != Standing.UNREAD)
        .correlate(AnswerText)
        .exists()
    )
    rows = (
        select(func.count())
        .select_from(AnswerText)
        .join(Response, Response.id == AnswerText.response_id)
        .where(*which, func.trim(AnswerText.text) != "", ~read)
    )
    return session.scalar(rows) or 0
