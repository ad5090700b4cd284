"""Which responses the roll-up does not hold yet, and which it holds that no longer count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, and_, func, not_, or_, select, update
from sqlalchemy.orm import Session

from survey.results.counted import counted, in_campaign
from survey.storage.answers import Response
from survey.storage.campaigns import Campaign

_AT_ONCE = 5000


def fresh(session: Session, *, campaign_id: int, most: int) -> Sequence[int]:
    """Responses that count and that the roll-up does not hold."""
    rows = select(Response.id).where(*_fresh(campaign_id)).limit(most)
    return session.scalars(rows).all()


def spent(session: Session, *, campaign_id: int, most: int) -> Sequence[int]:
    """Responses that the roll-up holds, and that were set aside or replaced since."""
    rows = select(Response.id).where(*_spent(campaign_id)).limit(most)
    return session.scalars(rows).all()


def how_many(session: Session, *, campaign_id: int) -> tuple[int, int]:
    """How many wait to be added, and how many to be taken away."""
    counts = [
        session.scalar(select(func.count()).select_from(Response).where(*which)) or 0
        for which in (_fresh(campaign_id), _spent(campaign_id))
    ]
    return counts[0], counts[1]


def held(session: Session, *, campaign_id: int) -> Iterator[Sequence[int]]:
    """Every response that the roll-up holds, some thousands at a time."""
    last = -(2**63)
    while True:
        which = (in_campaign(campaign_id), Response.rolled, Response.id > last)
        rows = select(Response.id).where(*which).order_by(Response.id).limit(_AT_ONCE)
        ids = session.scalars(rows).all()
        if not ids:
            return
        last = ids[-1]
        yield ids


def locked(session: Session, *, campaign_id: int) -> None:
    """One at a time moves the figures of a campaign. SQLite has one writer anyway."""
    row = select(Campaign.id).where(Campaign.id == campaign_id)
    session.execute(row.with_for_update(key_share=True))


def mark(session: Session, *, ids: Sequence[int], rolled: bool) -> None:
    """Remembers of responses that the roll-up holds them, or no longer does."""
    for start in range(0, len(ids), _AT_ONCE):
        some = list(ids[start : start + _AT_ONCE])
        session.execute(update(Response).where(Response.id.in_(some)).values(rolled=rolled))


def _fresh(campaign_id: int) -> list[ColumnElement[bool]]:
    return [counted(campaign_id), not_(Response.rolled)]


def _spent(campaign_id: int) -> list[ColumnElement[bool]]:
    gone = or_(Response.replaced, Response.set_aside_id.is_not(None))
    return [in_campaign(campaign_id), and_(Response.rolled, gone)]
