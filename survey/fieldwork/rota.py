"""Who stands at which place when: typed by organisers, and forgotten when the campaign is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, Sentence, sentence
from survey.clock import PartOfDay
from survey.storage.campaigns import Campaign, Place
from survey.storage.monitor import Stand

LONGEST_LABEL = 60
PARTS: dict[PartOfDay, Sentence] = {
    PartOfDay.MORNING: sentence("ochtend"),
    PartOfDay.AFTERNOON: sentence("middag"),
    PartOfDay.EVENING: sentence("avond"),
}


class StandRefused(Refusal):
    """Nobody can stand there then, as it was filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Somebody at a place, on a day and part of it."""

    id: int
    place_id: int
    place: str
    day: date
    part: PartOfDay
    label: str


def stand_at(
    session: Session, *, campaign: Campaign, place_id: int, day: date, part: str, label: str
) -> None:
    """Notes who stands where; refuses a day on which the campaign is not open."""
    label = " ".join(label.split())
    if not label or len(label) > LONGEST_LABEL:
        raise StandRefused(
            sentence(
                "Schrijf wie er staat: een rol of een voornaam, hoogstens %(n)s letters.",
                n=LONGEST_LABEL,
            )
        )
    if part not in set(PartOfDay):
        raise StandRefused(sentence("Kies een deel van de dag."))
    if not campaign.opens <= day <= campaign.closes:
        raise StandRefused(
            sentence(
                "De vragenronde loopt van %(opens)s tot en met %(closes)s. Kies een dag daarin.",
                opens=campaign.opens.isoformat(),
                closes=campaign.closes.isoformat(),
            )
        )
    row = Stand(place_id=place_id, day=day, part_of_day=part, label=label)
    known = select(Stand.id).where(
        Stand.place_id == place_id,
        Stand.day == day,
        Stand.part_of_day == part,
        Stand.label == label,
    )
    if session.scalar(known) is not None:
        raise StandRefused(sentence("Dit staat al in het rooster."))
    session.add(row)
    session.flush()


def no_longer(session: Session, *, place_id: int, stand_id: int) -> Standing | None:
    """Takes somebody off; gives back who that was, so that it can be undone."""
    row = session.get(Stand, stand_id)
    if row is None or row.place_id != place_id:
        return None
    gone = _standing(row, "")
    session.delete(row)
    return gone


def standing(
    session: Session,
    *,
    campaign_id: int,
    since: date,
    days: int = 0,
    place_id: int | None = None,
) -> list[Standing]:
    """Who stands where from this day on, for so many days when given, by day and part."""
    rows = (
        select(Stand, Place.name)
        .join(Place, Place.id == Stand.place_id)
        .where(Place.campaign_id == campaign_id, Stand.day >= since)
    )
    if days:
        rows = rows.where(Stand.day < since + timedelta(days=days))
    if place_id is not None:
        rows = rows.where(Stand.place_id == place_id)
    found = [_standing(row, name) for row, name in session.execute(rows)]
    parts = list(PartOfDay)
    return sorted(found, key=lambda each: (each.day, parts.index(each.part), each.place))


def overdue(session: Session, *, on: date) -> bool:
    """Whether anybody's label outlived its campaign."""
    return next(_over(session, on), None) is not None


def forget_over(session: Session, *, on: date) -> int:
    """Wipes who stood where in every campaign that was over on this day; says how many."""
    ids = list(_over(session, on))
    session.execute(delete(Stand).where(Stand.id.in_(ids)))
    return len(ids)


def _over(session: Session, on: date) -> Iterator[int]:
    yield from session.scalars(
        select(Stand.id)
        .join(Place, Place.id == Stand.place_id)
        .join(Campaign, Campaign.id == Place.campaign_id)
        .where(Campaign.closes < on)
    )


def _standing(row: Stand, place: str) -> Standing:
    return Standing(
        id=row.id,
        place_id=row.place_id,
        place=place,
        day=row.day,
        part=PartOfDay(row.part_of_day),
        label=row.label,
    )
