"""The fonts of a page: which are embedded, and which of those as a subset."""

from __future__ import annotations

import re

from pikepdf import Dictionary, Object

from print.prepress.content.seen import Seen

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"/[A-Z]{6}\+")


def look_at_font(font: Object, seen: Seen) -> None:
    """A Type 3 font draws its letters itself, and has nothing to embed."""
    if font.get("/Subtype") == "/Type3":
        return
    if font.get("/Subtype") == "/Type0":
        font = font["/DescendantFonts"][0]
    name = str(font.get("/BaseFont", "/?"))
    descriptor = font.get("/FontDescriptor", Dictionary())
    if not any(file in descriptor for file in _FILES):
        seen.loose_fonts.add(name[1:])
    elif not _SUBSET.match(name):
        seen.whole_fonts.add(name[1:])
