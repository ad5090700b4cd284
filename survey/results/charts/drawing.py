"""What a chart is made of: boxes, lines, dots and words, placed from where reading starts.

Across, a place is a share of the width (0 to 1), so that one drawing fits a phone and a wall;
down, it is in pixels, so that type keeps its size. A drawer mirrors it for right-to-left.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from enum import StrEnum

LINE = 26.0  # pixels from one line of words to the next
SIZE = 17.0  # of words, in pixels
NARROW, WIDE = 32, 72  # letters in a line, on a phone and in a file


class Ink(StrEnum):
    """What a mark means; how it looks is up to the drawer and the page's style."""

    BAR = "bar"
    CLOSED = "closed"  # something is here that nobody may see
    HALO = "halo"  # keeps a thin line apart from the bar that it lies on
    INTERVAL = "interval"
    EXPECTED = "expected"  # what to compare with
    GRID = "grid"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Box:
    start: float
    wide: float
    top: float
    high: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Line:
    """From one point to another."""

    start: float
    end: float
    top: float
    bottom: float
    thick: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Dot:
    at: float
    middle: float
    radius: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one weight."""

    text: str
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """On a baseline; `aside` is in pixels from `at`. `centred` words stand around it."""

    at: float
    baseline: float
    parts: tuple[Part, ...]
    aside: float = 0
    centred: bool = False


Mark = Box | Line | Dot | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart; `says` is what it shows, in one sentence."""

    height: float
    marks: tuple[Mark, ...]
    language: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What goes with a chart that leaves its page as a file."""

    title: str
    notes: tuple[str, ...] = ()


class Sheet:
    """A drawing being made from the top down."""

    def __init__(self, *, letters: int, around: Around | None = None) -> None:
        self.letters = letters
        self.marks: list[Mark] = []
        self.y = 0.0
        self._notes = around.notes if around else ()
        if around:
            self.write(around.title, strong=True)
            self.y += 10

    def write(
        self, text: str, *, strong: bool = False, quiet: bool = False, tail: str = ""
    ) -> None:
        """A text in as many lines as it needs; its quiet `tail` behind it."""
        lines = textwrap.wrap(text, self.letters) or [""]
        for number, line in enumerate(lines, start=1):
            parts = [Part(line, strong, quiet)]
            if tail and number == len(lines):
                if len(line) + len(tail) + 2 > self.letters:
                    self._line(*parts)
                    parts = [Part(tail, quiet=True)]
                else:
                    parts.append(Part(tail, quiet=True))
            self._line(*parts)

    def _line(self, *parts: Part) -> None:
        self.marks.append(Words(0, self.y + SIZE, parts))
        self.y += LINE

    def done(self, *, language: str, says: str) -> Drawing:
        if self._notes:
            self.y += 6
        for note in self._notes:
            self.write(note, quiet=True)
        return Drawing(height=self.y, marks=tuple(self.marks), language=language, says=says)
