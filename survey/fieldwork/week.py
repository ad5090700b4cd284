"""The last seven days of a campaign: numbers, places that lag, where to send two students."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from survey.fieldwork.figures import Count, busiest, figures
from survey.fieldwork.pace import A_WEEK, ONE_DAY, Pace, lagging, paces, where_to_go
from survey.fieldwork.place_facts import noted_places
from survey.fieldwork.rota import Standing, standing
from survey.storage.campaigns import Campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A place to go to, and when most was sent from it until now, if anything was."""

    pace: Pace
    weekday: int | None
    part: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """`first` to `last` are seven whole days, the last of them yesterday."""

    first: date
    last: date
    opens: date
    closes: date
    days_left: int
    total: Count
    this: Count
    before: Count
    target: int
    languages: Mapping[str, int]
    on_track: int
    with_target: int
    lagging: tuple[Pace, ...]
    advice: tuple[Advice, ...]
    standing: tuple[Standing, ...]


def week_of(session: Session, *, campaign: Campaign, today: date) -> Week:
    """What there is to say on this day."""
    places = noted_places(session, campaign_key=campaign.key)
    found = figures(session, campaign_id=campaign.id)
    sent = {place: each.sent for place, each in found.places.items()}
    going = paces(places, sent=sent, opens=campaign.opens, closes=campaign.closes, today=today)
    rota = standing(session, campaign_id=campaign.id, since=today, days=A_WEEK)
    there = {each.place_id for each in rota}
    first = today - timedelta(days=A_WEEK)
    chosen = where_to_go(going, somebody_there=there) if today <= campaign.closes else []
    return Week(
        first=first,
        last=today - ONE_DAY,
        opens=campaign.opens,
        closes=campaign.closes,
        days_left=max(0, (campaign.closes - max(today, campaign.opens)).days + 1),
        total=found.total,
        this=_between(found.days, first, today),
        before=_between(found.days, first - timedelta(days=A_WEEK), first),
        target=sum(each.noted.target for each in going),
        languages=_most_first({name: each.sent for name, each in found.languages.items()}),
        on_track=sum(not each.behind for each in going),
        with_target=len(going),
        lagging=tuple(lagging(going)),
        advice=tuple(_advice(session, campaign, each) for each in chosen),
        standing=tuple(rota),
    )


def _between(days: Mapping[date, Count], first: date, until: date) -> Count:
    return sum((each for day, each in days.items() if first <= day < until), start=Count())


def _most_first(counts: Mapping[str, int]) -> dict[str, int]:
    some = [(name, n) for name, n in counts.items() if n]
    return dict(sorted(some, key=lambda each: (-each[1], each[0])))


def _advice(session: Session, campaign: Campaign, pace: Pace) -> Advice:
    when = busiest(session, campaign_id=campaign.id, place_id=pace.noted.place.id)
    if when is None or when[0] not in pace.noted.days:
        return Advice(pace=pace, weekday=None, part=None)
    return Advice(pace=pace, weekday=when[0], part=when[1])
