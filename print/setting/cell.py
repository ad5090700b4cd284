"""One option on paper: its box, its pictogram, its words, and what to do after choosing it."""

from __future__ import annotations

from dataclasses import dataclass

from print.geometry import Box, Drawn, Picture, Role
from print.setting.piece import Piece, piece_of
from print.setting.style import Style
from print.setting.typeset import leading, lines_of, unbroken, wide, words_at

PICTURE_GAP = 1.5
NOTE_GAP = 2.0
PADDING = 0.8  # above and below the words of an option, together


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """An option in words. `note` stands under the words: a landmark, "Ga naar vraag 7"."""

    mark: str
    words: str
    language: str
    note: str = ""
    picture: str | None = None


def indent(style: Style, *, pictured: bool) -> float:
    """From the left of the box to the words."""
    return style.words_at + (style.pictogram + PICTURE_GAP if pictured else 0)


def natural_width(cell: Cell, style: Style, *, pictured: bool) -> float:
    """How wide the cell is when nothing in it is broken into lines."""
    words = wide(cell.words, cell.language, size=style.size)
    note = wide(cell.note, cell.language, size=style.note_size)
    return indent(style, pictured=pictured) + max(words, note)


def holds_words(cell: Cell, style: Style, *, room: float, pictured: bool) -> bool:
    """Whether no word has to be broken to fit this room."""
    left = room - indent(style, pictured=pictured)
    return unbroken(cell.words, cell.language, size=style.size, room=left) and unbroken(
        cell.note, cell.language, size=style.note_size, room=left
    )


def set_cell(
    cell: Cell, style: Style, *, question: str, room: float, pictured: bool, pitch: float = 0
) -> Piece:
    """Everything in the middle of its height, the box at the left; at least `pitch` high."""
    start = indent(style, pictured=pictured)
    text = set_words(cell, style, x=start, room=room - start)
    picture_height = style.pictogram + 0.4 if pictured else 0
    height = max(pitch, style.pitch, text.height + PADDING, picture_height)
    drawn: list[Drawn] = [box(cell.mark, style, question=question, middle=height / 2)]
    if cell.picture:
        top = (height - style.pictogram) / 2
        side = style.pictogram
        drawn.append(Picture(x=style.words_at, y=top, width=side, height=side, key=cell.picture))
    drawn += text.moved(0, (height - text.height) / 2).drawn
    return piece_of(height, Role.ITEM, drawn)


def set_words(cell: Cell, style: Style, *, x: float, room: float) -> Piece:
    """The words in lines, and the note behind them where that fits, else below."""
    step, note_step = leading(cell.language, style.size), leading(cell.language, style.note_size)
    lines = lines_of(cell.words, cell.language, size=style.size, room=room)
    drawn: list[Drawn] = [
        words_at(x, number * step, line, cell.language, size=style.size)
        for number, line in enumerate(lines)
    ]
    height = step * len(lines)
    after = wide(lines[-1], cell.language, size=style.size) + NOTE_GAP if lines else 0
    if cell.note and after + wide(cell.note, cell.language, size=style.note_size) <= room:
        top = height - step / 2 - note_step / 2
        drawn.append(words_at(x + after, top, cell.note, cell.language, size=style.note_size))
        return piece_of(height, Role.ITEM, drawn)
    for line in lines_of(cell.note, cell.language, size=style.note_size, room=room):
        drawn.append(words_at(x, height, line, cell.language, size=style.note_size))
        height += note_step
    return piece_of(height, Role.ITEM, drawn)


def extra_lines(cell: Cell, style: Style, *, room: float, pictured: bool) -> int:
    """In how many lines more than one the words stand, and the note."""
    left = room - indent(style, pictured=pictured)
    words = lines_of(cell.words, cell.language, size=style.size, room=left)
    note = lines_of(cell.note, cell.language, size=style.note_size, room=left)
    return len(words) - 1 + max(0, len(note) - 1)


def box(option: str, style: Style, *, question: str, middle: float, x: float = 0) -> Box:
    """A box with its middle at this height."""
    top = middle - style.box / 2
    return Box(x=x, y=top, width=style.box, height=style.box, question=question, option=option)
