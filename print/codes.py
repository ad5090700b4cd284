"""The QR codes of everything printed: a link or a sheet code, for a page, a picture or paper.

A code holds exactly the text it is given. Around it are four modules of white, and no ink under
them: a code on a coloured band is not found by telephones.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any

from PIL import Image
from qrcode import constants
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode
from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

QUIET_ZONE = 4  # modules
LARGEST_SMALL_VERSION = 4  # 33 modules: still coarse enough for a telephone at arm's length

_SHEET_VERSION = 1  # 21 modules, the coarsest there is: room for the 16 characters of a sheet code
_SHEET_MASK = 0  # the one of the eight that gives sheet codes the fewest flaws, on average

Matrix = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=64)
def qr_matrix(url: str) -> Matrix:
    """The dark modules, row by row from the top, without the white around them.

    A quarter of the code may be lost (level Q) while it stays coarse; a longer link gets level M.
    """
    code = _coded(url, constants.ERROR_CORRECT_Q)
    if code.version > LARGEST_SMALL_VERSION:
        code = _coded(url, constants.ERROR_CORRECT_M)
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


def sheet_matrix(text: str) -> Matrix:
    """The dark modules of a sheet code: every sheet has another, so no eight masks are tried.

    Raises ValueError where the text is longer than 16 characters of QR alphanumeric mode.
    """
    code: QRCode[Any] = QRCode(
        version=_SHEET_VERSION,
        error_correction=constants.ERROR_CORRECT_Q,
        mask_pattern=_SHEET_MASK,
    )
    code.add_data(text, optimize=0)
    try:
        code.make(fit=False)
    except DataOverflowError as overflow:
        raise ValueError(f"too long for a sheet code: {text}") from overflow
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


def qr_svg(url: str, *, side_mm: float = 40) -> str:
    """A picture of the code for a page, with the link as its title."""
    total = _modules_across(url)
    path = "".join(f"M{x} {y}h{run}v1h-{run}z" for x, y, run in _runs(qr_matrix(url)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side_mm:g}mm" height="{side_mm:g}mm" '
        f'viewBox="0 0 {total} {total}" shape-rendering="crispEdges" role="img">'
        f"<title>{escape(url)}</title>"
        f'<rect width="{total}" height="{total}" fill="#fff"/><path d="{path}"/></svg>'
    )


def qr_png(url: str, *, pixels_per_module: int = 12) -> bytes:
    """A picture of the code to put in a letter, a slide or a message."""
    total = _modules_across(url)
    image = Image.new("1", (total, total), 1)
    for x, y, run in _runs(qr_matrix(url)):
        image.paste(0, (x, y, x + run, y + 1))
    side = total * pixels_per_module
    file = io.BytesIO()
    image.resize((side, side), Image.Resampling.NEAREST).save(file, "PNG", optimize=True)
    return file.getvalue()


def draw_qr(canvas: Canvas, url: str, *, x: float, y: float, side: float) -> None:
    """Draws the code and its white into the square with its lower left corner at x, y.

    Black ink only, and all modules in one path, so that no hairlines show between them.
    """
    module = side / _modules_across(url)
    canvas.saveState()
    canvas.setFillColor(CMYKColor(0, 0, 0, 0))
    canvas.rect(x, y, side, side, stroke=0, fill=1)
    canvas.restoreState()
    white = QUIET_ZONE * module
    draw_modules(canvas, qr_matrix(url), x=x + white, y=y + white, side=side - 2 * white)


def draw_modules(canvas: Canvas, matrix: Matrix, *, x: float, y: float, side: float) -> None:
    """Draws the dark modules alone into the square with its lower left corner at x, y."""
    canvas.saveState()
    canvas.setFillColor(CMYKColor(0, 0, 0, 1))
    canvas.transform(side / len(matrix), 0, 0, side / len(matrix), x, y)
    canvas.drawPath(PDFPathObject([outline(matrix)]), stroke=0, fill=1)
    canvas.restoreState()


def outline(matrix: Matrix) -> str:
    """The dark modules as one PDF path, one unit each, with 0, 0 at the lower left."""
    top = QUIET_ZONE + len(matrix) - 1
    return " ".join(f"{x - QUIET_ZONE} {top - y} {run} 1 re" for x, y, run in _runs(matrix))


def _coded(url: str, level: int) -> QRCode[Any]:
    code: QRCode[Any] = QRCode(error_correction=level, border=QUIET_ZONE)
    code.add_data(url)
    code.make()
    return code


def _modules_across(url: str) -> int:
    return len(qr_matrix(url)) + 2 * QUIET_ZONE


def _runs(matrix: Matrix) -> Iterator[tuple[int, int, int]]:
    """Each stretch of dark modules: its column and row in the code with its white, its length."""
    for y, row in enumerate(matrix, start=QUIET_ZONE):
        x = QUIET_ZONE
        for dark, stretch in groupby(row):
            run = sum(1 for _ in stretch)
            if dark:
                yield x, y, run
            x += run
