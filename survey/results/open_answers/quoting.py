"""Words that may be shown outside the team: read by a person, and of nobody who stands alone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.answers import State
from forms.definition.sentence import Refusal, sentence
from survey.results.open_answers.reading import USABLE, text_of, texts
from survey.results.rollup.cells import Cell, Kind
from survey.results.shown.tables import table_of
from survey.results.small_cells.threshold import DEFAULT, quotable
from survey.storage.answers import Response
from survey.storage.coding import TextReading

LONGEST = 400  # a quote that is longer tells who it is


class QuoteRefused(Refusal):
    """These words may not be quoted; the sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words, and of how many people who answered: nothing else is ever said of who wrote them."""

    number: int
    words: str
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosable:
    """A text that was read, and whether it was chosen."""

    number: int
    words: str
    quoted: bool


def choose(
    session: Session, *, campaign_id: int, question: str, number: int, k: int = DEFAULT
) -> None:
    """Chooses a text to be quoted, or refuses.

    Words tell their language: so who used that language must be at least k as well.
    """
    text = text_of(session, campaign_id=campaign_id, question=question, number=number)
    row = session.get_one(TextReading, number)
    if row.standing not in USABLE:
        raise QuoteRefused(sentence("Lees deze tekst eerst."))
    if len(text.words) > LONGEST:
        raise QuoteRefused(
            sentence(
                "Dit is te lang voor een citaat: hoogstens %(n)s letters. Een lang verhaal "
                "verraadt wie het schreef.",
                n=LONGEST,
            )
        )
    if answered(session, campaign_id=campaign_id, question=question, k=k) is None:
        raise QuoteRefused(
            sentence("Te weinig mensen gaven hier antwoord. Citeren kan vanaf %(k)s mensen.", k=k)
        )
    language = session.scalar(select(Response.language).where(Response.id == row.response_id))
    if not _enough_who_speak(session, campaign_id, str(language), k):
        raise QuoteRefused(
            sentence("In deze taal vulden te weinig mensen de vragenlijst in om te citeren.")
        )
    row.quoted = True


def unchoose(session: Session, *, campaign_id: int, question: str, number: int) -> None:
    text_of(session, campaign_id=campaign_id, question=question, number=number)
    session.get_one(TextReading, number).quoted = False


def quotes(
    session: Session, *, campaign_id: int, question: str, k: int = DEFAULT
) -> tuple[Quote, ...]:
    """The chosen words, as long as enough people answered. For every page, chart and file."""
    of = answered(session, campaign_id=campaign_id, question=question, k=k)
    if of is None:
        return ()
    rows = texts(campaign_id, question).where(TextReading.quoted, TextReading.standing.in_(USABLE))
    found = session.execute(rows.order_by(TextReading.id))
    return tuple(Quote(number=each.id, words=each.words, of=of) for each in found)


def answered(session: Session, *, campaign_id: int, question: str, k: int = DEFAULT) -> int | None:
    """How many answered the question, as published; None when that is closed or fewer than k."""
    table = table_of(session, campaign_id=campaign_id)
    total = table.groups.get("") if table else None
    if total is None or total.base is None:
        return None
    given = total.cells.get(Cell(question, Kind.STATE, State.GIVEN), 0)
    return given if given is not None and quotable(base=given, k=k) else None


def _enough_who_speak(session: Session, campaign_id: int, language: str, k: int) -> bool:
    table = table_of(session, campaign_id=campaign_id, facet="language")
    group = table.groups.get(language) if table else None
    return group is not None and group.base is not None and quotable(base=group.base, k=k)


def to_choose_from(
    session: Session, *, campaign_id: int, question: str, after: int, most: int
) -> list[Choosable]:
    """Some of the texts that were read and are short enough, in their random order."""
    rows = (
        texts(campaign_id, question)
        .add_columns(TextReading.quoted)
        .where(TextReading.standing.in_(USABLE), TextReading.id > after)
        .order_by(TextReading.id)
        .limit(most)
    )
    return [
        Choosable(number=each.id, words=each.words, quoted=each.quoted)
        for each in session.execute(rows)
    ]
