"""A picture on a form: a pictogram as lines, an own picture as points, both in black ink alone."""

from __future__ import annotations

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from forms.pictures.own import MissingPicture, OwnPictures, is_own
from print.colours import flattened
from print.logo_file import CannotUseLogo, read_pixels
from print.pictograms import draw_pictogram

_ACROSS = 240  # points on a form: 300 in an inch at 20 mm, and as sharp as paper shows


def draw_picture(
    canvas: Canvas, key: str, *, x: float, y: float, side: float, own: OwnPictures | None
) -> None:
    """Draws it into the square with its lower left corner at x, y."""
    if not is_own(key):
        draw_pictogram(canvas, key, x=x, y=y, side=side)
        return
    image = in_greys(key, own)
    if image.width > _ACROSS:
        image = image.resize((_ACROSS, _ACROSS), Image.Resampling.LANCZOS)
    # The library embeds the same points once in a document, however often they are drawn.
    canvas.drawImage(ImageReader(flattened(image, black=True)), x, y, side, side)


def in_greys(key: str, own: OwnPictures | None) -> Image.Image:
    """The picture as it is kept for paper; raises MissingPicture when it is not there."""
    if own is None:
        raise MissingPicture(key)
    try:
        return read_pixels(own.for_paper(key))
    except CannotUseLogo as error:
        raise MissingPicture(key) from error
