"""People of the target group who read a draft: how many, what they found, which version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.document import content_hash
from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.storage.campaigns import Edition
from survey.storage.drafts import Draft
from survey.storage.remarks import ReaderRecord

MOST_PEOPLE, LONGEST = 1000, 4000


class CannotRecord(Refusal):
    """What was filled in about test readers cannot be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One record; `current` when the draft still says what they read."""

    record: ReaderRecord
    current: bool
    edition: int | None


def record_reading(
    session: Session, *, draft: Draft, people: int, found: str, on_day: date
) -> ReaderRecord:
    """Keeps that people read the draft as it is now."""
    found = found.strip()
    if not 1 <= people <= MOST_PEOPLE:
        raise CannotRecord(sentence("Hoeveel mensen hebben het gelezen? Vul een getal vanaf 1 in."))
    if not found or len(found) > LONGEST:
        raise CannotRecord(
            sentence("Schrijf in een paar zinnen wat zij vonden (hoogstens 4000 tekens).")
        )
    if on_day > today():
        raise CannotRecord(sentence("Deze dag moet nog komen. Kies de dag waarop het gelezen is."))
    made = ReaderRecord(
        draft_id=draft.id,
        version=draft.version,
        content_mark=mark_of(draft),
        people=people,
        found=found,
        on_day=on_day,
    )
    session.add(made)
    session.flush()
    return made


def readings(session: Session, *, draft: Draft) -> list[Reading]:
    """Every record, the newest first."""
    rows = select(ReaderRecord).where(ReaderRecord.draft_id == draft.id)
    now, editions = mark_of(draft), _editions(session, draft)
    return [
        Reading(record=row, current=row.content_mark == now, edition=editions.get(row.content_mark))
        for row in session.scalars(rows.order_by(ReaderRecord.on_day.desc(), ReaderRecord.id))
    ]


def forget_reading(session: Session, *, draft: Draft, record: int) -> None:
    found = session.get(ReaderRecord, record)
    if found is not None and found.draft_id == draft.id:
        session.delete(found)
        session.flush()


def mark_of(draft: Draft) -> str:
    """The start of the hash that an edition of this draft would have."""
    from survey.builder.publishing.cleaned import published_data

    return content_hash(published_data(draft))[:16]


def _editions(session: Session, draft: Draft) -> dict[str, int]:
    if draft.campaign_id is None:
        return {}
    rows = select(Edition.content_hash, Edition.number).where(
        Edition.campaign_id == draft.campaign_id
    )
    return {content[:16]: number for content, number in session.execute(rows)}
