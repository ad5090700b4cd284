"""A PDF being drawn: its pages with trim, bleed and crop marks; the same drawing, the same bytes.

Whoever draws sees a trimmed page with its lower left corner at 0, 0, in points, and only black
ink unless another is asked for. Everything is CMYK: a colour of a screen raises ValueError.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas

from print.fonts import font_for
from print.papers import BLEED, MILLIMETRE, Format

BLACK = CMYKColor(0, 0, 0, 1)
WHITE = CMYKColor(0, 0, 0, 0)
MARK_ROOM = 10.0  # millimetres between the bleed and the edge of the file, for the crop marks
_MARK_LENGTH = 5.0
_MARK_WEIGHT = 0.25  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What lies around the trimmed page, in millimetres."""

    bleed: float = 0
    marks: bool = False

    @property
    def room(self) -> float:
        """From the edge of the file to the edge of the trimmed page."""
        return self.bleed + (MARK_ROOM if self.marks else 0)


AT_HOME = Edge()
PRESS = Edge(bleed=BLEED)
PRESS_WITH_MARKS = Edge(bleed=BLEED, marks=True)


@dataclass(frozen=True, slots=True)
class Document:
    """The canvas, the page format and the edge that every page gets."""

    canvas: Canvas
    page: Format
    edge: Edge

    @contextmanager
    def one_page(self) -> Iterator[Canvas]:
        """The canvas, moved so that 0, 0 is the trimmed corner."""
        canvas, room, bleed = self.canvas, self.edge.room * MILLIMETRE, self.edge.bleed * MILLIMETRE
        width, height = self.page.width * MILLIMETRE, self.page.height * MILLIMETRE
        canvas.setTrimBox((room, room, room + width, room + height))
        canvas.setBleedBox(
            (room - bleed, room - bleed, room + width + bleed, room + height + bleed)
        )
        canvas.setFillColor(BLACK)
        canvas.setStrokeColor(BLACK)
        canvas.saveState()
        if self.edge.marks:
            self._crop_marks()
        canvas.translate(room, room)
        yield canvas
        canvas.restoreState()
        canvas.showPage()

    def _crop_marks(self) -> None:
        """Eight short lines outside the bleed, that point at the trimmed corners."""
        canvas, room = self.canvas, self.edge.room * MILLIMETRE
        start = room - (self.edge.bleed + 1) * MILLIMETRE
        end = start - _MARK_LENGTH * MILLIMETRE
        across, up = (self.page.width + 2 * self.edge.room), (self.page.height + 2 * self.edge.room)
        across, up = across * MILLIMETRE, up * MILLIMETRE
        canvas.setLineWidth(_MARK_WEIGHT)
        for x in (room, across - room):
            canvas.line(x, end, x, start)
            canvas.line(x, up - end, x, up - start)
        for y in (room, up - room):
            canvas.line(end, y, start, y)
            canvas.line(across - end, y, across - start, y)


@contextmanager
def opened(
    file: IO[bytes],
    *,
    page: Format,
    title: str,
    author: str,
    language: str,
    edge: Edge = AT_HOME,
) -> Iterator[Document]:
    """Opens a PDF for drawing; it is complete when the block ends without an error."""
    canvas = Canvas(
        file,
        pagesize=(
            (page.width + 2 * edge.room) * MILLIMETRE,
            (page.height + 2 * edge.room) * MILLIMETRE,
        ),
        invariant=1,
        pageCompression=1,
        enforceColorSpace="CMYK",
        initialFontName=font_for(language),  # type: ignore[arg-type]  # the stub says float
        lang=language,
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("Wijkstem")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    yield Document(canvas, page, edge)
    canvas.save()
