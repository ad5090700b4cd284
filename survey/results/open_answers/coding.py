"""Coding texts: a first person all of them, a second one blind on a share, then differences."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.results.open_answers.codebook import codes_of
from survey.results.open_answers.reading import USABLE, Text, text_of, texts
from survey.storage.coding import CodingPlan, TextCoded, TextCoding, TextReading

SHARE = 20  # of every hundred texts


class Hand(StrEnum):
    """Who coded: one person, a second who saw nothing of the first, or both together."""

    FIRST = "first"
    SECOND = "second"
    SETTLED = "settled"


class CodingRefused(Refusal):
    """A text cannot be coded like this; the sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """The codes that texts got, per hand; an empty set fits none."""

    first: dict[int, frozenset[int]]
    second: dict[int, frozenset[int]]
    settled: dict[int, frozenset[int]]

    @property
    def final(self) -> dict[int, frozenset[int]]:
        """What counts: the settled codes, else those of the first person."""
        return self.first | self.settled

    @property
    def differing(self) -> list[int]:
        """Texts that two people coded differently and that nobody settled."""
        both = self.first.keys() & self.second.keys() - self.settled.keys()
        return sorted(each for each in both if self.first[each] != self.second[each])


def share_of(session: Session, *, campaign_id: int, question: str) -> int:
    plan = session.get(CodingPlan, (campaign_id, question))
    return SHARE if plan is None else plan.share


def set_share(session: Session, *, campaign_id: int, question: str, share: int) -> None:
    """How many of every hundred texts a second person codes: more adds texts, and keeps those."""
    if not 0 <= share <= 100:
        raise CodingRefused(sentence("Kies een getal van 0 tot en met 100."))
    session.merge(CodingPlan(campaign_id=campaign_id, question=question, share=share))


def next_to_code(
    session: Session, *, campaign_id: int, question: str, hand: Hand, coder: int
) -> Text | None:
    """A text that this person may still code in this hand; nobody is both hands of one text."""
    rows = _open_to(session, campaign_id, question, hand, coder)
    found = session.execute(rows.order_by(TextReading.id).limit(1)).one_or_none()
    return Text(number=found.id, words=found.words) if found else None


def left_to_code(
    session: Session, *, campaign_id: int, question: str, hand: Hand, coder: int
) -> int:
    rows = _open_to(session, campaign_id, question, hand, coder).with_only_columns(func.count())
    return session.scalar(rows) or 0


def save_codes(
    session: Session,
    *,
    campaign_id: int,
    question: str,
    number: int,
    hand: Hand,
    coder: int,
    codes: Collection[int],
) -> None:
    """Gives a text these codes in this hand, in place of what it had from the same person."""
    text_of(session, campaign_id=campaign_id, question=question, number=number)
    reading = session.get_one(TextReading, number, with_for_update=True)
    if reading.standing not in USABLE:
        raise CodingRefused(sentence("Deze tekst is niet (meer) gelezen. Code de volgende."))
    _require_codes(session, campaign_id, question, codes)
    hands = {each.hand: each.by for each in _hands(session, number)}
    if hand is Hand.SETTLED:
        if not {Hand.FIRST, Hand.SECOND} <= hands.keys():
            raise CodingRefused(sentence("Hier is nog geen verschil. Twee mensen coderen eerst."))
    else:
        other = Hand.SECOND if hand is Hand.FIRST else Hand.FIRST
        if hands.get(other) == coder:
            raise CodingRefused(
                sentence("U codeerde deze tekst al. De tweede keer doet iemand anders het.")
            )
        if hands.get(hand, coder) != coder:
            raise CodingRefused(sentence("Iemand anders codeerde deze tekst al. Code de volgende."))
    which = (TextCoded.reading_id == number, TextCoded.hand == hand)
    session.execute(delete(TextCoded).where(*which))
    session.merge(TextCoding(reading_id=number, hand=hand, by=coder))
    session.flush()
    session.add_all(TextCoded(reading_id=number, hand=hand, code_id=each) for each in set(codes))
    session.flush()


def uncode(
    session: Session, *, campaign_id: int, question: str, number: int, hand: Hand, coder: int
) -> None:
    """Takes back what this person coded."""
    text_of(session, campaign_id=campaign_id, question=question, number=number)
    row = session.get(TextCoding, (number, hand))
    if row is None or row.by != coder:
        raise CodingRefused(sentence("U codeerde deze tekst niet."))
    session.execute(delete(TextCoded).where(TextCoded.reading_id == number, TextCoded.hand == hand))
    session.delete(row)


def coded(session: Session, *, campaign_id: int, question: str) -> Coded:
    """Everything that was coded of texts that count."""
    counting = (
        texts(campaign_id, question)
        .where(TextReading.standing.in_(USABLE))
        .with_only_columns(TextReading.id)
    )
    found: dict[str, dict[int, set[int]]] = {hand: {} for hand in Hand}
    hands = select(TextCoding.reading_id, TextCoding.hand)
    for number, hand in session.execute(hands.where(TextCoding.reading_id.in_(counting))):
        found[hand][number] = set()
    rows = select(TextCoded.reading_id, TextCoded.hand, TextCoded.code_id)
    for number, hand, code in session.execute(rows.where(TextCoded.reading_id.in_(counting))):
        found[hand][number].add(code)
    return Coded(**{str(hand): _frozen(each) for hand, each in found.items()})


def _frozen(sets: dict[int, set[int]]) -> dict[int, frozenset[int]]:
    return {number: frozenset(each) for number, each in sets.items()}


def _open_to(
    session: Session, campaign_id: int, question: str, hand: Hand, coder: int
) -> Select[*tuple[Any, ...]]:
    other = Hand.SECOND if hand is Hand.FIRST else Hand.FIRST
    rows = texts(campaign_id, question).where(
        TextReading.standing.in_(USABLE),
        ~_has(hand),
        ~_has(other, TextCoding.by == coder),
    )
    if hand is Hand.SECOND:
        share = share_of(session, campaign_id=campaign_id, question=question)
        rows = rows.where(TextReading.id % 100 < share)  # numbers are random: so is the sample
    return rows


def _has(hand: Hand, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    own = (TextCoding.reading_id == TextReading.id, TextCoding.hand == hand, *more)
    return select(TextCoding.hand).where(*own).exists()


def _hands(session: Session, number: int) -> Iterable[TextCoding]:
    return session.scalars(select(TextCoding).where(TextCoding.reading_id == number)).all()


def _require_codes(
    session: Session, campaign_id: int, question: str, codes: Collection[int]
) -> None:
    known = {each.id for each in codes_of(session, campaign_id=campaign_id, question=question)}
    if not set(codes) <= known:
        raise CodingRefused(sentence("Een van deze codes staat niet (meer) in het codeboek."))
