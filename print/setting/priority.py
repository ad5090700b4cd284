"""A priority on paper: a box per theme at the left, and at the right a box for what comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from forms.definition.questions import DONT_KNOW, RATHER_NOT
from forms.definition.sentence import counted, sentence
from print.geometry import Block, Box, Part, Role, Rule
from print.setting.cell import Cell, set_cell
from print.setting.piece import Piece, piece_of, stacked
from print.setting.style import Style
from print.setting.typeset import leading, lines_of, text_piece, wide, words_at

HAIRLINE = 0.25  # points; leads the eye from the words to the box at the other end
SPECIAL = (DONT_KNOW, RATHER_NOT)


def set_priority(
    cells: Sequence[Cell], style: Style, *, question: str, room: float, maximum: int
) -> Piece:
    """What to do, a head over the boxes at the right, a row per theme."""
    first = style.say(sentence("Eerste keus"))
    first_room = max(style.box, _widest_word(first, style)) + 2
    pictured = any(cell.picture for cell in cells)
    rows = [_above(first, style, room=room, first_room=first_room, maximum=maximum)]
    for cell in cells:
        row = set_cell(
            cell, style, question=question, room=room - first_room - 2, pictured=pictured
        )
        if cell.mark not in SPECIAL:
            row = _with_first(row, style, room=room, middle=room - first_room / 2)
        rows.append(row)
    return stacked(rows)


def _above(first: str, style: Style, *, room: float, first_room: float, maximum: int) -> Piece:
    """What to do, and beside its last line the head over the boxes at the right."""
    some = counted(
        "Kruis links hoogstens %(n)s hokje aan.",
        "Kruis links hoogstens %(n)s hokjes aan.",
        n=maximum,
    )
    one = sentence("Kruis rechts aan wat op de eerste plaats komt.")
    start = style.words_at
    said = text_piece(
        f"{style.say(some)} {style.say(one)}",
        style.language,
        room=room - start - first_room - 3,
        size=style.size,
        x=start,
    )
    head = _head(first, style, room, first_room)
    height = max(said.height, head.height)
    parts = (said.moved(0, height - said.height), head.moved(0, height - head.height))
    blocks = tuple(block for part in parts for block in part.blocks)
    return Piece(height=height + 0.8, blocks=blocks)


def _head(first: str, style: Style, room: float, first_room: float) -> Piece:
    """The words over the boxes at the right, each line in the middle."""
    lines = lines_of(first, style.language, size=style.note_size, room=first_room, bold=True)
    step = leading(style.language, style.note_size)
    drawn = []
    for number, line in enumerate(lines):
        across = wide(line, style.language, size=style.note_size, bold=True)
        x = room - first_room / 2 - across / 2
        drawn.append(
            words_at(x, number * step, line, style.language, size=style.note_size, bold=True)
        )
    return piece_of(step * len(lines), Role.PARAGRAPH, drawn)


def _with_first(row: Piece, style: Style, *, room: float, middle: float) -> Piece:
    """The row of a theme with its second box, level with the first, and a line under it."""
    (item,) = row.blocks
    chosen = next(each for each in item.drawn if isinstance(each, Box))
    first = replace(chosen, x=middle - style.box / 2, part=Part.FIRST)
    line = Rule(x1=0, y1=row.height, x2=room, y2=row.height, weight=HAIRLINE)
    blocks = (
        replace(item, drawn=(*item.drawn, first)),
        Block(role=Role.ARTIFACT, drawn=(line,)),
    )
    return Piece(height=row.height, blocks=blocks)


def _widest_word(words: str, style: Style) -> float:
    return max(
        wide(word, style.language, size=style.note_size, bold=True) for word in words.split()
    )
