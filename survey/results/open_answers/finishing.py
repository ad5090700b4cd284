"""Finishing the reading: removed words are erased; and the words that files may hold."""

from __future__ import annotations

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from forms.definition.sentence import sentence
from survey.results.open_answers.reading import (
    USABLE,
    ReadingRefused,
    Standing,
    progress,
    same_text,
)
from survey.storage.answers import AnswerText
from survey.storage.coding import TextReading


def finish(session: Session, *, campaign_id: int, question: str) -> int:
    """Erases the answers themselves where words were removed; how many that were."""
    which = (
        TextReading.campaign_id == campaign_id,
        TextReading.question == question,
        TextReading.finished.is_(False),
    )
    if progress(session, campaign_id=campaign_id, question=question).unread:
        raise ReadingRefused(sentence("Lees eerst alle teksten. Daarna kunt u afronden."))
    gone = 0
    closed = select(TextReading.id, TextReading.response_id, TextReading.words).where(
        *which, TextReading.standing.in_((Standing.REDACTED, Standing.UNUSABLE))
    )
    for _, response_id, words in session.execute(closed).all():
        session.execute(
            update(AnswerText)
            .where(AnswerText.response_id == response_id, AnswerText.question == question)
            .values(text=words or "")
        )
        gone += 1
    read = TextReading.standing != Standing.UNREAD
    session.execute(update(TextReading).where(*which, read).values(finished=True))
    return gone


def passed(session: Session, *, first: int, last: int) -> dict[tuple[int, str], str]:
    """The words that a person passed, by response and question, of responses with these numbers:
    what files may hold. A text that nobody read, or that was unusable, is not in it."""
    rows = (
        select(
            TextReading.response_id,
            TextReading.question,
            func.coalesce(TextReading.words, AnswerText.text),
        )
        .join(AnswerText, same_text())
        .where(TextReading.response_id.between(first, last), TextReading.standing.in_(USABLE))
    )
    return {(response, question): words for response, question, words in session.execute(rows)}
