"""How far the first letter of a line reaches over where the line starts: the tail of a J."""

from __future__ import annotations

from functools import cache

from PIL import ImageFont

from print.fonts import FOLDER, font_for, right_to_left, shaped

_EM = 1000


def overhang(line: str, language: str, *, bold: bool) -> float:
    """As a share of the size of the type; 0 for a letter that stays on its side."""
    letters = shaped(line, language)
    if not letters:
        return 0
    leftward = right_to_left(language)
    return _overhang(letters[-1 if leftward else 0], font_for(language, bold=bold), leftward)


@cache
def _overhang(letter: str, font: str, leftward: bool) -> float:
    drawn = ImageFont.truetype(
        str(FOLDER / f"{font}.ttf"), _EM, layout_engine=ImageFont.Layout.BASIC
    )
    left, _, right, _ = drawn.getbbox(letter, anchor="ls")
    over = right - drawn.getlength(letter) if leftward else -left
    return max(over / _EM, 0)
