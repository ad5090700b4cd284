"""Horizontal bars: the label above, the share at the end, the interval as a thin line on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from survey.results.charts.drawing import (
    NARROW,
    SIZE,
    Around,
    Box,
    Drawing,
    Ink,
    Line,
    Part,
    Sheet,
    Words,
)
from survey.results.statistics.wilson import Interval

ROOM = 0.8  # of the width, for bars; the rest is for the share behind the longest
_HIGH, _GAP, _ASIDE = 18.0, 14.0, 8.0
_STUB = 0.12  # how wide something closed is drawn, whatever it holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar. `share` is none where nobody was asked, and where it is `closed`.

    `value` and `n` are words: the share as a percentage, and of how many. `expected` is a share
    to compare with.
    """

    label: str
    value: str
    n: str = ""
    share: float | None = None
    interval: Interval | None = None
    expected: float | None = None
    closed: bool = False


def largest_first(bars: Sequence[Bar]) -> list[Bar]:
    """Equals keep their order; what is closed or unknown comes last."""
    return sorted(bars, key=lambda bar: (bar.share is None, -(bar.share or 0)))


def reach(bars: Sequence[Bar]) -> float:
    """Where the scale ends: the next tenth after everything that is drawn."""
    ends = [0.1]
    for bar in bars:
        ends += [bar.share or 0, bar.expected or 0, bar.interval.high if bar.interval else 0]
    return min(ceil(round(max(ends) * 10, 6)) / 10, 1.0)


def draw_bars(
    bars: Sequence[Bar],
    *,
    language: str,
    says: str,
    scale: float | None = None,
    letters: int = NARROW,
    around: Around | None = None,
) -> Drawing:
    """The bars in the order that they have. Give several charts one `scale` to compare them."""
    sheet = Sheet(letters=letters, around=around)
    _all(sheet, bars, ROOM / (scale or reach(bars)))
    return sheet.done(language=language, says=says)


def draw_several(
    charts: Sequence[tuple[str, Sequence[Bar]]],
    *,
    language: str,
    says: str,
    letters: int,
    around: Around,
) -> Drawing:
    """Charts under each other with one scale, each with its heading: for a file."""
    sheet = Sheet(letters=letters, around=around)
    unit = ROOM / reach([bar for _, bars in charts for bar in bars])
    for heading, bars in charts:
        sheet.write(heading, strong=True)
        sheet.y += 6
        _all(sheet, bars, unit)
        sheet.y += 16
    return sheet.done(language=language, says=says)


def draw_one(bar: Bar, *, scale: float, language: str, says: str) -> Drawing:
    """A bar whose label stands elsewhere, in a row of a table."""
    sheet = Sheet(letters=NARROW)
    sheet.y = 4
    _draw(sheet, bar, ROOM / scale)
    sheet.y += _HIGH + 4
    return sheet.done(language=language, says=says)


def _all(sheet: Sheet, bars: Sequence[Bar], unit: float) -> None:
    for bar in bars:
        sheet.write(bar.label, tail=bar.n)
        _draw(sheet, bar, unit)
        sheet.y += _HIGH + _GAP


def _draw(sheet: Sheet, bar: Bar, unit: float) -> None:
    top, middle = sheet.y, sheet.y + _HIGH / 2
    end = 0.0
    if bar.closed:
        end = _STUB
        sheet.marks.append(Box(0, _STUB, top, _HIGH, Ink.CLOSED))
    elif bar.share is not None:
        end = bar.share * unit
        sheet.marks.append(Box(0, end, top, _HIGH, Ink.BAR))
        if bar.interval is not None:
            end = max(end, bar.interval.high * unit)
            sheet.marks += _whisker(bar.interval, unit, top, middle)
    if bar.expected is not None:
        at = bar.expected * unit
        sheet.marks += [
            Line(at, at, top - 3, top + _HIGH + 3, 5, Ink.HALO),
            Line(at, at, top - 3, top + _HIGH + 3, 2, Ink.EXPECTED),
        ]
        end = max(end, at) if not bar.closed else end
    part = Part(bar.value, strong=not bar.closed, quiet=bar.closed)
    sheet.marks.append(Words(end, middle + SIZE * 0.36, (part,), aside=_ASIDE))


def _whisker(interval: Interval, unit: float, top: float, middle: float) -> list[Line]:
    low, high = interval.low * unit, interval.high * unit
    return [
        Line(low, high, middle, middle, 4, Ink.HALO),
        Line(low, high, middle, middle, 1.5, Ink.INTERVAL),
        Line(high, high, middle - 4, middle + 4, 1.5, Ink.INTERVAL),
    ]
