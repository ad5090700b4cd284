"""The pictograms on paper: vectors in black ink, drawn once in a document and referred to after."""

from __future__ import annotations

import io

from reportlab.lib.colors import CMYKColor, Color
from reportlab.pdfgen.canvas import Canvas

from forms.pictures.catalogue import pictogram
from print.fonts import font_for

_SIDE = 24  # of every drawing in the catalogue, with lines of 2
_POINTS = 18  # what the reader makes of it: it takes a unit of the drawing for 1/96 inch


def draw_pictogram(canvas: Canvas, key: str, *, x: float, y: float, side: float) -> None:
    """Draws it into the square with its lower left corner at x, y."""
    name = f"pictogram-{key}"
    if not canvas.hasForm(name):
        _make(canvas, name, key)
    canvas.saveState()
    canvas.transform(side / _POINTS, 0, 0, side / _POINTS, x, y)
    canvas.doForm(name)
    canvas.restoreState()


def _make(canvas: Canvas, name: str, key: str) -> None:
    from reportlab.graphics import renderPDF  # both take a while to load, and pages
    from svglib.svglib import svg2rlg  # on a screen do without them

    svg = pictogram(key).svg.replace("currentColor", "#000")  # the reader draws nothing for it
    drawing = svg2rlg(io.BytesIO(svg.encode()), color_converter=_ink)
    assert drawing, f"{key} is no drawing"
    # Without this it asks for a font that is not embedded. The stub does not know it.
    drawing.initialFontName = font_for("nl")  # type: ignore[attr-defined]
    canvas.beginForm(name, 0, 0, _POINTS, _POINTS)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.endForm()


def _ink(colour: Color | None) -> Color | None:
    return colour and CMYKColor(0, 0, 0, 1)
