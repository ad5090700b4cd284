"""How a form ends: thanks, how it comes back, what happens next, and privacy in plain words."""

from __future__ import annotations

from math import ceil

from forms.definition.sentence import sentence
from print.around import Around
from print.geometry import Block, Role, Rule
from print.setting.bands import isolated
from print.setting.columns import GUTTER
from print.setting.piece import Piece, piece_of, space, stacked
from print.setting.style import Style
from print.setting.typeset import leading, lines_of, run_on, text_piece, words_at

THICK = 1.5  # points
BETWEEN = 1.5


def thanks(style: Style, around: Around, *, room: float) -> Piece:
    """After the last question: thanks, the way back, help, and what happens next."""
    heading = text_piece(
        style.say(sentence("Dit was de laatste vraag. Dank u wel!")),
        style.language,
        room=room,
        size=style.size,
        bold=True,
        role=Role.SECTION,
    )
    back = [
        text_piece(words, style.language, room=room, size=style.size) for words in around.returns
    ]
    notes = [space(BETWEEN)]
    if not style.paper.scannable and (around.help_place or around.phone):
        phone = isolated(around.phone, style.language)
        call = style.say(sentence("Bel %(phone)s.", phone=phone)) if around.phone else ""
        words = f"{call} {around.help_place}".strip()
        notes.append(_note(style.say(sentence("Hulp nodig?")), words, style, room=room))
    if around.next:
        heading_next = style.say(sentence("Wat gebeurt er nu?"))
        notes.append(_note(heading_next, around.next, style, room=room))
    return stacked([_thick_rule(room), heading, *back, *notes])


def privacy(style: Style, around: Around, *, room: float) -> Piece:
    """What happens with the answers, small, at the foot of the last page; in as many columns as
    the questions."""
    if not around.privacy:
        return space(0)
    columns = style.paper.columns
    column = (room - GUTTER * (columns - 1)) / columns
    heading = text_piece(
        style.say(sentence("Wat doen we met uw antwoorden?")),
        style.language,
        room=room,
        size=style.note_size,
        bold=True,
        role=Role.SECTION,
    )
    words = run_on(around.privacy)
    lines = lines_of(words, style.language, size=style.note_size, room=column)
    rows = ceil(len(lines) / columns)
    step = leading(style.language, style.note_size)
    drawn = [
        words_at(
            number // rows * (column + GUTTER),
            number % rows * step,
            line,
            style.language,
            size=style.note_size,
        )
        for number, line in enumerate(lines)
    ]
    return stacked([_thick_rule(room), heading, piece_of(rows * step, Role.PARAGRAPH, drawn)])


def _thick_rule(room: float) -> Piece:
    line = Rule(x1=0, y1=0, x2=room, y2=0, weight=THICK)
    return Piece(height=2, blocks=(Block(role=Role.ARTIFACT, drawn=(line,)),))


def _note(heading: str, words: str, style: Style, *, room: float) -> Piece:
    size, language = style.note_size, style.language
    return stacked(
        [
            text_piece(heading, language, room=room, size=size, bold=True, role=Role.SECTION),
            text_piece(words, language, room=room, size=size),
            space(BETWEEN),
        ]
    )
