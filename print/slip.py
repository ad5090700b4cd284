"""The contact slip: a loose leaf for who wants to join in, kept apart from the answers.

It has no number and no place. Its code says that it is a slip, and its coloured bar keeps it out
of the pile of forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from gettext import NullTranslations

from forms.definition.questions import Option
from forms.definition.sentence import Translations, sentence
from print.fonts import require_glyphs, right_to_left
from print.geometry import Bar, Block, Box, Code, CodeKind, Drawn, Field, Layout, Page, Role, Rule
from print.papers import BLEED, SLIP
from print.printable import SlipDoesNotFit
from print.setting.bands import isolated, set_title
from print.setting.piece import Piece, as_read, beside, piece_of, space, stacked
from print.setting.style import ROOMY_TO_TIGHT, Style
from print.setting.typeset import leading, lines_of, text_piece, wide, words_at

MARGIN = 10.0
BAR = 9.0
NEAREST_TO_BAR = 5.0
CODE = 18.0
CODE_WHITE = 3.5
COLUMN = 23.0  # of one level
LINE = 9.5
LEVELS = (
    ("informed", sentence("op de hoogte blijven")),
    ("talk", sentence("meepraten")),
    ("help", sentence("meehelpen")),
)
WAYS = (
    ("email", sentence("E-mail")),
    ("phone", sentence("Telefoon")),
    ("letter", sentence("Brief")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who asks, in the language of the slip. `code` is the slip's own, without any number."""

    sender: str
    phone: str
    code: str


def lay_out_slip(
    themes: Sequence[Option],
    *,
    sender: Sender,
    language: str,
    translations: Translations | None = None,
    black: bool = False,
) -> Layout:
    """One page of A5. A mark is a level at a theme, or a way to be reached."""
    style = Style(
        paper=SLIP,
        language=language,
        translations=translations or NullTranslations(),
        air=ROOMY_TO_TIGHT[-1],
    )
    content = _content(themes, style, sender)
    whole = as_read(
        content.moved(MARGIN, BAR + NEAREST_TO_BAR),
        room=SLIP.page.width,
        leftward=right_to_left(language),
    )
    across = SLIP.page.width + 2 * BLEED
    bar = Bar(x=-BLEED, y=-BLEED, width=across, height=BAR + BLEED, black=black)
    page = Page(
        sheet=1,
        number=1,
        width=SLIP.page.width,
        height=SLIP.page.height,
        blocks=(Block(role=Role.ARTIFACT, drawn=(bar,)), *whole.blocks),
    )
    return Layout(
        title=style.say(sentence("Meedoen in de wijk")),
        author=sender.sender,
        language=language,
        paper=SLIP.name,
        variant=0,
        scannable=False,
        pages=(page,),
    )


def _content(themes: Sequence[Option], style: Style, sender: Sender) -> Piece:
    """With two lines for an address where there is room for them."""
    room = SLIP.page.width - 2 * MARGIN
    for address_lines in (2, 1):
        content = stacked(
            [
                _head(style, sender, room=room),
                _age(style, room=room),
                space(2),
                _themes(themes, style, room=room),
                space(2),
                _reach(style, room=room, address_lines=address_lines),
                _consent(style, sender, room=room),
            ]
        )
        if content.height <= SLIP.page.height - MARGIN - BAR - NEAREST_TO_BAR:
            return content
    raise SlipDoesNotFit


def _head(style: Style, sender: Sender, *, room: float) -> Piece:
    """What this leaf is, and that it stays apart from the answers; the code at the other end."""
    across = room - CODE - CODE_WHITE
    title = set_title(
        style.say(sentence("Wilt u meedoen?")), style, left=0, top=0, width=across, height=11
    )
    said = style.say(sentence("Dit blad blijft apart van uw antwoorden. Lever het los in."))
    words = stacked(
        [
            text_piece(sender.sender, style.language, room=across, size=style.note_size),
            title,
            text_piece(said, style.language, room=across, size=style.size),
        ]
    )
    code = Code(x=0, y=0, width=CODE, height=CODE, kind=CodeKind.SLIP, text=sender.code)
    side = piece_of(CODE, Role.ARTIFACT, [code])
    piece = beside(words, side, across=room - CODE)
    return replace(piece, height=piece.height + 2)


def _age(style: Style, *, room: float) -> Piece:
    """Asked first: who is younger leaves the rest of the leaf empty."""
    words = style.say(sentence("Ik ben 16 jaar of ouder. Jonger? Vul dit blad niet in."))
    return _marked("age", "from_16", words, style, room=room)


