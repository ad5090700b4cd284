"""How much was opened and sent: per place, day, channel and language. Numbers, never answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from survey.results.counted import counted
from survey.storage.answers import Response
from survey.storage.campaigns import Place
from survey.storage.monitor import OpenedCount

K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often something was opened, and how many were sent."""

    opened: int = 0
    sent: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(opened=self.opened + other.opened, sent=self.sent + other.sent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What came in for a campaign, seen from four sides."""

    places: Mapping[int, Count]
    days: Mapping[date, Count]
    channels: Mapping[str, Count]
    languages: Mapping[str, Count]

    @property
    def total(self) -> Count:
        return sum(self.days.values(), start=Count())


def figures(session: Session, *, campaign_id: int) -> Figures:
    """Four small counts by the database, whatever the number of responses."""
    return Figures(
        places=_by(session, campaign_id, Response.place_id, OpenedCount.place_id),
        days=_by(session, campaign_id, Response.day, OpenedCount.day),
        channels=_by(session, campaign_id, Response.channel, OpenedCount.channel),
        languages=_by(session, campaign_id, Response.language, OpenedCount.language),
    )


def count_at(session: Session, *, campaign_id: int, place_id: int) -> Count:
    """What came in from one place."""
    sent = select(func.count()).where(counted(campaign_id), Response.place_id == place_id)
    opened = select(func.sum(OpenedCount.n)).where(OpenedCount.place_id == place_id)
    return Count(opened=session.scalar(opened) or 0, sent=session.scalar(sent) or 0)


def busiest(session: Session, *, campaign_id: int, place_id: int) -> tuple[int, str] | None:
    """The day of the week and the part of it on which most was sent from a place."""
    rows = (
        select(Response.day, Response.part_of_day, func.count())
        .where(counted(campaign_id), Response.place_id == place_id)
        .group_by(Response.day, Response.part_of_day)
    )
    sums: dict[tuple[int, str], int] = {}
    for day, part, n in session.execute(rows):
        key = (day.weekday(), part)
        sums[key] = sums.get(key, 0) + n
    return max(sums, key=lambda key: (sums[key], key), default=None)


def _by(
    session: Session,
    campaign_id: int,
    sent_by: InstrumentedAttribute[K],
    opened_by: InstrumentedAttribute[K],
) -> dict[K, Count]:
    sent = select(sent_by, func.count()).where(counted(campaign_id)).group_by(sent_by)
    opened = (
        select(opened_by, func.sum(OpenedCount.n))
        .where(OpenedCount.place_id.in_(select(Place.id).where(Place.campaign_id == campaign_id)))
        .group_by(opened_by)
    )
    found = {key: Count(sent=n) for key, n in session.execute(sent)}
    for key, n in session.execute(opened):
        found[key] = found.get(key, Count()) + Count(opened=int(n))
    return found
