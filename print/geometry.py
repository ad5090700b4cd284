"""Where everything stands on a form: the one truth for the drawer, the reader and the public JSON.

All lengths are millimetres from the top left corner of the trimmed page; type sizes are points.
A rectangle of a box, a code or a marker is the middle of its outline or the edge of its ink.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


class Part(StrEnum):
    """What a cross in a box says: this option; or, of a priority, that it comes first."""

    OPTION = "option"
    FIRST = "first"


class CodeKind(StrEnum):
    """A sheet code differs on every page and copy; a link leads to the questions on a screen."""

    SHEET = "sheet"
    LINK = "link"
    SLIP = "slip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Rectangle):
    """A box to put a cross in. `option` is the mark that a cross gives: `money`, `1.money`."""

    question: str
    option: str
    part: Part = Part.OPTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Rectangle):
    """Room to write in, `lines` of it; the rectangle ends on the last line."""

    question: str
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone(Rectangle):
    """Everything that belongs to one question on this page: ink in here is about it."""

    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Rectangle):
    """A QR code; the rectangle is its ink, the white around it lies outside.

    `text` is empty for a sheet code: that differs from copy to copy.
    """

    kind: CodeKind
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker(Rectangle):
    """A corner marker: number 0 top left, then clockwise (ArUco, dictionary 4X4_50)."""

    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of text. `x` is where reading starts: the right end of a right-to-left line.

    `y` is the baseline. `words` are in reading order and not yet shaped.
    """

    x: float
    y: float
    words: str
    language: str
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetNumber:
    """Where the number of this sheet stands for people; the drawer fills in run, page and copy.

    `leftward` puts its right end at `x`.
    """

    x: float
    y: float
    size: float
    leftward: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line; `weight` is in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Rectangle):
    """A rectangle of one line, without ink inside."""

    weight: float
    radius: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar(Rectangle):
    """A bar of colour that tells this leaf from a form at a glance; it may run into the bleed."""

    black: bool = False  # for printing in one ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Rectangle):
    """A pictogram of the catalogue or an own picture; `alt` is empty where the words beside it
    say the same."""

    key: str
    alt: str = ""


class Shown(StrEnum):
    CROSSED = "crossed"
    FILLED = "filled"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(Rectangle):
    """A box that shows how to fill in; it belongs to no question and is never read."""

    shown: Shown
    alt: str = ""


Drawn = Box | Field | Code | Marker | Words | SheetNumber | Rule | Frame | Bar | Picture | Example


class Role(StrEnum):
    """What a block is to someone who hears the page: the tag of its structure element.

    An artifact is passed over: rules, markers, codes and what repeats on every page.
    """

    TITLE = "H1"
    SECTION = "H2"
    QUESTION = "H3"
    PARAGRAPH = "P"
    ITEM = "LI"
    ARTIFACT = "Artifact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What is read together, in the order of reading; neighbouring items make one list."""

    role: Role
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One printed page of one copy. `sheet` counts sheets of paper from 1, `number` pages."""

    sheet: int
    number: int
    width: float
    height: float
    blocks: tuple[Block, ...]
    zones: tuple[Zone, ...] = ()

    @property
    def drawn(self) -> Iterator[Drawn]:
        for block in self.blocks:
            yield from block.drawn

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(each for each in self.drawn if isinstance(each, Box))

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(each for each in self.drawn if isinstance(each, Field))

    @property
    def codes(self) -> tuple[Code, ...]:
        return tuple(each for each in self.drawn if isinstance(each, Code))

    @property
    def markers(self) -> tuple[Marker, ...]:
        return tuple(each for each in self.drawn if isinstance(each, Marker))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One form in one language, on one paper, in one order of options: every copy is alike.

    `paper` names an entry of print/papers.py. `scannable` is false for what must be typed in.
    """

    title: str
    author: str
    language: str
    paper: str
    variant: int
    scannable: bool
    pages: tuple[Page, ...]
    version: int = VERSION
