"""Putting in order on paper: a box per place, or sets of three with the most and the least."""

from __future__ import annotations

from collections.abc import Sequence

from forms.definition.questions import BestWorst, Option, Ranking, in_order
from forms.definition.sentence import sentence
from forms.definition.sets import BEST, WORST, numbered_sets
from print.geometry import Drawn, Role
from print.setting.cell import box
from print.setting.piece import Piece, piece_of, stacked
from print.setting.style import Style
from print.setting.typeset import leading, lines_of, text_piece, wide, words_at

GUTTER = 4.0
LEAST_WORDS = 38.0  # narrower than this, the words stand above their boxes
FIGURES = "en"


def set_ranking(question: Ranking, style: Style, *, room: float, variant: int) -> Piece:
    """Rows of options, columns of places; where that is too wide, the places below the words."""
    options = in_order(question, variant)
    places = question.maximum or len(options)
    step = max(style.pitch, style.box + 4)
    grid = places * step
    if room - style.words_at - grid >= LEAST_WORDS:
        return _ranking_grid(question.key, options, style, room=room, places=places, step=step)
    return stacked(
        [_places_below(question.key, option, style, room=room, places=places) for option in options]
    )


def set_best_worst(question: BestWorst, style: Style, *, room: float, variant: int) -> Piece:
    """Each set a small table: the most at the left, the least at the right."""
    sets = numbered_sets(question, variant)
    columns = 2 if room > 150 else 1
    width = (room - GUTTER * 2 * (columns - 1)) / columns
    pieces = [
        _set_of_three(question.key, number, place, len(sets), options, style, room=width)
        for place, (number, options) in enumerate(sets, start=1)
    ]
    rows = []
    for first in range(0, len(pieces), columns):
        row = pieces[first : first + columns]
        moved = [each.moved(at * (width + GUTTER * 2), 0) for at, each in enumerate(row)]
        blocks = tuple(block for each in moved for block in each.blocks)
        rows.append(Piece(height=max(each.height for each in row) + 2, blocks=blocks))
    return stacked(rows)


def _ranking_grid(
    key: str, options: Sequence[Option], style: Style, *, room: float, places: int, step: float
) -> Piece:
    left = room - places * step
    head: list[Drawn] = []
    for place in range(1, places + 1):
        figure = str(place)
        middle = left + (place - 0.5) * step
        x = middle - wide(figure, FIGURES, size=style.size, bold=True) / 2
        head.append(words_at(x, 0, figure, FIGURES, size=style.size, bold=True))
    rows = [piece_of(leading(FIGURES, style.size), Role.PARAGRAPH, head)]
    for option in options:
        words = option.text.wording(style.language)
        lines = lines_of(
            words.words, words.language, size=style.size, room=left - style.words_at - 2
        )
        down = leading(words.language, style.size)
        height = max(style.pitch, down * len(lines) + 1.2)
        top = (height - down * len(lines)) / 2
        drawn: list[Drawn] = [
            words_at(style.words_at, top + at * down, line, words.language, size=style.size)
            for at, line in enumerate(lines)
        ]
        drawn += [
            box(
                f"{place}.{option.code}",
                style,
                question=key,
                middle=height / 2,
                x=left + (place - 0.5) * step - style.box / 2,
            )
            for place in range(1, places + 1)
        ]
        rows.append(piece_of(height, Role.ITEM, drawn))
    return stacked(rows)


def _places_below(key: str, option: Option, style: Style, *, room: float, places: int) -> Piece:
    words = option.text.wording(style.language)
    title = text_piece(
        words.words,
        words.language,
        room=room - style.words_at,
        size=style.size,
        x=style.words_at,
        role=Role.ITEM,
    )
    step = style.box + 2 + wide("00", FIGURES, size=style.size) + 3
    in_row = max(1, int((room - style.words_at) // step))
    drawn: list[Drawn] = []
    for place in range(1, places + 1):
        row, column = divmod(place - 1, in_row)
        middle = (row + 0.5) * style.pitch
        x = style.words_at + column * step
        top = middle - leading(FIGURES, style.size) / 2
        drawn.append(box(f"{place}.{option.code}", style, question=key, middle=middle, x=x))
        drawn.append(words_at(x + style.box + 2, top, str(place), FIGURES, size=style.size))
    rows = -(-places // in_row)
    return stacked([title, piece_of(rows * style.pitch, Role.ITEM, drawn)])


def _set_of_three(
    key: str,
    number: int,
    place: int,
    total: int,
    options: Sequence[Option],
    style: Style,
    *,
    room: float,
) -> Piece:
    most = style.say(sentence("Belangrijkst"))
    least = style.say(sentence("Minst belangrijk"))
    step = leading(style.language, style.note_size)
    right = room - style.box
    heads: list[Drawn] = [
        words_at(0, 0, most, style.language, size=style.note_size, bold=True),
        words_at(
            room - wide(least, style.language, size=style.note_size, bold=True),
            0,
            least,
            style.language,
            size=style.note_size,
            bold=True,
        ),
    ]
    title = style.say(sentence("Groep %(n)s van %(total)s", n=place, total=total))
    rows = [
        text_piece(title, style.language, room=room, size=style.size, x=0),
        piece_of(step + 0.5, Role.PARAGRAPH, heads),
    ]
    for option in options:
        words = option.text.wording(style.language)
        down = leading(words.language, style.size)
        start = style.words_at
        lines = lines_of(words.words, words.language, size=style.size, room=right - start - 3)
        height = max(style.pitch, down * len(lines) + 1.2)
        top = (height - down * len(lines)) / 2
        best = box(f"{number}{BEST}{option.code}", style, question=key, middle=height / 2)
        worst = box(
            f"{number}{WORST}{option.code}", style, question=key, middle=height / 2, x=right
        )
        drawn: list[Drawn] = [best]
        drawn += [
            words_at(start, top + at * down, line, words.language, size=style.size)
            for at, line in enumerate(lines)
        ]
        rows.append(piece_of(height, Role.ITEM, [*drawn, worst]))
    return stacked(rows)
