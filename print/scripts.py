"""Words of two scripts in one line: each part in its own typeface, in its own direction.

A team writes Dutch or English about places, languages and people whose own words are Arabic.
"""

from __future__ import annotations

import re

from reportlab.pdfgen.canvas import Canvas

from print.fonts import MissingGlyph, font_for, require_glyphs, right_to_left, shaped, width

ARABIC = "ar"
STAND_IN = "\ufffd"  # for a letter that no typeface of ours has
_LETTER = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_RUN = re.compile(f"([{_LETTER}]+(?:[^\\w{_LETTER}]*[{_LETTER}]+)*[؟،؛]?)")

Segment = tuple[str, str]  # words, and the language whose typeface draws them


def segments(text: str, language: str) -> tuple[Segment, ...]:
    """The parts of a line. A right-to-left line is one: its typeface has our letters as well."""
    if right_to_left(language):
        return ((text, language),)
    parts = enumerate(_RUN.split(text))
    return tuple((part, ARABIC if number % 2 else language) for number, part in parts if part)


def mostly(text: str, language: str) -> str:
    """The language in whose direction somebody's own words are read."""
    letters = [each for each in text if each.isalpha()]
    foreign = sum(bool(_RUN.match(each)) for each in letters)
    return ARABIC if letters and foreign * 2 > len(letters) else language


def drawable(text: str, language: str) -> str:
    """The text with a mark in the place of each letter that cannot be drawn."""
    for words, own in segments(text, language):
        for character in dict.fromkeys(words):
            try:
                for bold in (False, True):
                    require_glyphs(character, own, bold=bold)
            except MissingGlyph:
                text = text.replace(character, STAND_IN)
    return text


def wide(text: str, language: str, *, bold: bool = False, size: float) -> float:
    """How wide this line is, in points."""
    parts = segments(text, language)
    return sum(width(words, own, bold=bold, size=size) for words, own in parts)


def write(
    canvas: Canvas, text: str, language: str, *, x: float, y: float, size: float, bold: bool = False
) -> None:
    """Draws a line with its left end here, in the ink that was chosen before."""
    for words, own in segments(text, language):
        canvas.setFont(font_for(own, bold=bold), size)
        canvas.drawString(x, y, shaped(words, own))
        x += width(words, own, bold=bold, size=size)
