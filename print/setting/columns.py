"""Fills pages with questions: two columns, or the whole width for what needs it; none is split.

Questions run down the left column, then down the right one. What is left over at the foot of a full
page goes between its questions, so that both columns end together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from print.geometry import Block, Role, Rule
from print.setting.piece import Piece

GUTTER = 8.0
MOST_STRETCH = 7.0  # more air than this between two questions makes a page fall apart
HAIRLINE = 0.25  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A piece to place. `wide` goes across all columns; `last` stands at the foot of its page."""

    piece: Piece
    wide: bool = False
    last: bool = False


@dataclass(slots=True, kw_only=True)
class _Filled:
    """A page that is being filled: what stands on it, and how far down."""

    room: float
    down: float = 0
    pieces: list[Piece] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.room - self.down

    def put(self, piece: Piece, *, x: float, y: float) -> None:
        self.pieces.append(piece.moved(x, y))


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The part of a page where questions stand."""

    width: float
    height: float
    first_height: float  # of the first page, below its head
    columns: int
    gap: float

    @property
    def column(self) -> float:
        return (self.width - GUTTER * (self.columns - 1)) / self.columns


def fill(items: Sequence[Item], area: Area) -> list[Piece]:
    """One piece per page. Every item must fit a page of its own height."""
    pages = [_Filled(room=area.first_height)]
    waiting: list[Piece] = []
    for item in items:
        if not item.wide:
            waiting.append(item.piece)
            continue
        _put_all(waiting, pages, area)
        waiting = []
        _put_wide(item, pages, area)
    _put_all(waiting, pages, area)
    return [_as_piece(page) for page in pages]


def _put_wide(item: Item, pages: list[_Filled], area: Area) -> None:
    if item.piece.height > pages[-1].left:
        pages.append(_Filled(room=area.height))
    page = pages[-1]
    page.put(item.piece, x=0, y=page.room - item.piece.height if item.last else page.down)
    page.down += item.piece.height + area.gap


def _put_all(waiting: Sequence[Piece], pages: list[_Filled], area: Area) -> None:
    """Columns of these pieces, page after page; the last of them as low as possible."""
    left = list(waiting)
    while left:
        page = pages[-1]
        columns = _balanced(left, page.left, area) or _greedy(left, page.left, area)
        placed = sum(len(column) for column in columns)
        if placed:
            _put_columns(columns, page, area, stretched=placed < len(left))
            left = left[placed:]
        if left:
            pages.append(_Filled(room=area.height))


def _balanced(pieces: Sequence[Piece], room: float, area: Area) -> list[Sequence[Piece]] | None:
    """All pieces in columns of about the same height, when that fits; else nothing."""
    if area.columns == 1:
        return [pieces] if _height(pieces, area) <= room else None
    splits = [(pieces[:cut], pieces[cut:]) for cut in range(1, len(pieces) + 1)]
    left, right = min(splits, key=lambda split: max(_height(each, area) for each in split))
    if max(_height(left, area), _height(right, area)) > room:
        return None
    return [left, right]


def _greedy(pieces: Sequence[Piece], room: float, area: Area) -> list[Sequence[Piece]]:
    columns: list[Sequence[Piece]] = []
    left = list(pieces)
    for _ in range(area.columns):
        most = 0
        while most < len(left) and _height(left[: most + 1], area) <= room:
            most += 1
        columns.append(left[:most])
        left = left[most:]
    return columns


def _put_columns(
    columns: Sequence[Sequence[Piece]], page: _Filled, area: Area, *, stretched: bool
) -> None:
    tallest = page.left if stretched else max(_height(column, area) for column in columns)
    for number, column in enumerate(columns):
        between = len(column) - 1
        spare = tallest - _height(column, area)
        extra = min(spare / between, MOST_STRETCH) if between else 0
        y = page.down
        for piece in column:
            page.put(piece, x=number * (area.column + GUTTER), y=y)
            y += piece.height + area.gap + extra
        if number and column:
            x = number * (area.column + GUTTER) - GUTTER / 2
            line = Rule(x1=x, y1=page.down, x2=x, y2=page.down + tallest, weight=HAIRLINE)
            page.pieces.append(Piece(height=0, blocks=(Block(role=Role.ARTIFACT, drawn=(line,)),)))
    page.down += tallest + area.gap


def _height(pieces: Sequence[Piece], area: Area) -> float:
    return sum(piece.height for piece in pieces) + area.gap * max(0, len(pieces) - 1)


def _as_piece(page: _Filled) -> Piece:
    return Piece(
        height=page.room,
        blocks=tuple(block for piece in page.pieces for block in piece.blocks),
        zones=tuple(zone for piece in page.pieces for zone in piece.zones),
    )
