"""The bands above and below the questions of a page: who asks, page number, help, numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from forms.definition.sentence import sentence
from print.around import Around
from print.fonts import right_to_left
from print.geometry import Code, CodeKind, Drawn, Role, SheetNumber
from print.printable import TitleDoesNotFit
from print.setting.frame import CODE, CODE_EDGE, EDGE, MARGIN, MARKER, WHITE, margins
from print.setting.links import link_side, link_white
from print.setting.piece import Piece, piece_of
from print.setting.style import Style
from print.setting.typeset import leading, lines_of, unbroken, wide, words_at

TITLE_SIZES = (24, 22, 20, 18, 16, 15, 14, 13, 12)  # points
SIDE = EDGE + MARKER + 3.0  # words start beside the marker
AROUND_CODE = CODE + 2 * WHITE
OVERHANG = 0.8  # some letters begin before the point where they stand
NUMBER_ROOM = 34.0  # of the sheet's number for people


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left


def first_band(style: Style, around: Around) -> Piece:
    """Who asks, in large letters what, and the way to a screen and to other languages.

    As high as what reaches below the band: a long link makes a large code.
    """
    room = _upper(style)
    parts: list[Piece] = []
    below = 0.0
    if around.link and style.paper.columns == 2:
        side, white = link_side(around.link), link_white()
        x = EDGE + MARKER + white
        code = Code(x=x, y=CODE_EDGE, width=side, height=side, kind=CodeKind.LINK, text=around.link)
        parts.append(piece_of(0, Role.ARTIFACT, [code]))
        room = replace(room, left=x + side + white + OVERHANG)
        below = max(0.0, CODE_EDGE + side + white - margins(style).top)
    words = _who_and_what(style, around, room)
    return Piece(
        height=below, blocks=tuple(block for part in (words, *parts) for block in part.blocks)
    )


def _who_and_what(style: Style, around: Around, room: _Room) -> Piece:
    foot: Piece | None = None
    if around.link and around.languages and style.paper.columns == 2:
        foot = own_names(around, style, x=room.left, room=room.width, scan=True)
    bottom = room.bottom - (foot.height if foot else 0)
    parts: list[Piece] = []
    top = room.top
    if around.sender:
        lines = lines_of(around.sender, style.language, size=style.note_size, room=room.width)
        sender = [
            words_at(room.left, top, line, style.language, size=style.note_size)
            for line in lines[:1]
        ]
        parts.append(piece_of(0, Role.PARAGRAPH, sender))
        top += leading(style.language, style.note_size)
    title = set_title(
        around.title, style, left=room.left, top=top, width=room.width, height=bottom - top
    )
    if title.height > bottom - top + 1:
        raise TitleDoesNotFit(around.title)
    parts.append(title)
    if foot:
        parts.append(foot.moved(0, bottom))
    return Piece(height=0, blocks=tuple(block for part in parts for block in part.blocks))


def own_names(around: Around, style: Style, *, x: float, room: float, scan: bool = False) -> Piece:
    """Every other language under its own name, each in its own script, in rows.

    With `scan` they follow the word that says what the code beside them is for.
    """
    dot = " · "
    drawn: list[Drawn] = []
    across, row = 0.0, 0
    if scan:
        word = style.say(sentence("Scan:"))
        drawn.append(words_at(x, 0, word, style.language, size=style.size, bold=True))
        long = wide(word, style.language, size=style.size, bold=True) + 2
        x, room = x + long, room - long
    step = max(leading(code, style.size) for code, _ in around.languages)
    for code, name in around.languages:
        long = wide(name, code, size=style.size)
        before = wide(dot, style.language, size=style.size) if across else 0
        if across and across + before + long > room:
            across, before, row = 0.0, 0, row + 1
        if across:
            at = x + across
            drawn.append(words_at(at, row * step, dot, style.language, size=style.size))
        drawn.append(words_at(x + across + before, row * step, name, code, size=style.size))
        across += before + long
    return piece_of((row + 1) * step, Role.PARAGRAPH, drawn)


def set_title(
    title: str, style: Style, *, left: float, top: float, width: float, height: float
) -> Piece:
    """As large as its room allows; of the smallest size more than fits, when nothing does."""
    for size in TITLE_SIZES:
        lines = lines_of(title, style.language, size=size, room=width, bold=True)
        whole = unbroken(title, style.language, size=size, room=width, bold=True)
        step = leading(style.language, size)
        if whole and len(lines) * step <= height:
            break
    drawn = [
        words_at(left, top + at * step, line, style.language, size=size, bold=True)
        for at, line in enumerate(lines)
    ]
    return piece_of(step * len(lines), Role.TITLE, drawn)


def later_band(style: Style, around: Around) -> Piece:
    """The title once more, small: loose pages find each other again."""
    room = _upper(style)
    lines = lines_of(around.title, style.language, size=style.size, room=room.width, bold=True)
    drawn = [
        words_at(room.left, room.top, line, style.language, size=style.size, bold=True)
        for line in lines[:1]
    ]
    return piece_of(0, Role.ARTIFACT, drawn)


def lower_band(style: Style, around: Around, *, page: int, pages: int, variant: int) -> Piece:
    """Which page this is and whether there is more, whom to call, and the sheet's number."""
    room = _lower(style)
    where = style.say(sentence("Pagina %(page)s van %(pages)s", page=page, pages=pages))
    rows = [(where, style.size, True)]
    if style.paper.scannable:
        rows.append((_help(style, around, room=room.width), style.note_size, False))
    rows.append((_edition(style, around, variant), style.smallest_size, False))
    y = room.bottom - sum(leading(style.language, size) for _, size, _ in rows)
    number = words_at(room.right, y, "", style.language, size=style.size)
    drawn: list[Drawn] = [
        SheetNumber(x=room.right, y=number.y, size=style.smallest_size, leftward=True)
    ]
    if page < pages:
        where_to = _where_to(style, page=page)
        free = room.width - NUMBER_ROOM
        if wide(f"{where} · {where_to}", style.language, size=style.size, bold=True) <= free:
            rows[0] = (f"{where} · {where_to}", style.size, True)
    for words, size, bold in rows:
        for line in lines_of(words, style.language, size=size, room=room.width, bold=bold)[:1]:
            drawn.append(words_at(room.left, y, line, style.language, size=size, bold=bold))
        y += leading(style.language, size)
    return piece_of(0, Role.ARTIFACT, drawn)


