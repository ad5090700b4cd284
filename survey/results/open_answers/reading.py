"""Reading texts: one at a time, in random order; in order, with words removed, or unusable.

Until the reading is finished the answer itself stays, so that a mistake can be put right; no page
and no file shows it any more. See finishing.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.results.open_answers.gathering import in_figures
from survey.results.open_answers.redacting import pieces, without
from survey.storage.answers import AnswerText, Response
from survey.storage.coding import TextCoding, TextReading


class Standing(StrEnum):
    """What became of a text."""

    UNREAD = "unread"
    FINE = "fine"
    REDACTED = "redacted"
    UNUSABLE = "unusable"


USABLE = (Standing.FINE, Standing.REDACTED)


class ReadingRefused(Refusal):
    """A text cannot be judged like this; the sentence says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text as a reader sees it: nothing of where, when or by whom."""

    number: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many texts of a question there are of each standing."""

    by_standing: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_standing.values())

    @property
    def unread(self) -> int:
        return self.by_standing.get(Standing.UNREAD, 0)

    @property
    def read(self) -> int:
        return self.total - self.unread

    @property
    def usable(self) -> int:
        return sum(self.by_standing.get(each, 0) for each in USABLE)


def next_unread(
    session: Session, *, campaign_id: int, question: str, reader: int, after: int = 0
) -> Text | None:
    """The next text. Every reader starts elsewhere, so that two seldom read the same."""
    begin = after or (reader * 2654435761 % (1 << 32)) << 20
    unread = texts(campaign_id, question).where(TextReading.standing == Standing.UNREAD)
    for some in (unread.where(TextReading.id > begin), unread):
        found = session.execute(some.order_by(TextReading.id).limit(1)).one_or_none()
        if found is not None:
            return Text(number=found.id, words=found.words)
    return None


def text_of(session: Session, *, campaign_id: int, question: str, number: int) -> Text:
    """One text of this question as it may be seen now."""
    found = session.execute(
        texts(campaign_id, question).where(TextReading.id == number)
    ).one_or_none()
    if found is None:
        raise ReadingRefused(sentence("Deze tekst is er niet meer. Lees de volgende."))
    return Text(number=found.id, words=found.words)


def judge(
    session: Session,
    *,
    campaign_id: int,
    question: str,
    number: int,
    standing: Standing,
    gone: Collection[int] = (),
) -> None:
    """Writes down what a person found; the first to judge a text decides."""
    text = text_of(session, campaign_id=campaign_id, question=question, number=number)
    row = session.get_one(TextReading, number, with_for_update=True)
    if row.standing != Standing.UNREAD:
        raise ReadingRefused(sentence("Iemand anders las deze tekst al. Lees de volgende."))
    if standing is Standing.REDACTED:
        known = {each.number for each in pieces(text.words)} - {None}
        if not known & set(gone):
            raise ReadingRefused(
                sentence("Kies eerst welke woorden weg moeten, of kies “In orde”.")
            )
        row.words = without(text.words, gone)
    row.standing = standing


def take_back(session: Session, *, campaign_id: int, question: str, number: int) -> None:
    """Makes a text unread again, unless the reading was finished; its codes go."""
    text_of(session, campaign_id=campaign_id, question=question, number=number)
    row = session.get_one(TextReading, number, with_for_update=True)
    if row.finished:
        raise ReadingRefused(
            sentence("Het lezen is afgerond. De tekst van voor het weghalen is er niet meer.")
        )
    for hand in session.scalars(select(TextCoding).where(TextCoding.reading_id == number)):
        session.delete(hand)
    row.standing, row.words, row.quoted = Standing.UNREAD, None, False


def progress(session: Session, *, campaign_id: int, question: str) -> Progress:
    rows = (
        select(TextReading.standing, func.count())
        .join(Response, Response.id == TextReading.response_id)
        .where(*_of(campaign_id, question))
        .group_by(TextReading.standing)
    )
    return Progress(by_standing=dict(session.execute(rows).all()))


def texts(campaign_id: int, question: str) -> Select[*tuple[Any, ...]]:
    """The texts of a question with the words that may be seen of them now."""
    found: Select[*tuple[Any, ...]] = (
        select(TextReading.id, func.coalesce(TextReading.words, AnswerText.text).label("words"))
        .join(AnswerText, same_text())
        .join(Response, Response.id == TextReading.response_id)
        .where(*_of(campaign_id, question))
    )
    return found


def same_text() -> Any:
    return (AnswerText.response_id == TextReading.response_id) & (
        AnswerText.question == TextReading.question
    )


def _of(campaign_id: int, question: str) -> tuple[Any, ...]:
    return (
        in_figures(campaign_id),
        TextReading.campaign_id == campaign_id,
        TextReading.question == question,
    )
