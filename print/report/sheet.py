"""A page of a report that is being filled, and what stands on it besides words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from reportlab.pdfgen.canvas import Canvas

from print.document import BLACK
from print.papers import A4, MILLIMETRE
from print.publicity.inks import ACCENT
from print.report.lines import QUIET
from print.report.pieces import Figure
from print.tagging.structure import Inside, Marked

LEFT, TOP, FOOT = 22 * MILLIMETRE, 20 * MILLIMETRE, 24 * MILLIMETRE
WIDTH = A4.width * MILLIMETRE - 2 * LEFT
HEIGHT = A4.height * MILLIMETRE
ROOM = HEIGHT - TOP - FOOT  # points of text on a page


@dataclass(frozen=True, slots=True)
class Chart(Marked):
    """A chart under its number."""

    figure: Figure | None = None
    x: float = 0
    top: float = 0
    width: float = 0

    def paint(self, canvas: Canvas) -> None:
        assert self.figure
        self.figure.paint(canvas, self.x, self.top, self.width)


@dataclass(frozen=True, slots=True)
class Stroke(Marked):
    """A rule or a bar, which nobody hears."""

    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0
    strong: bool = False

    def paint(self, canvas: Canvas) -> None:
        canvas.setFillColor(ACCENT if self.strong else QUIET)
        canvas.rect(self.x, self.y, self.width, self.height, stroke=0, fill=1)
        canvas.setFillColor(BLACK)


@dataclass(slots=True)
class Sheet:
    """A page that is being filled; `y` is where the next thing begins, from the foot up.

    `begins` are the headings on it with their level, for the list of contents.
    """

    numbers: Iterator[int] = field(default_factory=count)
    y: float = HEIGHT - TOP
    inside: list[Inside] = field(default_factory=list)
    begins: list[tuple[int, str, float]] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.y - FOOT
