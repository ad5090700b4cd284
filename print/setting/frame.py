"""What a reader finds a page by, markers and sheet codes, and the room they leave for the rest."""

from __future__ import annotations

from dataclasses import dataclass

from print.codes import QUIET_ZONE
from print.geometry import Block, Code, CodeKind, Drawn, Marker, Role
from print.setting.piece import Piece, piece_of
from print.setting.style import Style

EDGE = 9.0  # of markers: what printers leave white, and a little more
CODE_EDGE = 8.0
MARKER = 10.2
CODE = 18.0
CODE_MODULES = 21
WHITE = QUIET_ZONE * CODE / CODE_MODULES
MARGIN = 10.0  # of the questions
FOOT = 15.0  # of a page without codes: its number


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Where the questions of a page begin and end, from the top left corner."""

    left: float
    top: float
    width: float
    height: float


def margins(style: Style) -> Margins:
    page = style.paper.page
    top = CODE_EDGE + CODE + WHITE if style.paper.scannable else MARGIN
    foot = top if style.paper.scannable else MARGIN + FOOT
    side = MARGIN if style.paper.scannable else MARGIN + 4  # a stapled booklet needs its gutter
    return Margins(left=side, top=top, width=page.width - 2 * side, height=page.height - top - foot)


def corners(style: Style) -> Block:
    """The four markers, clockwise from the top left; the same for every language."""
    page = style.paper.page
    right, low = page.width - EDGE - MARKER, page.height - EDGE - MARKER
    places = ((EDGE, EDGE), (right, EDGE), (right, low), (EDGE, low))
    drawn: tuple[Drawn, ...] = tuple(
        Marker(x=x, y=y, width=MARKER, height=MARKER, id=number)
        for number, (x, y) in enumerate(places)
    )
    return Block(role=Role.ARTIFACT, drawn=drawn)


def sheet_codes(style: Style) -> Piece:
    """Two codes, diagonally: a crease or a stain seldom takes both."""
    page = style.paper.page
    beside = EDGE + MARKER + WHITE
    places = ((page.width - beside - CODE, CODE_EDGE), (beside, page.height - CODE_EDGE - CODE))
    drawn = [Code(x=x, y=y, width=CODE, height=CODE, kind=CodeKind.SHEET) for x, y in places]
    return piece_of(0, Role.ARTIFACT, drawn)