def _where_to(style: Style, *, page: int) -> str:
    if style.paper.pages_per_sheet == 2 and page % 2 == 1:
        return style.say(sentence("Ga verder op de achterkant"))
    return style.say(sentence("Er is nog een pagina"))


def isolated(words: str, language: str) -> str:
    """A telephone number keeps its own order within a line that runs from right to left."""
    return f"\u2066{words}\u2069" if right_to_left(language) else words


def _help(style: Style, around: Around, *, room: float) -> str:
    """Whom to call, and where to go when that fits the same line."""
    if not around.phone:
        return around.help_place
    phone = isolated(around.phone, style.language)
    call = style.say(sentence("Hulp nodig? Bel %(phone)s.", phone=phone))
    both = f"{call} {around.help_place}"
    return both if wide(both, style.language, size=style.note_size) <= room else call


def _edition(style: Style, around: Around, variant: int) -> str:
    """What somebody needs who has this sheet in hand and wants to know which one it is."""
    order = style.say(sentence("volgorde %(number)s", number=variant + 1))
    typed = "" if style.paper.scannable else style.say(sentence("met de hand invoeren"))
    return " · ".join(filter(None, (around.version, order, around.place, typed)))


def _upper(style: Style) -> _Room:
    page = style.paper.page
    if not style.paper.scannable:
        return _Room(left=MARGIN + 2, right=page.width - MARGIN - 2, top=MARGIN, bottom=MARGIN)
    right = page.width - EDGE - MARKER - AROUND_CODE - 1
    return _Room(left=SIDE, right=right, top=CODE_EDGE, bottom=CODE_EDGE + CODE + 2.5)


def _lower(style: Style) -> _Room:
    page = style.paper.page
    if not style.paper.scannable:
        bottom = page.height - MARGIN
        return _Room(left=MARGIN + 2, right=page.width - MARGIN - 2, top=bottom, bottom=bottom)
    return _Room(
        left=EDGE + MARKER + AROUND_CODE + 1,
        right=page.width - SIDE,
        top=page.height - CODE_EDGE - CODE,
        bottom=page.height - CODE_EDGE - 0.5,
    )
