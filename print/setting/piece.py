"""A piece of a page: what is drawn from its own top left corner, with its height.

Everything is set as if reading starts at the left; a page in a right-to-left language is mirrored
as a whole when it is complete.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from print.fonts import right_to_left, width
from print.geometry import (
    Bar,
    Block,
    Box,
    Code,
    Drawn,
    Example,
    Field,
    Frame,
    Marker,
    Picture,
    Role,
    Rule,
    SheetNumber,
    Words,
    Zone,
)
from print.papers import MILLIMETRE


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Drawings from the corner at 0, 0, and how far down the next piece starts."""

    height: float
    blocks: tuple[Block, ...] = ()
    zones: tuple[Zone, ...] = ()

    def moved(self, x: float, y: float) -> Piece:
        if not x and not y:
            return self
        return Piece(
            height=self.height,
            blocks=tuple(_moved_block(block, x, y) for block in self.blocks),
            zones=tuple(replace(zone, x=zone.x + x, y=zone.y + y) for zone in self.zones),
        )

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        return tuple(each for block in self.blocks for each in block.drawn)


def piece_of(height: float, role: Role, drawn: Iterable[Drawn]) -> Piece:
    """A piece of one block."""
    return Piece(height=height, blocks=(Block(role=role, drawn=tuple(drawn)),))


def space(height: float) -> Piece:
    return Piece(height=height)


def stacked(pieces: Sequence[Piece]) -> Piece:
    """One below the other."""
    top = 0.0
    blocks: list[Block] = []
    zones: list[Zone] = []
    for piece in pieces:
        below = piece.moved(0, top)
        blocks += below.blocks
        zones += below.zones
        top += piece.height
    return Piece(height=top, blocks=tuple(blocks), zones=tuple(zones))


def beside(left: Piece, right: Piece, *, across: float) -> Piece:
    """Two pieces with their tops at one height; as high as the higher one."""
    moved = right.moved(across, 0)
    return Piece(
        height=max(left.height, right.height),
        blocks=left.blocks + moved.blocks,
        zones=left.zones + moved.zones,
    )


def as_read(piece: Piece, *, room: float, leftward: bool) -> Piece:
    """A whole page as it is read: mirrored when that is from right to left."""
    blocks = tuple(
        replace(
            block,
            drawn=tuple(
                _mirrored(each, room) if leftward else _started(each) for each in block.drawn
            ),
        )
        for block in piece.blocks
    )
    zones = piece.zones
    if leftward:
        zones = tuple(replace(zone, x=room - zone.x - zone.width) for zone in zones)
    return Piece(height=piece.height, blocks=blocks, zones=zones)


def _moved_block(block: Block, x: float, y: float) -> Block:
    return replace(block, drawn=tuple(_moved(each, x, y) for each in block.drawn))


def _moved(drawn: Drawn, x: float, y: float) -> Drawn:
    if isinstance(drawn, Rule):
        return replace(drawn, x1=drawn.x1 + x, y1=drawn.y1 + y, x2=drawn.x2 + x, y2=drawn.y2 + y)
    return replace(drawn, x=drawn.x + x, y=drawn.y + y)


def _started(drawn: Drawn) -> Drawn:
    """Words that run to the left, on a page that does not, start at their right end."""
    if isinstance(drawn, Words) and right_to_left(drawn.language):
        return replace(drawn, x=drawn.x + _long(drawn))
    return drawn


def _long(words: Words) -> float:
    return width(words.words, words.language, bold=words.bold, size=words.size) / MILLIMETRE


def _mirrored(drawn: Drawn, room: float) -> Drawn:
    match drawn:
        case Words():
            if right_to_left(drawn.language):
                return replace(drawn, x=room - drawn.x)
            return replace(drawn, x=room - drawn.x - _long(drawn))
        case SheetNumber():
            return replace(drawn, x=room - drawn.x, leftward=not drawn.leftward)
        case Rule():
            return replace(drawn, x1=room - drawn.x2, x2=room - drawn.x1)
        case Box() | Field() | Code() | Marker() | Frame() | Bar() | Picture() | Example():
            return replace(drawn, x=room - drawn.x - drawn.width)
        case _:
            assert_never(drawn)
