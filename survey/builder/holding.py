"""Who is writing in a draft now: a polite lock, which another person may take over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from survey.clock import now
from survey.storage.drafts import Draft

KEPT_FOR = timedelta(minutes=10)  # since the holder last opened or saved something


@dataclass(frozen=True, slots=True)
class Holder:
    """The account that is writing, and since when (UTC)."""

    account: int
    since: datetime


def moment() -> datetime:
    """Now, as the store keeps it: in UTC, and without saying so."""
    return now().astimezone(UTC).replace(tzinfo=None, microsecond=0)


def holder(draft: Draft) -> Holder | None:
    """Who holds the draft now, if anyone does."""
    if draft.locked_by is None or draft.locked_since is None or draft.locked_until is None:
        return None
    return Holder(draft.locked_by, draft.locked_since) if draft.locked_until > moment() else None


def held_by_another(draft: Draft, *, account: int) -> bool:
    found = holder(draft)
    return found is not None and found.account != account


def lock(session: Session, *, draft: Draft, by: int) -> Holder:
    """Holds the draft for this account unless another does; says who holds it then."""
    found = holder(draft)
    if found is not None and found.account != by:
        return found
    return _hold(session, draft=draft, by=by, since=found.since if found else moment())


def take_over(session: Session, *, draft: Draft, by: int) -> Holder:
    """Holds the draft for this account, whoever did before."""
    return _hold(session, draft=draft, by=by, since=moment())


def _hold(session: Session, *, draft: Draft, by: int, since: datetime) -> Holder:
    until = moment() + KEPT_FOR
    values = {"locked_by": by, "locked_since": since, "locked_until": until}
    session.execute(update(Draft).where(Draft.id == draft.id).values(**values))
    session.flush()
    return Holder(by, since)
