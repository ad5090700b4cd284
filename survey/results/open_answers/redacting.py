"""The words of a text, and the text without some of them. Pure."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from survey.results.open_answers.patterns import Mark, marks

GONE = "[…]"  # the same in every language
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word with its number, or white between words (no number)."""

    words: str
    number: int | None
    marked: bool = False


def pieces(text: str) -> tuple[Piece, ...]:
    """The text in pieces that together are the text; words that may point at a person marked."""
    found, at = marks(text), 0
    parts: list[Piece] = []
    for number, match in enumerate(_WORD.finditer(text)):
        if match.start() > at:
            parts.append(Piece(text[at : match.start()], None))
        parts.append(Piece(match[0], number, _in_any(match.start(), match.end(), found)))
        at = match.end()
    if at < len(text):
        parts.append(Piece(text[at:], None))
    return tuple(parts)


def without(text: str, numbers: Container[int]) -> str:
    """The text with one `[…]` where words with these numbers stood; words side by side give one."""
    kept: list[str] = []
    white = ""
    for piece in pieces(text):
        if piece.number is None:
            white = piece.words
            continue
        gone = piece.number in numbers
        if not (gone and kept and kept[-1] == GONE):
            kept += [white] if kept else []
            kept.append(GONE if gone else piece.words)
        white = ""
    return "".join(kept)


def _in_any(start: int, end: int, found: tuple[Mark, ...]) -> bool:
    return any(start < each.end and end > each.start for each in found)
