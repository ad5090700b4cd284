"""One page to print on any printer: its margins, its rules, and the side where reading starts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.lib.colors import CMYKColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from print.fonts import CAP_HEIGHT, font_for, require_glyphs, right_to_left, shaped, width
from print.lines import Block

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 16 * mm  # wider than what any printer leaves white
ROOM = PAGE_WIDTH - 2 * MARGIN
TOP = PAGE_HEIGHT - MARGIN
BLACK = CMYKColor(0, 0, 0, 1)
PALE = CMYKColor(0, 0, 0, 0.16)
LARGEST_MARK = 210.0  # points: as broad as the room beside a picture of half the page


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language; distances across count from the margin where reading starts."""

    canvas: Canvas
    language: str

    @property
    def leftward(self) -> bool:
        return right_to_left(self.language)

    def across(self, distance: float) -> float:
        return PAGE_WIDTH - MARGIN - distance if self.leftward else MARGIN + distance

    def draw(self, block: Block, *, top: float, across: float = 0) -> float:
        """Gives the baseline of the last line."""
        start = self.across(across)
        return block.draw(self.canvas, start=start, top=top, leftward=self.leftward)

    def rule(self, y: float) -> None:
        self.canvas.setLineWidth(2)
        self.canvas.line(MARGIN, y, PAGE_WIDTH - MARGIN, y)

    def watermark(self, words: str) -> None:
        """Large and pale, upwards along the side where reading ends, under what is drawn later."""
        require_glyphs(words, self.language, bold=True)
        length = PAGE_HEIGHT - 2 * MARGIN
        size = min(length / width(words, self.language, bold=True, size=1), LARGEST_MARK)
        foot = self.across(ROOM) + (size * CAP_HEIGHT if self.leftward else 0)
        self.canvas.saveState()
        self.canvas.setFillColor(PALE)
        self.canvas.setFont(font_for(self.language, bold=True), size)
        self.canvas.translate(foot, PAGE_HEIGHT / 2)
        self.canvas.rotate(90)
        self.canvas.drawCentredString(0, 0, shaped(words, self.language))
        self.canvas.restoreState()


@contextmanager
def one_page(file: io.BytesIO, *, title: str, author: str, language: str) -> Iterator[Page]:
    """A PDF of one page in black ink only; the same page always gives the same bytes."""
    canvas = Canvas(
        file,
        pagesize=A4,
        invariant=1,
        enforceColorSpace="CMYK",
        initialFontName=font_for(language),  # type: ignore[arg-type]  # the stub says float
        lang=language,
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("Wijkstem")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setFillColor(BLACK)
    canvas.setStrokeColor(BLACK)
    yield Page(canvas, language)
    canvas.showPage()
    canvas.save()
