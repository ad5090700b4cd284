"""The codebook of an open question: themes of the programme and own codes; add, rename, merge."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.storage.coding import TextCode, TextCoded
from survey.storage.programmes import ProgrammeCampaign, Theme

LONGEST = 80
MOST = 60


class CodeRefused(Refusal):
    """The codebook cannot change like this; the sentence says why."""


def codes_of(session: Session, *, campaign_id: int, question: str) -> Sequence[TextCode]:
    """In order: the number of a code on a page is its place here."""
    rows = select(TextCode).where(
        TextCode.campaign_id == campaign_id, TextCode.question == question
    )
    return session.scalars(rows.order_by(TextCode.position, TextCode.id)).all()


def begin(session: Session, *, campaign_id: int, question: str) -> Sequence[TextCode]:
    """Starts a codebook with the themes of the programme, once."""
    found = codes_of(session, campaign_id=campaign_id, question=question)
    if found:
        return found
    themes = (
        select(Theme)
        .join(ProgrammeCampaign, ProgrammeCampaign.programme_id == Theme.programme_id)
        .where(ProgrammeCampaign.campaign_id == campaign_id, Theme.removed.is_(False))
        .order_by(Theme.position)
    )
    for number, theme in enumerate(session.scalars(themes)):
        label = next((words for words in theme.title.values() if words), theme.code)
        session.add(
            TextCode(
                campaign_id=campaign_id,
                question=question,
                theme=theme.code,
                label=label,
                position=number,
            )
        )
    session.flush()
    return codes_of(session, campaign_id=campaign_id, question=question)


def add_code(session: Session, *, campaign_id: int, question: str, label: str) -> TextCode:
    every = begin(session, campaign_id=campaign_id, question=question)
    if len(every) >= MOST:
        raise CodeRefused(sentence("Er zijn al %(n)s codes. Voeg er eerst een paar samen.", n=MOST))
    code = TextCode(
        campaign_id=campaign_id,
        question=question,
        theme=None,
        label=_label(label, every),
        position=max((each.position for each in every), default=-1) + 1,
    )
    session.add(code)
    session.flush()
    return code


def rename_code(
    session: Session, *, campaign_id: int, question: str, number: int, label: str
) -> TextCode:
    every = codes_of(session, campaign_id=campaign_id, question=question)
    code = _own(every, number)
    code.label = _label(label, [each for each in every if each is not code])
    return code


def merge_codes(
    session: Session, *, campaign_id: int, question: str, number: int, into: int
) -> tuple[str, str]:
    """Every text with the one code gets the other; the one goes. Both labels."""
    every = codes_of(session, campaign_id=campaign_id, question=question)
    one, other = _own(every, number), _own(every, into)
    if one is other:
        raise CodeRefused(sentence("Kies een andere code om mee samen te voegen."))
    has = (
        select(TextCoded.reading_id, TextCoded.hand)
        .where(TextCoded.code_id == one.id)
        .order_by(TextCoded.reading_id)
    )
    already = select(TextCoded.reading_id, TextCoded.hand).where(TextCoded.code_id == other.id)
    both = set(session.execute(has)) & set(session.execute(already))
    for reading_id, hand in both:
        session.execute(
            delete(TextCoded).where(
                TextCoded.reading_id == reading_id,
                TextCoded.hand == hand,
                TextCoded.code_id == one.id,
            )
        )
    session.execute(update(TextCoded).where(TextCoded.code_id == one.id).values(code_id=other.id))
    session.delete(one)
    session.flush()
    return one.label, other.label


def uses(session: Session, *, campaign_id: int, question: str) -> dict[int, bool]:
    """Which codes some text has; only whether, because how many is for the figures to say."""
    rows = (
        select(TextCode.id, func.count(TextCoded.reading_id))
        .join(TextCoded, TextCoded.code_id == TextCode.id)
        .where(TextCode.campaign_id == campaign_id, TextCode.question == question)
        .group_by(TextCode.id)
    )
    return {number: n > 0 for number, n in session.execute(rows)}


def _own(every: Sequence[TextCode], number: int) -> TextCode:
    for each in every:
        if each.id == number:
            return each
    raise CodeRefused(sentence("Deze code staat niet (meer) in het codeboek."))


def _label(label: str, others: Sequence[TextCode]) -> str:
    label = " ".join(label.split())
    if not label:
        raise CodeRefused(sentence("Geef de code een naam."))
    if len(label) > LONGEST:
        raise CodeRefused(sentence("Maak de naam korter: hoogstens %(n)s letters.", n=LONGEST))
    if label.casefold() in {each.label.casefold() for each in others}:
        raise CodeRefused(sentence("De code “%(label)s” is er al.", label=label))
    return label
