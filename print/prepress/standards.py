"""The two standards of files for print shops, and what each allows."""

from __future__ import annotations

from enum import StrEnum


class Standard(StrEnum):
    """ISO 15930: part 7 of 2010 (X-4) and part 4 of 2003 (X-1a); the value is as files state it."""

    X4 = "PDF/X-4"
    X1A = "PDF/X-1a:2003"

    @property
    def pdf_version(self) -> str:
        return "1.6" if self is Standard.X4 else "1.4"

    @property
    def transparency(self) -> bool:
        return self is Standard.X4

    @property
    def object_streams(self) -> bool:
        """Compressed structure came with PDF 1.5."""
        return self is Standard.X4


class Colours(StrEnum):
    """The inks on the press."""

    CMYK = "cmyk"
    BLACK = "black"
