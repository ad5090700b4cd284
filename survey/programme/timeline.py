"""Phases of all programmes on one line of time: where each bar lies, in hundredths of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from survey.storage.programmes import Phase, Programme

_FEWEST_MONTHS, _MOST_TICKS = 6, 6
_THINNEST = 0.5  # a day in a century would not be seen
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)  # months between two ticks


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One phase; `open` means that its last day is not known yet."""

    phase: Phase
    left: float
    width: float
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The first day of a month under the bars."""

    day: date
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A programme with the phases that have a date, and how many have none yet."""

    programme: Programme
    bars: tuple[Bar, ...]
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Every programme against the same months; `now` is None when that lies outside."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    now: float | None


def timeline(
    programmes: Sequence[tuple[Programme, Sequence[Phase]]], *, today: date
) -> Timeline | None:
    """Lays the phases out; None while no phase has a date."""
    dated = [each for _, phases in programmes for each in phases if each.starts]
    days = [day for each in dated for day in (each.starts, each.ends) if day]
    if not days:
        return None
    first = _month(min(days))
    last = max(_month(max(days)) + 1, first + _FEWEST_MONTHS)
    begin, end = _first_day(first), _first_day(last)
    whole = (end - begin).days

    def at(day: date) -> float:
        return round(100 * (day - begin).days / whole, 2)

    def bar(phase: Phase) -> Bar:
        assert phase.starts is not None
        until = at(phase.ends) + 100 / whole if phase.ends else 100.0
        left = at(phase.starts)
        width = max(_THINNEST, round(until - left, 2))
        left = min(left, 100 - width)
        return Bar(phase=phase, left=left, width=width, open=phase.ends is None)

    step = next((each for each in _STEPS if (last - first) / each <= _MOST_TICKS), _STEPS[-1])
    months = [each for each in range(first, last) if each % step == 0]
    return Timeline(
        rows=tuple(
            Row(
                programme=programme,
                bars=tuple(bar(each) for each in _in_time(phases)),
                undated=sum(each.starts is None for each in phases),
            )
            for programme, phases in programmes
        ),
        ticks=tuple(Tick(day=_first_day(each), left=at(_first_day(each))) for each in months),
        now=at(today) if begin <= today < end else None,
    )


def _in_time(phases: Sequence[Phase]) -> list[Phase]:
    dated = [(each.starts, each.position, each) for each in phases if each.starts]
    return [phase for _, _, phase in sorted(dated, key=lambda each: each[:2])]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
