"""Logos and pictograms on paper: lines stay lines, and every colour becomes printing ink.

A logo comes from outside, so it is read with suspicion: no other files, no fonts of somebody
else's machine, nothing see-through, and enough pixels for its size.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from reportlab.lib.colors import CMYKColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from forms.pictures.catalogue import pictogram
from forms.pictures.own import OwnPictures, is_own
from print.colours import flattened, grey_ink, ink, painted
from print.fonts import font_for
from print.logo_file import CannotUseLogo, read_pixels, read_vectors
from print.pictures import in_greys

if TYPE_CHECKING:  # drawings take a while to load, and pages on a screen do without them
    from reportlab.graphics.shapes import Drawing

FEWEST_DOTS = 200  # per inch
_INCH = 72.0
_FEWEST = 640  # points across an own picture, enough for a poster of A3
_PICTOGRAM = 24.0  # units across, of which the line is 2
_LINE = 2.0


@dataclass(frozen=True, slots=True)
class Artwork:
    """A picture with its own width and height, to be drawn at any size that it allows."""

    name: str
    width: float
    height: float
    content: Drawing | Image.Image

    def fitted(self, *, width: float, height: float) -> tuple[float, float]:
        """As large as this room allows, in points; raises when that shows its pixels."""
        scale = min(width / self.width, height / self.height)
        if isinstance(self.content, Image.Image) and _INCH / scale < FEWEST_DOTS:
            raise CannotUseLogo.too_coarse(
                self.name, dots=_INCH / scale, across=self.width * scale / _INCH * FEWEST_DOTS
            )
        return self.width * scale, self.height * scale

    def draw(self, canvas: Canvas, *, x: float, y: float, width: float) -> None:
        """Draws with the lower left corner at x, y."""
        scale = width / self.width
        if isinstance(self.content, Image.Image):
            canvas.drawImage(ImageReader(self.content), x, y, width, self.height * scale)
            return
        from reportlab.graphics import renderPDF

        # Else it asks for a font that is not embedded, though nothing is written in it.
        setattr(self.content, "initialFontName", font_for("en"))  # noqa: B010  # has no type
        canvas.saveState()
        canvas.translate(x, y)
        canvas.scale(scale, scale)
        renderPDF.draw(self.content, canvas, 0, 0)
        canvas.restoreState()


def logo(path: Path, *, black: bool = False) -> Artwork:
    """Reads an SVG, PNG or JPEG; raises CannotUseLogo with what to do about it."""
    if path.suffix.lower() == ".svg":
        drawing = read_vectors(path, grey_ink if black else ink)
        return Artwork(path.name, drawing.width, drawing.height, drawing)
    image = flattened(read_pixels(path), black=black)
    return Artwork(path.name, image.width, image.height, image)


def picture_in(key: str, colour: CMYKColor, own: OwnPictures | None) -> Artwork:
    """A pictogram in one ink, or an own picture in greys on a white square."""
    if not is_own(key):
        return pictogram_in(key, colour)
    image = flattened(in_greys(key, own), black=True)
    if image.width < _FEWEST:  # soft from nearby is better than no poster
        image = image.resize((_FEWEST, _FEWEST), Image.Resampling.LANCZOS)
    return Artwork(key, image.width, image.height, image)


def pictogram_in(key: str, colour: CMYKColor) -> Artwork:
    """A pictogram of the catalogue in one ink, cut to where its lines end."""
    from reportlab.graphics.shapes import Drawing
    from svglib.svglib import svg2rlg

    svg = pictogram(key).svg.replace("currentColor", "#000")  # the library draws nothing for it
    drawing = svg2rlg(io.StringIO(svg), color_converter=painted(colour))
    assert drawing is not None
    left, bottom, right, top = drawing.getBounds()
    half = _LINE / 2 * drawing.width / _PICTOGRAM
    cut = Drawing(right - left + 2 * half, top - bottom + 2 * half, *drawing.contents)
    cut.shift(half - left, half - bottom)
    return Artwork(key, cut.width, cut.height, cut)
