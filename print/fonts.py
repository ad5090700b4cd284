"""The typefaces of everything printed: which font a language needs, and how its line is displayed.

Noto Sans for Latin and Cyrillic, Noto Sans Arabic for the languages in Arabic script. The PDF
library draws what it gets from left to right and shows a box for a letter that the font lacks, so
a line is put in display order here, and a letter without a drawing is refused here.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from forms.definition.sentence import Refusal, sentence

FOLDER = Path(__file__).parent / "typefaces"
ARABIC_SCRIPT = frozenset({"ar", "ary", "ckb", "fa", "prs", "ps", "ur"})
CAP_HEIGHT = 0.714  # of the font size, in both families
_UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
)
# The bidi library mirrors brackets only in its older algorithm, which knows embeddings instead of
# isolates: around a telephone number or a name the two put everything in the same order.
_EMBEDDINGS = str.maketrans("\u2066\u2067\u2068\u2069", "\u202a\u202b\u202a\u202c")


class MissingGlyph(Refusal):
    """The font has no drawing for this character of this text."""

    def __init__(self, character: str, text: str) -> None:
        self.character = character
        self.text = text
        super().__init__(
            sentence(
                "Het teken “%(character)s” (%(name)s) in “%(text)s” kan niet worden geprint. "
                "Kies een ander teken.",
                character=character,
                name=unicodedata.name(character, f"U+{ord(character):04X}"),
                text=text,
            )
        )


def right_to_left(language: str) -> bool:
    return language.split("-")[0] in ARABIC_SCRIPT


def font_for(language: str, *, bold: bool = False) -> str:
    """The name of the font for this language, registered with the PDF library."""
    family = "NotoSansArabic" if right_to_left(language) else "NotoSans"
    return _registered(f"{family}-{'Bold' if bold else 'Regular'}").fontName


def shaped(text: str, language: str) -> str:
    """The characters in the order and the forms in which they are drawn, line by line.

    Break the text into lines first: the words of a right-to-left line change places.
    """
    text = unicodedata.normalize("NFC", text)
    if right_to_left(language):
        text = "\n".join(_right_to_left(line) for line in text.split("\n"))
    return text.translate(_UNSEEN)


def require_glyphs(text: str, language: str, *, bold: bool = False) -> None:
    """Raises MissingGlyph unless everything in this text can be drawn."""
    glyphs = _registered(font_for(language, bold=bold)).face.charToGlyph
    for character in shaped(text, language):
        if ord(character) not in glyphs and character != "\n":
            raise MissingGlyph(character, text)


def width(text: str, language: str, *, bold: bool = False, size: float) -> float:
    """How wide this line is when drawn, in points."""
    return pdfmetrics.stringWidth(shaped(text, language), font_for(language, bold=bold), size)


def _right_to_left(line: str) -> str:
    return str(get_display(_reshaper().reshape(line.translate(_EMBEDDINGS)), base_dir="R"))


@cache
def _reshaper() -> ArabicReshaper:
    return ArabicReshaper({"delete_harakat": False})


@cache
def _registered(name: str) -> TTFont:
    font = TTFont(name, FOLDER / f"{name}.ttf")
    pdfmetrics.registerFont(font)
    return font
