"""How places go compared with their target, and where somebody is needed most. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from survey.fieldwork.place_facts import Noted
from survey.fieldwork.place_kinds import somebody_can_stand

ONE_DAY = timedelta(days=1)
A_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A place with a target: `expected` by now, and the days on which it will still be open."""

    noted: Noted
    sent: int
    expected: int
    days_left: int
    open_this_week: bool

    @property
    def behind(self) -> int:
        return max(0, self.expected - self.sent)

    @property
    def to_go(self) -> int:
        return max(0, self.noted.target - self.sent)

    @property
    def a_day(self) -> float:
        """How many are needed on each day on which it is still open."""
        return self.to_go / self.days_left if self.days_left else 0.0


def paces(
    places: Iterable[Noted], *, sent: Mapping[int, int], opens: date, closes: date, today: date
) -> list[Pace]:
    """Every place that has a target and was not closed.

    What is expected grows with the days on which the place was open, up to yesterday.
    """
    found = []
    for each in places:
        if each.closed or not each.target:
            continue
        whole = open_days(each.days, first=opens, last=closes)
        gone = open_days(each.days, first=opens, last=min(today - ONE_DAY, closes))
        coming = min(closes, today + timedelta(days=A_WEEK - 1))
        found.append(
            Pace(
                noted=each,
                sent=sent.get(each.place.id, 0),
                expected=each.target * gone // whole if whole else 0,
                days_left=open_days(each.days, first=max(today, opens), last=closes),
                open_this_week=open_days(each.days, first=max(today, opens), last=coming) > 0,
            )
        )
    return found


def lagging(found: Iterable[Pace], *, at_most: int = 3) -> list[Pace]:
    """The places that miss most of what was expected by now."""
    late = [each for each in found if each.behind]
    return sorted(late, key=lambda each: (-each.behind, each.noted.name.casefold()))[:at_most]


def where_to_go(
    found: Iterable[Pace], *, somebody_there: Collection[int], at_most: int = 2
) -> list[Pace]:
    """The places that need most for each day on which they are still open.

    Where nobody can stand, where somebody already stands this week, and where the door is shut
    all week are left out.
    """
    fit = [
        each
        for each in found
        if each.to_go
        and each.open_this_week
        and somebody_can_stand(each.noted.place.type)
        and each.noted.place.id not in somebody_there
    ]
    return sorted(fit, key=lambda each: (-each.a_day, each.noted.name.casefold()))[:at_most]


def open_days(days: Collection[int], *, first: date, last: date) -> int:
    """On how many days from the first to the last, both included, a place is open."""
    length = (last - first).days + 1
    if length <= 0:
        return 0
    weeks, rest = divmod(length, A_WEEK)
    return weeks * len(days) + sum((first.weekday() + n) % A_WEEK in days for n in range(rest))
