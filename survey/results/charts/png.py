"""A drawing as PNG, in the typefaces of everything printed; the same bytes every time."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.results.charts.drawing import SIZE, Box, Dot, Drawing, Ink, Line, Mark, Words
from survey.results.charts.inks import INK, LOOKS, PAPER, QUIET

if TYPE_CHECKING:
    from PIL import ImageDraw

_EDGE = 24.0
_FINE = 4  # drawn so much larger, then made smaller: round edges without steps
_SHARP = 2  # pixels of the picture to one of the drawing


def png(drawing: Drawing, *, width: int = 720) -> bytes:
    """A picture for a report or a slide."""
    from PIL import Image, ImageDraw

    size = (width + 2 * _EDGE, drawing.height + 2 * _EDGE)
    image = Image.new("RGB", (round(size[0] * _FINE), round(size[1] * _FINE)), PAPER)
    pen = _Pen(ImageDraw.Draw(image), width, drawing.language)
    for mark in drawing.marks:
        pen.draw(mark)
    small = (round(size[0] * _SHARP), round(size[1] * _SHARP))
    image = image.resize(small, Image.Resampling.BOX).quantize(64, dither=Image.Dither.NONE)
    made = io.BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class _Pen:
    canvas: ImageDraw.ImageDraw
    width: int
    language: str

    def draw(self, mark: Mark) -> None:
        if isinstance(mark, Box):
            if mark.wide > 0:
                box = (mark.start, mark.start + mark.wide, mark.top, mark.top + mark.high)
                self._box(*box, mark.ink)
        elif isinstance(mark, Line):
            ends = [(self._x(mark.start), self._y(mark.top))]
            ends.append((self._x(mark.end), self._y(mark.bottom)))
            colour = LOOKS[mark.ink].stroke
            self.canvas.line(ends, fill=colour, width=max(1, round(mark.thick * _FINE)))
        elif isinstance(mark, Dot):
            look = LOOKS[mark.ink]
            x, y, radius = self._x(mark.at), self._y(mark.middle), mark.radius * _FINE
            around = (x - radius, y - radius, x + radius, y + radius)
            self.canvas.ellipse(
                around, fill=look.fill or None, outline=look.stroke or None, width=2 * _FINE
            )
        else:
            self._words(mark)

    def _box(self, start: float, end: float, top: float, bottom: float, ink: Ink) -> None:
        look = LOOKS[ink]
        left, right = sorted((self._x(start), self._x(end)))
        corners = (left, self._y(top), max(right, left + 1), self._y(bottom))
        fits = min(3 * _FINE, (corners[2] - corners[0]) / 2)
        self.canvas.rounded_rectangle(
            corners, fits, fill=look.fill or None, outline=look.stroke or None, width=2 * _FINE
        )

    def _words(self, mark: Words) -> None:
        from PIL import ImageFont

        from print.fonts import FOLDER, font_for, right_to_left, shaped

        leftward = right_to_left(self.language)
        x = self._x(mark.at) + (-mark.aside if leftward else mark.aside) * _FINE
        for part in mark.parts:
            name = f"{font_for(self.language, bold=part.strong)}.ttf"
            font = ImageFont.truetype(
                str(FOLDER / name), round(SIZE * _FINE), layout_engine=ImageFont.Layout.BASIC
            )
            words = shaped(part.text, self.language)
            wide = self.canvas.textlength(words, font=font)
            left = x - wide / 2 if mark.centred else x - wide if leftward else x
            place = (left, self._y(mark.baseline))
            self.canvas.text(
                place, words, fill=QUIET if part.quiet else INK, font=font, anchor="ls"
            )
            x += (-1 if leftward else 1) * (wide + SIZE * _FINE * 0.55)

    def _x(self, share: float) -> float:
        from print.fonts import right_to_left

        at = 1 - share if right_to_left(self.language) else share
        return (_EDGE + at * self.width) * _FINE

    def _y(self, height: float) -> float:
        return (_EDGE + height) * _FINE
