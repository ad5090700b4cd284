"""A logo's file, read and held to what a print shop can use; each refusal names the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image, UnidentifiedImageError

from forms.definition.sentence import Refusal, sentence
from print.colours import Convert, ink

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

LARGEST_FILE = 5 * 1024 * 1024  # bytes
_MOST_PIXELS = 50_000_000
_AROUND = ("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style")
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_SEE_THROUGH = re.compile(
    r"(?:^|[;{\s])(?:fill-|stroke-)?opacity\s*:\s*(?!1(?:\.0+)?\s*(?:[;}]|$))"
)
_OPACITY = ("opacity", "fill-opacity", "stroke-opacity")


class CannotUseLogo(Refusal):
    """The file of a logo is not there, not readable, or not good enough to print."""

    @classmethod
    def too_coarse(cls, name: str, *, dots: float, across: float) -> CannotUseLogo:
        return cls(
            sentence(
                "Het logo “%(name)s” wordt korrelig: %(dots)s punten per inch. Neem een bestand "
                "dat minstens %(across)s punten breed is, of een SVG.",
                name=name,
                dots=int(dots),
                across=int(across) + 1,
            )
        )


def read_vectors(path: Path, convert: Convert) -> Drawing:
    """A drawing of lines and faces alone, in printing inks."""
    from svglib.svglib import svg2rlg

    _require_lines(path)
    try:
        drawing = svg2rlg(
            str(path), color_converter=convert, external_reference_root=str(path.parent)
        )
    except Exception as error:  # the library stumbles over strange drawings in many ways
        raise _unreadable(path) from error
    if drawing is None or min(drawing.width, drawing.height) <= 0 or not drawing.contents:
        raise _unreadable(path)
    return drawing


def read_pixels(path: Path) -> Image.Image:
    _require_file(path)
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise _too_large(path)
            image.load()
            return image.copy()
    except Image.DecompressionBombError as error:
        raise _too_large(path) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _unreadable(path) from error


def require_readable(path: Path) -> None:
    """Raises CannotUseLogo for a file that can never be printed, at whatever size."""
    if path.suffix.lower() == ".svg":
        read_vectors(path, ink)
    else:
        read_pixels(path)


def _require_lines(path: Path) -> None:
    _require_file(path)
    try:
        root = fromstring(path.read_bytes(), forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise _unreadable(path) from error
    for element in root.iter():
        fault = _fault(element)
        if fault:
            raise CannotUseLogo(
                sentence(
                    "Het logo “%(name)s” gebruikt “%(what)s”. Dat kan niet worden geprint. "
                    "Vraag de maker om een SVG met alleen lijnen en vlakken in effen kleuren.",
                    name=path.name,
                    what=fault,
                )
            )


def _fault(element: Element) -> str:
    """What in this element is more than lines and faces in even colours; "" when nothing is."""
    space, _, name = str(element.tag).rpartition("}")
    if "svg" not in space and space:
        return ""  # what drawing programs keep for themselves
    if name not in (*_AROUND, *_SHAPES):
        return name
    if name == "use" and not str(_reference(element)).startswith("#"):
        return "use"
    styles = [element.get("style", ""), (element.text or "") if name == "style" else ""]
    faint = any(element.get(each, "1").strip() not in ("1", "1.0", "100%") for each in _OPACITY)
    return "opacity" if faint or any(map(_SEE_THROUGH.search, styles)) else ""


def _reference(element: Element) -> str | None:
    return element.get("href") or element.get("{http://www.w3.org/1999/xlink}href")


def _require_file(path: Path) -> None:
    if not path.is_file():
        raise CannotUseLogo(
            sentence(
                "Het logo “%(name)s” staat niet in de map. Zet het naast de vragenronde, of haal "
                "“logo” uit de vragenronde.",
                name=path.name,
            )
        )
    if path.stat().st_size > LARGEST_FILE:
        raise _too_large(path)


def _too_large(path: Path) -> CannotUseLogo:
    return CannotUseLogo(
        sentence(
            "Het logo “%(name)s” is te groot. Neem een bestand van hoogstens 5 MB, liefst een SVG.",
            name=path.name,
        )
    )


def _unreadable(path: Path) -> CannotUseLogo:
    return CannotUseLogo(
        sentence(
            "Het logo “%(name)s” is niet te lezen. Bewaar het opnieuw als SVG, PNG of JPEG.",
            name=path.name,
        )
    )
