"""The trail as people read it: newest first, a day at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Sentence
from survey.staff.acts import called
from survey.storage.staff import AuditEntry, StaffAccount

_ZONE = ZoneInfo("Europe/Amsterdam")
AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One act as a line on the page."""

    number: int
    at: datetime
    who: str
    act: Sentence | str
    what: str


def lines(
    session: Session, *, programme: str | None, day: date | None = None, before: int | None = None
) -> list[Line]:
    """The newest acts in a programme, or of one day, or before an entry."""
    newest = (
        select(AuditEntry, StaffAccount.email)
        .join(StaffAccount, StaffAccount.id == AuditEntry.who, isouter=True)
        .order_by(AuditEntry.number.desc())
        .limit(AT_ONCE)
    )
    if programme is not None:
        newest = newest.where(AuditEntry.programme == programme)
    if before is not None:
        newest = newest.where(AuditEntry.number < before)
    if day is not None:
        start = datetime.combine(day, time(), _ZONE)
        end = datetime.combine(day + timedelta(days=1), time(), _ZONE)
        newest = newest.where(AuditEntry.at >= start.timestamp(), AuditEntry.at < end.timestamp())
    return [
        Line(
            number=entry.number,
            at=datetime.fromtimestamp(entry.at, UTC).astimezone(_ZONE),
            who=email or "–",
            act=called(entry.act),
            what=entry.what,
        )
        for entry, email in session.execute(newest)
    ]
