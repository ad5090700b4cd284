"""A choice in two levels on paper: each area is a heading over the boxes of its neighbourhoods."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from forms.definition.questions import Option
from print.geometry import Drawn, Role
from print.setting.cell import Cell
from print.setting.options import set_options
from print.setting.piece import Piece, piece_of, space, stacked
from print.setting.style import Style
from print.setting.typeset import leading, lines_of, wide, words_at


def set_areas(
    options: Sequence[Option],
    cell_of: Callable[[Option], Cell],
    style: Style,
    *,
    question: str,
    room: float,
) -> Piece:
    """Areas with their neighbourhoods first, then what has a box of its own.

    An area that has neighbourhoods has no box: a cross there and one below it would be two.
    """
    parts: list[Piece] = []
    alone: list[Cell] = []
    for option in options:
        if not option.options:
            alone.append(cell_of(option))
            continue
        below = [cell_of(each) for each in option.options]
        parts += [
            _heading(option, style, room=room),
            set_options(below, style, question=question, room=room),
            space(1),
        ]
    return stacked([*parts, set_options(alone, style, question=question, room=room)])


def _heading(option: Option, style: Style, *, room: float) -> Piece:
    """The area's name with its landmark behind it, or below it where that is too long."""
    name = option.text.wording(style.language)
    step = leading(name.language, style.size)
    drawn: list[Drawn] = []
    height = 0.0
    for line in lines_of(name.words, name.language, size=style.size, room=room, bold=True):
        drawn.append(words_at(0, height, line, name.language, size=style.size, bold=True))
        height += step
    if option.hint:
        hint = option.hint.wording(style.language)
        after = wide(name.words, name.language, size=style.size, bold=True) + 2.5
        if after + wide(hint.words, hint.language, size=style.note_size) <= room:
            top = step / 2 - leading(hint.language, style.note_size) / 2
            drawn.append(words_at(after, top, hint.words, hint.language, size=style.note_size))
        else:
            for line in lines_of(hint.words, hint.language, size=style.note_size, room=room):
                drawn.append(words_at(0, height, line, hint.language, size=style.note_size))
                height += leading(hint.language, style.note_size)
    return piece_of(height, Role.PARAGRAPH, drawn)
