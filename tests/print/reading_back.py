"""What is seen on a page of a PDF: the outlines of boxes, the words with their sizes, the codes."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pypdfium2
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from pypdfium2 import raw

from print.geometry import Code, CodeKind, Marker, Page, Rectangle, Words

PIXELS = 10  # to the millimetre, in `grey`
HALF_A_LINE = 0.5  # millimetres: a rule has its weight, and a letter its overhang
MODULES = {CodeKind.SHEET: 21, CodeKind.SLIP: 21, CodeKind.LINK: 33}
SQUARE = 5  # segments of its path
_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffe]")
_MIRRORED = str.maketrans(")]»>’", "([«<‘")
Grey = NDArray[np.uint8]


@contextmanager
def pages_of(pdf: bytes) -> Iterator[list[Any]]:
    with pypdfium2.PdfDocument(pdf) as document:
        yield list(document)


def picture(page: Any, *, dpi: float = 150) -> Image.Image:
    image: Image.Image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    return image


def grey(page: Any) -> Grey:
    return np.asarray(picture(page, dpi=25.4 * PIXELS))


def outline(image: Grey, expected: Rectangle) -> Rectangle:
    """The middle of the outline that stands about where this rectangle is expected.

    Each side is where the ink weighs most within a band around it, along its middle half.
    """
    across = slice(*_pixels(expected.x + expected.width / 4, expected.right - expected.width / 4))
    down = slice(*_pixels(expected.y + expected.height / 4, expected.bottom - expected.height / 4))
    left, right = (_line(image[down].mean(axis=0), x) for x in (expected.x, expected.right))
    top, low = (_line(image[:, across].mean(axis=1), y) for y in (expected.y, expected.bottom))
    return Rectangle(x=left, y=top, width=right - left, height=low - top)


def inside(image: Grey, rectangle: Rectangle, *, by: float) -> Grey:
    """The pixels of a rectangle that is this much smaller on each side, or larger."""
    top, bottom = _pixels(rectangle.y + by, rectangle.bottom - by)
    left, right = _pixels(rectangle.x + by, rectangle.right - by)
    return image[max(top, 0) : bottom, max(left, 0) : right]


def white_around(image: Grey, each: Code | Marker) -> bool:
    """Whether the white that a reader needs around it holds no ink, but for a line on its edge."""
    white = 4 * each.width / MODULES[each.kind] if isinstance(each, Code) else each.width / 6
    near = inside(image, each, by=-(white - HALF_A_LINE)).copy()
    edge = round((white - HALF_A_LINE) * PIXELS) - 2
    near[edge:-edge, edge:-edge] = 255
    return bool((near >= 128).all())


def letters(page: Any) -> tuple[str, list[float]]:
    """All that can be seen of the text, in the order of the file, and the size of each letter."""
    text, found, sizes = page.get_textpage(), "", []
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        seen, size = seen_of(_text_of(each, text)), ctypes.c_float()
        assert raw.FPDFTextObj_GetFontSize(each, size)
        found += seen
        sizes += [round(size.value, 2)] * len(seen)
    return found, sizes


def lines_of(page: Page) -> list[tuple[str, float]]:
    """The lines of a layout with their sizes, as `letters` gives them."""
    return [(seen_of(each.words), each.size) for each in page.drawn if isinstance(each, Words)]


def seen_of(words: str) -> str:
    return _UNSEEN.sub("", words)


def same_letters(line: str, other: str) -> bool:
    """Whether two lines differ at most in the order of their letters, as mixed scripts do."""
    return sorted(line.translate(_MIRRORED)) == sorted(other.translate(_MIRRORED))


def squares(page: Any, *, side: float) -> int:
    """How many squares of this side, in millimetres, are outlined on the page."""
    wide = side * 72 / 25.4 + 1  # the bounds of a stroke lie half a point outside it
    bounds = [
        each.get_bounds()
        for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
        if raw.FPDFPath_CountSegments(each) == SQUARE
    ]
    return sum(
        abs(right - left - wide) < 0.05 and abs(top - bottom - wide) < 0.05
        for left, bottom, right, top in bounds
    )


def codes_in(image: Image.Image) -> list[tuple[str, tuple[float, float]]]:
    """The text of each code, and where its middle is, in pixels."""
    found = []
    for code in zxingcpp.read_barcodes(image):
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
        xs, ys = [each.x for each in corners], [each.y for each in corners]
        found.append((code.text, (sum(xs) / 4, sum(ys) / 4)))
    return found


def views(page: Any) -> dict[str, Image.Image]:
    """The page as scanners and telephones see it, but for a strong blur."""
    fine = picture(page)
    turned = {
        f"turned {angle}": fine.rotate(angle, Image.Resampling.BICUBIC, True, fillcolor=255)
        for angle in (7, 180)
    }
    blurred = fine.filter(ImageFilter.GaussianBlur(1))
    return {"as it is": fine, "blurred": blurred, **turned, "coarse": picture(page, dpi=75)}


def blurred_much(page: Any) -> Image.Image:
    return picture(page).filter(ImageFilter.GaussianBlur(2))


def edges(image: Grey, *, millimetres: float) -> Iterator[tuple[str, Grey]]:
    """The strips along the four sides."""
    deep = int(millimetres * PIXELS)
    yield "top", image[:deep]
    yield "bottom", image[-deep:]
    yield "left", image[:, :deep]
    yield "right", image[:, -deep:]


def _text_of(each: Any, text: Any) -> str:
    buffer = ctypes.create_string_buffer(4096)
    bytes_ = raw.FPDFTextObj_GetText(
        each, text, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), len(buffer) // 2
    )
    return buffer.raw[: bytes_ - 2].decode("utf-16-le")


def _line(profile: NDArray[np.floating[Any]], expected: float) -> float:
    """Where the ink of a line weighs, in millimetres."""
    start, end = _pixels(expected - 0.6, expected + 0.6)
    ink = 255 - profile[start:end]
    assert ink.sum() > 100, f"no line at {expected} mm"
    return float((ink * (np.arange(start, end) + 0.5)).sum() / ink.sum()) / PIXELS


def _pixels(start: float, end: float) -> tuple[int, int]:
    return round(start * PIXELS), round(end * PIXELS)
