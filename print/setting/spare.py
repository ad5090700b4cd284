"""Pages that a folded sheet has over: a large code, and room for one's own notes."""

from __future__ import annotations

from forms.definition.sentence import sentence
from print.around import Around
from print.geometry import Block, Code, CodeKind, Role, Rule
from print.setting.bands import own_names
from print.setting.piece import Piece, piece_of, space, stacked
from print.setting.style import Style
from print.setting.typeset import text_piece

LARGE_CODE = 60.0
LINE = 10.0


def spare_page(number: int, style: Style, around: Around, *, room: float, height: float) -> Piece:
    """The first spare page leads to a screen and other languages; the others are for notes."""
    if number == 0 and around.link:
        return _large_code(style, around, room=room)
    return _notes(style, room=room, height=height)


def _large_code(style: Style, around: Around, *, room: float) -> Piece:
    side = min(LARGE_CODE, room / 2)
    code = Code(x=0, y=0, width=side, height=side, kind=CodeKind.LINK, text=around.link)
    heading = style.say(sentence("Liever op uw telefoon? Scan de code."))
    parts = [
        _heading(heading, style, room=room),
        space(8),
        piece_of(side + 10, Role.ARTIFACT, [code]),
    ]
    if around.languages:
        parts.append(own_names(around, style, x=0, room=room))
    return stacked(parts)


def _notes(style: Style, *, room: float, height: float) -> Piece:
    """Nobody reads what is written here, and the page says so."""
    title = _heading(style.say(sentence("Ruimte voor uzelf")), style, room=room)
    words = style.say(sentence("Wat u hier opschrijft, lezen wij niet."))
    said = text_piece(words, style.language, room=room, size=style.size)
    rules = [
        Rule(x1=0, y1=y * LINE, x2=room, y2=y * LINE, weight=0.25)
        for y in range(1, int((height - title.height - said.height) // LINE))
    ]
    lines = Piece(height=0, blocks=(Block(role=Role.ARTIFACT, drawn=tuple(rules)),))
    return stacked([title, said, lines])


def _heading(words: str, style: Style, *, room: float) -> Piece:
    return text_piece(
        words,
        style.language,
        room=room,
        size=style.title_size,
        bold=True,
        role=Role.SECTION,
    )
