"""Text set in lines of a given width; only a word wider than its line is broken, with a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from print.fonts import CAP_HEIGHT, right_to_left, width
from print.geometry import Role, Words
from print.papers import MILLIMETRE
from print.setting.piece import Piece, piece_of

_SPACES = re.compile(r"[ \t]+")
_TIE = "\u00a0"
_NUMBERS = re.compile(r"(?<=\d) (?=\d)|(?<=\d) (?=[^\W\d_]{1,5}\b)")
_ISOLATES, _POP = "\u2066\u2067\u2068", "\u2069"
LEADING = {False: 1.2, True: 1.4}  # as shares of the size; Arabic letters need more air


def leading(language: str, size: float) -> float:
    """From line to line, in millimetres."""
    return LEADING[right_to_left(language)] * size / MILLIMETRE


@lru_cache(maxsize=20_000)
def wide(words: str, language: str, *, size: float, bold: bool = False) -> float:
    """How wide this line is when drawn, in millimetres."""
    return width(words, language, bold=bold, size=size) / MILLIMETRE


@lru_cache(maxsize=20_000)
def lines_of(
    text: str, language: str, *, size: float, room: float, bold: bool = False
) -> tuple[str, ...]:
    """The text broken at spaces, and within a word only where the word alone is too wide."""
    lines: list[str] = []
    for paragraph in _held_together(text).split("\n"):
        line = ""
        for word in _SPACES.split(paragraph.strip()):
            longer = f"{line} {word}" if line else word
            if wide(longer, language, size=size, bold=bold) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            *whole, line = _broken(word, language, size=size, room=room, bold=bold)
            lines += whole
        lines.append(line)
    return tuple(_each_by_itself([line.replace(_TIE, " ") for line in lines if line]))


def run_on(texts: Iterable[str]) -> str:
    """Texts one after the other in a paragraph; texts in lines of their own stay in lines."""
    several = tuple(texts)
    return ("\n" if any("\n" in text for text in several) else " ").join(several)


def _even_lines(
    text: str, language: str, *, size: float, room: float, bold: bool = False
) -> tuple[str, ...]:
    """As few lines as the room needs, broken as narrow as that number of lines allows."""
    lines = narrower = lines_of(text, language, size=size, room=room, bold=bold)
    while 1 < len(narrower) == len(lines) and unbroken(
        text, language, size=size, room=room, bold=bold
    ):
        lines, room = narrower, room * 0.96
        narrower = lines_of(text, language, size=size, room=room, bold=bold)
    return lines


def unbroken(text: str, language: str, *, size: float, room: float, bold: bool = False) -> bool:
    """Whether every word of the text fits the line as a whole."""
    return all(
        wide(word, language, size=size, bold=bold) <= room
        for word in _SPACES.split(_held_together(text).strip())
    )


def words_at(
    x: float, top: float, words: str, language: str, *, size: float, bold: bool = False
) -> Words:
    """A line whose capitals stand in the middle of a line box that begins at `top`."""
    middle = top + leading(language, size) / 2
    baseline = middle + CAP_HEIGHT * size / MILLIMETRE / 2
    return Words(x=x, y=baseline, words=words, language=language, size=size, bold=bold)


def text_piece(
    text: str,
    language: str,
    *,
    room: float,
    size: float,
    bold: bool = False,
    x: float = 0,
    role: Role = Role.PARAGRAPH,
    even: bool = False,
) -> Piece:
    """A paragraph in lines; `even` ones are of about the same length, so that none is one word."""
    step = leading(language, size)
    setting = _even_lines if even else lines_of
    lines = setting(text, language, size=size, room=room, bold=bold)
    drawn = [
        words_at(x, number * step, line, language, size=size, bold=bold)
        for number, line in enumerate(lines)
    ]
    return piece_of(step * len(lines), role, drawn)


def _held_together(text: str) -> str:
    """No line ends within a telephone number, or between a number and its short word."""
    return _NUMBERS.sub(_TIE, text)


def _each_by_itself(lines: Sequence[str]) -> Iterator[str]:
    """A stretch with its own direction that runs over a line end goes on on the next line."""
    opened = ""
    for line in lines:
        whole = opened + line
        opened = ""
        for character in whole:
            if character in _ISOLATES:
                opened += character
            elif character == _POP:
                opened = opened[:-1]
        yield whole + _POP * len(opened)


def _broken(word: str, language: str, *, size: float, room: float, bold: bool) -> list[str]:
    parts: list[str] = []
    hyphen = "" if right_to_left(language) else "-"
    while (long := wide(word, language, size=size, bold=bold)) > room and len(word) > 2:
        cut = max(1, min(len(word) - 1, int(len(word) * room / long) + 3))
        while cut > 1 and wide(word[:cut] + hyphen, language, size=size, bold=bold) > room:
            cut -= 1
        parts.append(word[:cut] + hyphen)
        word = word[cut:]
    return [*parts, word]
