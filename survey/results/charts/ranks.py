"""Places in an order: a full dot where something stands, open ones where it may stand as well.

Who is sure has one dot; who is not has a row of open ones, so that uncertain looks uncertain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from survey.results.charts.drawing import (
    LINE,
    NARROW,
    SIZE,
    Around,
    Dot,
    Drawing,
    Ink,
    Line,
    Part,
    Sheet,
    Words,
)

_HIGH, _GAP = 18.0, 14.0
_FULL, _OPEN = 8.0, 5.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where something stands, and from which place to which it may; `value` says that in words."""

    label: str
    value: str
    rank: int
    low: int
    high: int


def draw_ranks(
    placed: Sequence[Placed],
    *,
    language: str,
    says: str,
    letters: int = NARROW,
    around: Around | None = None,
) -> Drawing:
    """In the order that they have; the places are numbered above."""
    sheet = Sheet(letters=letters, around=around)
    many = len(placed)
    for place in range(1, many + 1):
        number = Part(str(place), quiet=True)
        sheet.marks.append(Words(_at(place, many), sheet.y + SIZE, (number,), centred=True))
    sheet.y += LINE + 4 if placed else 0
    for each in placed:
        sheet.write(each.label, tail=each.value)
        _draw(sheet, each, many)
        sheet.y += _HIGH + _GAP
    return sheet.done(language=language, says=says)


def _at(place: int, many: int) -> float:
    return (place - 0.5) / many


def _draw(sheet: Sheet, each: Placed, many: int) -> None:
    middle = sheet.y + _HIGH / 2
    grid = (Dot(_at(place, many), middle, 1.5, Ink.GRID) for place in range(1, many + 1))
    sheet.marks += grid
    if each.low < each.high:
        low, high = _at(each.low, many), _at(each.high, many)
        sheet.marks.append(Line(low, high, middle, middle, 1.5, Ink.INTERVAL))
    for place in range(each.low, each.high + 1):
        if place != each.rank:
            sheet.marks.append(Dot(_at(place, many), middle, _OPEN, Ink.POSSIBLE))
    sheet.marks.append(Dot(_at(each.rank, many), middle, _FULL, Ink.BAR))
