"""A drawing as lines on a page of a PDF, in printing inks: sharp at any size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.results.charts.drawing import SIZE, Box, Dot, Drawing, Ink, Line, Mark, Words

if TYPE_CHECKING:
    from reportlab.lib.colors import CMYKColor
    from reportlab.pdfgen.canvas import Canvas

ACROSS = 800.0  # pixels of a drawing to the width that it gets; its type follows from that
_DASHES = (3, 2)


def height_at(drawing: Drawing, width: float) -> float:
    """How high the chart is at this width, in points."""
    return drawing.height * width / ACROSS


def paint(canvas: Canvas, drawing: Drawing, *, x: float, top: float, width: float) -> None:
    """Draws with the upper left corner here."""
    from print.fonts import right_to_left

    leftward = right_to_left(drawing.language)
    pen = _Pen(canvas, x, top, width, width / ACROSS, drawing.language, leftward)
    canvas.saveState()
    for mark in drawing.marks:
        pen.draw(mark)
    canvas.restoreState()


@dataclass(frozen=True, slots=True)
class _Pen:
    canvas: Canvas
    left: float
    top: float
    width: float
    scale: float
    language: str
    leftward: bool

    def draw(self, mark: Mark) -> None:
        if isinstance(mark, Box):
            self._box(mark)
        elif isinstance(mark, Line):
            self._line(mark)
        elif isinstance(mark, Dot):
            self._choose(mark.ink, 2)
            fill, stroke = _INKS[mark.ink].fill, _INKS[mark.ink].stroke
            self.canvas.circle(
                self._x(mark.at),
                self._y(mark.middle),
                mark.radius * self.scale,
                stroke=int(stroke is not None),
                fill=int(fill is not None),
            )
        else:
            self._words(mark)

    def _box(self, box: Box) -> None:
        if box.wide <= 0:
            return
        look = _INKS[box.ink]
        self._choose(box.ink, 1.5)
        start = min(self._x(box.start), self._x(box.start + box.wide))
        high, wide = box.high * self.scale, box.wide * self.width
        self.canvas.roundRect(
            start,
            self._y(box.top + box.high),
            wide,
            high,
            min(3 * self.scale, wide / 2),
            stroke=int(look.stroke is not None),
            fill=int(look.fill is not None),
        )
        self.canvas.setDash()

    def _line(self, line: Line) -> None:
        self._choose(line.ink, line.thick)
        ends = self._x(line.start), self._y(line.top), self._x(line.end), self._y(line.bottom)
        self.canvas.line(*ends)
        self.canvas.setDash()

    def _words(self, mark: Words) -> None:
        from print.document import BLACK
        from print.report.lines import QUIET
        from print.scripts import drawable, wide, write

        size = SIZE * self.scale
        x = self._x(mark.at) + (-mark.aside if self.leftward else mark.aside) * self.scale
        for part in mark.parts:
            words = drawable(part.text, self.language)
            long = wide(words, self.language, bold=part.strong, size=size)
            left = x - long / 2 if mark.centred else x - long if self.leftward else x
            self.canvas.setFillColor(QUIET if part.quiet else BLACK)
            write(
                self.canvas,
                words,
                self.language,
                x=left,
                y=self._y(mark.baseline),
                size=size,
                bold=part.strong,
            )
            x += (-1 if self.leftward else 1) * (long + size * 0.55)

    def _choose(self, ink: Ink, thick: float) -> None:
        look = _INKS[ink]
        if look.fill is not None:
            self.canvas.setFillColor(look.fill)
        if look.stroke is not None:
            self.canvas.setStrokeColor(look.stroke)
        self.canvas.setLineWidth(max(thick * self.scale, 0.4))
        if look.dashed:
            self.canvas.setDash(*_DASHES)

    def _x(self, share: float) -> float:
        return self.left + (1 - share if self.leftward else share) * self.width

    def _y(self, height: float) -> float:
        return self.top - height * self.scale


@dataclass(frozen=True, slots=True)
class _Look:
    fill: CMYKColor | None = None
    stroke: CMYKColor | None = None
    dashed: bool = False


def _inks() -> dict[Ink, _Look]:
    from reportlab.lib.colors import CMYKColor

    from print.document import BLACK, WHITE
    from print.publicity.inks import ACCENT

    line = CMYKColor(0, 0, 0, 0.5)
    return {
        Ink.BAR: _Look(fill=ACCENT),
        Ink.CLOSED: _Look(stroke=line, dashed=True),
        Ink.HALO: _Look(stroke=WHITE),
        Ink.INTERVAL: _Look(stroke=BLACK),
        Ink.EXPECTED: _Look(stroke=BLACK, dashed=True),
        Ink.GRID: _Look(fill=line),
        Ink.POSSIBLE: _Look(fill=WHITE, stroke=ACCENT),
    }


_INKS = _inks()