def _themes(themes: Sequence[Option], style: Style, *, room: float) -> Piece:
    """A row per theme, a column per level."""
    left = room - COLUMN * len(LEVELS)
    rows = [_levels(style, left=left), space(1)]
    for theme in themes:
        words = theme.text.wording(style.language)
        require_glyphs(words.words, words.language)
        step = leading(words.language, style.size)
        lines = lines_of(words.words, words.language, size=style.size, room=left - 3)
        height = max(style.pitch, step * len(lines) + 1)
        top = (height - step * len(lines)) / 2
        drawn: list[Drawn] = [
            words_at(0, top + at * step, line, words.language, size=style.size)
            for at, line in enumerate(lines)
        ]
        drawn += [
            _box(
                theme.code,
                level,
                style,
                x=left + (at + 0.5) * COLUMN - style.box / 2,
                middle=height / 2,
            )
            for at, (level, _) in enumerate(LEVELS)
        ]
        line = Rule(x1=0, y1=height, x2=room, y2=height, weight=0.25)
        item = Block(role=Role.ITEM, drawn=tuple(drawn))
        below = Block(role=Role.ARTIFACT, drawn=(line,))
        rows.append(Piece(height=height, blocks=(item, below)))
    return stacked(rows)


def _levels(style: Style, *, left: float) -> Piece:
    """The heads of the columns, each line in the middle of its column."""
    size, language = style.smallest_size, style.language
    step = leading(language, size)
    heads = [
        lines_of(style.say(words), language, size=size, room=COLUMN - 1, bold=True)
        for _, words in LEVELS
    ]
    tallest = max(len(lines) for lines in heads)
    drawn: list[Drawn] = []
    for at, lines in enumerate(heads):
        for number, line in enumerate(lines, start=tallest - len(lines)):
            long = wide(line, language, size=size, bold=True)
            x = left + (at + 0.5) * COLUMN - long / 2
            drawn.append(words_at(x, number * step, line, language, size=size, bold=True))
    return piece_of(tallest * step, Role.PARAGRAPH, drawn)


def _reach(style: Style, *, room: float, address_lines: int) -> Piece:
    """First name, and one of the ways with room to write it."""
    rows = [_written("name", style.say(sentence("Voornaam")), style, room=room, at=0)]
    for way, words in WAYS:
        lines = address_lines if way == "letter" else 1
        row = _written(way, style.say(words), style, room=room, at=style.words_at, lines=lines)
        box = piece_of(0, Role.ITEM, [_box("way", way, style, x=0, middle=LINE - 3.2)])
        rows.append(replace(row, blocks=(*box.blocks, *row.blocks)))
    call = style.say(sentence("Bel mij liever. Mijn nummer staat bij Telefoon."))
    rows.append(space(1.2))
    rows.append(_marked("way", "call", call, style, room=room))
    return stacked(rows)


def _written(
    name: str, label: str, style: Style, *, room: float, at: float, lines: int = 1
) -> Piece:
    long = wide(label, style.language, size=style.size)
    start = at + long + 3
    top = LINE - 3.2 - leading(style.language, style.size) / 2
    drawn: list[Drawn] = [
        words_at(at, top, label, style.language, size=style.size),
        Field(
            x=start,
            y=1,
            width=room - start,
            height=LINE * lines - 1.6,
            question=name,
            lines=lines,
        ),
    ]
    return piece_of(LINE * lines, Role.PARAGRAPH, drawn)


def _marked(question: str, option: str, words: str, style: Style, *, room: float) -> Piece:
    text = text_piece(
        words, style.language, room=room - style.words_at, size=style.size, x=style.words_at
    )
    height = max(style.pitch, text.height + 1)
    (block,) = text.moved(0, (height - text.height) / 2).blocks
    box = _box(question, option, style, x=0, middle=height / 2)
    return piece_of(height, Role.ITEM, [box, *block.drawn])


def _consent(style: Style, sender: Sender, *, room: float) -> Piece:
    """What the details are for, and how to stop; small, but not hidden."""
    phone = isolated(sender.phone, style.language)
    said = sentence(
        "Wij gebruiken dit alleen om u over deze thema’s te spreken. "
        "Stoppen kan altijd: bel %(phone)s. Dan halen wij uw gegevens weg.",
        phone=phone,
    )
    size = style.smallest_size
    words = text_piece(style.say(said), style.language, room=room, size=size)
    return stacked([space(2), words])


def _box(question: str, option: str, style: Style, *, x: float, middle: float) -> Box:
    top = middle - style.box / 2
    return Box(x=x, y=top, width=style.box, height=style.box, question=question, option=option)
