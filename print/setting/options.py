"""Options in calm columns: side by side where their words are short, read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from print.geometry import Block
from print.setting.cell import Cell, extra_lines, height_of, holds_words, natural_width, set_cell
from print.setting.piece import Piece, stacked
from print.setting.style import Style

GUTTER = 5.5  # at 12 points; a box stands nearer to its own words than to those of its neighbour
MOST_COLUMNS = 4
ROUNDING = 0.01
MOST_LINES = 3
UNEVEN = 2.0  # what columns of different widths cost


def set_options(cells: Sequence[Cell], style: Style, *, question: str, room: float) -> Piece:
    """The arrangement that takes the least height, unless it is restless."""
    if not cells:
        return Piece(height=0)
    pictured = any(cell.picture for cell in cells)
    found = [
        _measured(cells, style, widths=widths, pictured=pictured, cost=cost)
        for widths, cost in _widths(cells, style, room=room, pictured=pictured)
    ]
    best = min(found, key=lambda each: each.cost)
    return _arranged(cells, style, question=question, way=best, pictured=pictured)


def set_with_specials(
    cells: Sequence[Cell], specials: Sequence[Cell], style: Style, *, question: str, room: float
) -> Piece:
    """Not knowing stands apart, in a row of its own, unless a free place among the options saves
    that row."""
    apart = stacked(
        [
            set_options(cells, style, question=question, room=room),
            set_options(specials, style, question=question, room=room),
        ]
    )
    among = set_options([*cells, *specials], style, question=question, room=room)
    return among if among.height < apart.height - style.pitch / 2 else apart


def _widths(
    cells: Sequence[Cell], style: Style, *, room: float, pictured: bool
) -> Iterator[tuple[Sequence[float], float]]:
    """Ways to divide the room in columns, with what each costs before it is set."""
    gutter = _gutter(style)
    for columns in range(1, min(MOST_COLUMNS, len(cells)) + 1):
        left = room - gutter * (columns - 1)
        equal = [left / columns] * columns
        fitted = _fitted(_columns(cells, columns), style, room=left, pictured=pictured)
        for widths, cost in ((equal, 0.0), (fitted, UNEVEN)):
            if columns == 1 or _calm(cells, style, widths=widths, pictured=pictured):
                yield widths, cost


def _gutter(style: Style) -> float:
    return GUTTER * style.size / 12


def _columns(cells: Sequence[Cell], columns: int) -> list[Sequence[Cell]]:
    rows = ceil(len(cells) / columns)
    return [cells[first : first + rows] for first in range(0, rows * columns, rows)]


def _fitted(
    columns: Sequence[Sequence[Cell]], style: Style, *, room: float, pictured: bool
) -> Sequence[float]:
    """Narrow columns get what they need; the others share what is left."""
    needed = [
        max(
            (natural_width(cell, style, pictured=pictured) + ROUNDING for cell in column), default=0
        )
        for column in columns
    ]
    widths = [0.0] * len(columns)
    for rank, number in enumerate(sorted(range(len(columns)), key=lambda each: needed[each])):
        share = (room - sum(widths)) / (len(columns) - rank)
        widths[number] = min(needed[number], share) if rank < len(columns) - 1 else share
    return widths


def _calm(cells: Sequence[Cell], style: Style, *, widths: Sequence[float], pictured: bool) -> bool:
    """Whether no word is broken and no option grows tall in these columns."""
    return all(
        holds_words(cell, style, room=width, pictured=pictured)
        and extra_lines(cell, style, room=width, pictured=pictured) < MOST_LINES
        for width, column in zip(widths, _columns(cells, len(widths)), strict=True)
        for cell in column
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """A way to arrange the options: how wide each column is and how high each row, at what cost."""

    cost: float
    widths: Sequence[float]
    heights: Sequence[float]


def _measured(
    cells: Sequence[Cell],
    style: Style,
    *,
    widths: Sequence[float],
    pictured: bool,
    cost: float,
) -> _Way:
    """Measured only: most ways are never drawn."""
    columns = _columns(cells, len(widths))
    heights = [0.0] * len(columns[0])
    for width, column in zip(widths, columns, strict=True):
        for row, cell in enumerate(column):
            height = height_of(cell, style, room=width, pictured=pictured)
            heights[row] = max(heights[row], height)
            lines = extra_lines(cell, style, room=width, pictured=pictured)
            cost += style.air.restless * lines
    return _Way(cost=sum(heights) + cost, widths=widths, heights=heights)


def _arranged(
    cells: Sequence[Cell], style: Style, *, question: str, way: _Way, pictured: bool
) -> Piece:
    """Filled from the top of the first column on; rows stand level across the columns."""
    blocks: list[Block] = []
    x = 0.0
    for width, column in zip(way.widths, _columns(cells, len(way.widths)), strict=True):
        for row, cell in enumerate(column):
            pitch = way.heights[row]
            piece = set_cell(
                cell, style, question=question, room=width, pictured=pictured, pitch=pitch
            )
            blocks += piece.moved(x, sum(way.heights[:row])).blocks
        x += width + _gutter(style)
    return Piece(height=sum(way.heights), blocks=tuple(blocks))
