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
    """An option in words. `note` is a landmark or an example, `jump` says where to go on."""

    mark: str
    words: str
    language: str
    note: str = ""
    jump: str = ""
    picture: str | None = None
    alt: str = ""  # what the picture says more than the words


def indent(style: Style, *, pictured: bool) -> float:
    """From the left of the box to the words."""
    return style.words_at + (style.pictogram + PICTURE_GAP if pictured else 0)


def natural_width(cell: Cell, style: Style, *, pictured: bool) -> float:
    """How wide the cell is when nothing in it is broken into lines."""
    words = wide(cell.words, cell.language, size=style.size)
    notes = (
        wide(note, cell.language, size=style.note_size, bold=bold) for note, bold in _notes(cell)
    )
    return _start(cell, style, pictured=pictured) + max(words, *notes, 0)


def holds_words(cell: Cell, style: Style, *, room: float, pictured: bool) -> bool:
    """Whether no word has to be broken to fit this room."""
    left = room - _start(cell, style, pictured=pictured)
    return unbroken(cell.words, cell.language, size=style.size, room=left) and all(
        unbroken(note, cell.language, size=style.note_size, room=left, bold=bold)
        for note, bold in _notes(cell)
    )


def set_cell(
    cell: Cell, style: Style, *, question: str, room: float, pictured: bool, pitch: float = 0
) -> Piece:
    """Everything in the middle of its height, the box at the left; at least `pitch` high."""
    start = _start(cell, style, pictured=pictured)
    text = set_words(cell, style, x=start, room=room - start)
    height = max(pitch, _high(text, style, pictured=pictured))
    drawn: list[Drawn] = [box(cell.mark, style, question=question, middle=height / 2)]
    if cell.picture:
        top = (height - style.pictogram) / 2
        side = style.pictogram
        picture = Picture(
            x=style.words_at, y=top, width=side, height=side, key=cell.picture, alt=cell.alt
        )
        drawn.append(picture)
    drawn += text.moved(0, (height - text.height) / 2).drawn
    return piece_of(height, Role.ITEM, drawn)


def height_of(cell: Cell, style: Style, *, room: float, pictured: bool) -> float:
    """How high the cell is at least, without drawing it."""
    start = _start(cell, style, pictured=pictured)
    return _high(set_words(cell, style, x=start, room=room - start), style, pictured=pictured)


def _high(text: Piece, style: Style, *, pictured: bool) -> float:
    picture_height = style.pictogram + 0.4 if pictured else 0
    return max(style.pitch, text.height + PADDING, picture_height)


def set_words(cell: Cell, style: Style, *, x: float, room: float) -> Piece:
    """The words in lines, and each note behind what stands there where that fits, else below."""
    step, note_step = leading(cell.language, style.size), leading(cell.language, style.note_size)
    lines = lines_of(cell.words, cell.language, size=style.size, room=room)
    drawn: list[Drawn] = [
        words_at(x, number * step, line, cell.language, size=style.size)
        for number, line in enumerate(lines)
    ]
    height = middle = step * len(lines)
    middle -= step / 2
    after = wide(lines[-1], cell.language, size=style.size) if lines else room
    for note, bold in _notes(cell):
        long = wide(note, cell.language, size=style.note_size, bold=bold)
        if after + NOTE_GAP + long > room:
            after, middle = -NOTE_GAP, height + note_step / 2
            height += note_step
        top = middle - note_step / 2
        first, *rest = lines_of(
            note, cell.language, size=style.note_size, room=room - after - NOTE_GAP, bold=bold
        )
        at = x + after + NOTE_GAP
        drawn.append(words_at(at, top, first, cell.language, size=style.note_size, bold=bold))
        for line in rest:
            drawn.append(words_at(x, height, line, cell.language, size=style.note_size, bold=bold))
            height += note_step
        after = room if rest else after + NOTE_GAP + long
    return piece_of(height, Role.ITEM, drawn)


def extra_lines(cell: Cell, style: Style, *, room: float, pictured: bool) -> int:
    """In how many lines more than one the words stand, and the note."""
    left = room - _start(cell, style, pictured=pictured)
    words = lines_of(cell.words, cell.language, size=style.size, room=left)
    notes = [
        len(lines_of(note, cell.language, size=style.note_size, room=left, bold=bold))
        for note, bold in _notes(cell)
    ]
    return len(words) - 1 + max(0, sum(notes) - 1)


def _notes(cell: Cell) -> list[tuple[str, bool]]:
    """What stands with the words, small; where to go on is bold, since that is for everybody."""
    return [(note, bold) for note, bold in ((cell.note, False), (cell.jump, True)) if note]


def _start(cell: Cell, style: Style, *, pictured: bool) -> float:
    """Where the words begin: beside the box, or beside the picture where there is one."""
    return indent(style, pictured=pictured and cell.picture is not None)


def box(option: str, style: Style, *, question: str, middle: float, x: float = 0) -> Box:
    """A box with its middle at this height."""
    top = middle - style.box / 2
    return Box(x=x, y=top, width=style.box, height=style.box, question=question, option=option)
