"""Room to write: a number on a short line, a few words on a long one, a story on several."""

from __future__ import annotations

from forms.definition.questions import LongText, Number, ShortText
from print.geometry import Drawn, Field, Role
from print.setting.piece import Piece, piece_of
from print.setting.style import Style
from print.setting.typeset import wide, words_at

LINE = 9.0  # from line to line: the hand of someone who seldom writes
FIGURE = 7.0
UNIT_GAP = 3.0


def set_number(question: Number, style: Style, *, room: float) -> Piece:
    """A line as long as the largest number, and what is counted."""
    start, line = style.words_at, _line(style)
    across = min(FIGURE * max(2, len(str(question.maximum))) + 4, room - start)
    drawn: list[Drawn] = [Field(x=start, y=1, width=across, height=line - 1, question=question.key)]
    if question.unit:
        unit = question.unit.wording(style.language)
        x = start + across + UNIT_GAP
        if x + wide(unit.words, unit.language, size=style.size) <= room:
            top = line - style.size / 2.2
            drawn.append(words_at(x, top, unit.words, unit.language, size=style.size))
    return piece_of(line + 1.5, Role.PARAGRAPH, drawn)


def set_lines(question: ShortText | LongText, style: Style, *, room: float) -> Piece:
    """One line, or as many as a story of this length and the air of this form allow."""
    lines = 1
    if isinstance(question, LongText):
        lines = max(2, min(style.air.story, question.maximum // 100))
    start, line = style.words_at, _line(style)
    field = Field(
        x=start,
        y=1,
        width=room - start,
        height=line * lines - 1,
        question=question.key,
        lines=lines,
    )
    return piece_of(line * lines + 1.5, Role.PARAGRAPH, [field])


def _line(style: Style) -> float:
    return LINE * max(1.0, style.size / 14)
