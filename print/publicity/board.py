"""One page of publicity being drawn: its margins, its coloured field, and the side of reading.

Distances across count from the margin where reading starts, in points; heights from the foot of
the trimmed page. What is drawn in a right-to-left language is the mirror image.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas

from print.artwork import Artwork
from print.codes import QUIET_ZONE, draw_qr, qr_matrix
from print.document import BLACK
from print.fonts import CAP_HEIGHT, font_for, right_to_left, shaped, width
from print.language_strip import LanguageStrip
from print.lines import Block
from print.papers import MILLIMETRE, NEAREST, Format
from print.publicity.inks import Inks
from print.publicity.overhang import overhang

_A4_WIDTH = 210.0
_MARGIN = 12.0  # millimetres, on A4
_NARROWEST = 10.0  # letters may hang over it, but never as far as the printer's limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """`bleed` is how far a field runs over the trimmed edge, in points."""

    canvas: Canvas
    page: Format
    language: str
    inks: Inks
    bleed: float

    @property
    def unit(self) -> float:
        """A millimetre on A4, and as much more or less as this page is larger or smaller."""
        return MILLIMETRE * self.page.width / _A4_WIDTH

    @property
    def width(self) -> float:
        return self.page.width * MILLIMETRE

    @property
    def height(self) -> float:
        return self.page.height * MILLIMETRE

    @property
    def margin(self) -> float:
        return max(_MARGIN * self.unit, _NARROWEST * MILLIMETRE)

    @property
    def room(self) -> float:
        return self.width - 2 * self.margin

    @property
    def leftward(self) -> bool:
        return right_to_left(self.language)

    def across(self, distance: float, *, wide: float = 0) -> float:
        """The left side of something this wide."""
        if self.leftward:
            return self.width - self.margin - distance - wide
        return self.margin + distance

    def type(self, size: float, *, least: float) -> float:
        """A size of type for A4, on this page; never under the least."""
        return max(size * self.unit / MILLIMETRE, least)

    def indent(self, block: Block) -> float:
        """How far large letters must move in, so that no tail of a J gets too near the edge."""
        hanging = max(overhang(line, block.language, bold=block.bold) for line in block.lines)
        return max(NEAREST * MILLIMETRE + hanging * block.size - self.margin, 0)

    def fill_field(self, *, foot: float) -> None:
        """From this height to the top, over three trimmed edges."""
        self.canvas.setFillColor(self.inks.field)
        self.canvas.rect(
            -self.bleed,
            foot,
            self.width + 2 * self.bleed,
            self.height - foot + self.bleed,
            stroke=0,
            fill=1,
        )
        self.canvas.setFillColor(BLACK)

    def bar(self, *, foot: float, height: float) -> None:
        """A bar in black from edge to edge."""
        canvas = self.canvas
        canvas.rect(-self.bleed, foot, self.width + 2 * self.bleed, height, stroke=0, fill=1)

    def write(
        self, block: Block, *, top: float, across: float = 0, colour: CMYKColor = BLACK
    ) -> float:
        """Gives the baseline of the last line."""
        self.canvas.setFillColor(colour)
        end = block.draw(self.canvas, start=self.across(across), top=top, leftward=self.leftward)
        self.canvas.setFillColor(BLACK)
        return end

    def write_strip(self, strip: LanguageStrip, *, top: float) -> None:
        strip.draw(self.canvas, start=self.across(0), top=top, leftward=self.leftward)

    def place(self, artwork: Artwork, *, across: float, top: float, width: float) -> None:
        height = artwork.height * width / artwork.width
        artwork.draw(self.canvas, x=self.across(across, wide=width), y=top - height, width=width)

    def code(self, url: str, *, foot: float, side: float, across: float = 0) -> None:
        """The dark part in the square with its foot here; its white lies around it."""
        white = quiet(url, side)
        x = self.across(across, wide=side)
        draw_qr(self.canvas, url, x=x - white, y=foot - white, side=side + 2 * white)

    def watermark(self, words: str, *, foot: float) -> None:
        """Large, pale and aslant over the whole page, under what is drawn later.

        `foot` is where the field begins: the mark has another ink in there.
        """
        slope = 55 if self.leftward else -55  # beside the code, which no ink may touch
        size = min(0.8 * self.height / width(words, self.language, bold=True, size=1), self.width)
        for ink, (bottom, top) in (
            (self.inks.mark, (0.0, foot)),
            (self.inks.mark_in_field, (foot, self.height)),
        ):
            self.canvas.saveState()
            window = self.canvas.beginPath()
            window.rect(0, bottom, self.width, top - bottom)
            self.canvas.clipPath(window, stroke=0, fill=0)
            self.canvas.setFillColor(ink)
            self.canvas.setFont(font_for(self.language, bold=True), size)
            self.canvas.translate(self.width / 2, self.height / 2)
            self.canvas.rotate(slope)
            self.canvas.drawCentredString(0, -size * CAP_HEIGHT / 2, shaped(words, self.language))
            self.canvas.restoreState()


def quiet(url: str, side: float) -> float:
    """The white beside a code whose dark part is this wide."""
    return QUIET_ZONE * side / len(qr_matrix(url))
