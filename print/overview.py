"""All places of a campaign with their codes, for the coordinator's wall and to cut out."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from forms.definition.sentence import Refusal, sentence
from print.document import AT_HOME, Edge, opened
from print.fonts import require_glyphs
from print.lines import Block
from print.papers import A4, MILLIMETRE, Format
from print.publicity.announcement import FIGURES, naming
from print.publicity.board import Board, quiet
from print.publicity.inks import BLACK_ONLY, IN_COLOUR
from print.publicity.texts import address, few_lines, line, same_size, script_of

CODE = 42.0  # millimetres: the dark part of each code
COLUMNS, ROWS = 2, 3
HEAD = 33.0  # millimetres, from the top margin to the first card
_NAME, _LINK, _NOTE = 17.0, 13.0, 10.0  # points


class NoOverview(Refusal):
    """There is nothing to show, or not in this format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCard:
    """A place by its own name, and where its code leads."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """`pages` says which page of how many this is, once for each page; `trial_mark` is "" for
    links that count."""

    language: str
    title: str
    sender: str
    phone: str
    cards: tuple[PlaceCard, ...]
    pages: tuple[str, ...]
    trial_mark: str = ""


def pages_for(places: int) -> int:
    return -(-places // (COLUMNS * ROWS))


def overview(
    shown: Overview, *, page: Format = A4, edge: Edge = AT_HOME, black: bool = False
) -> bytes:
    """A PDF of as many pages as the places need."""
    if page != A4:
        raise NoOverview(sentence("Een overzicht is A4. Kies dat papier."))
    if not shown.cards:
        raise NoOverview(sentence("Er zijn nog geen plekken. Maak er eerst een."))
    file, each = io.BytesIO(), COLUMNS * ROWS
    inks = BLACK_ONLY if black else IN_COLOUR
    with opened(
        file,
        page=page,
        title=shown.title,
        author=shown.sender,
        language=shown.language,
        edge=edge,
    ) as document:
        for number, words in enumerate(shown.pages):
            with document.one_page() as canvas:
                board = Board(
                    canvas=canvas,
                    page=page,
                    language=shown.language,
                    inks=inks,
                    bleed=edge.bleed * MILLIMETRE,
                )
                cards = shown.cards[number * each : (number + 1) * each]
                _draw(board, shown, cards=cards, numbered=words, black=black)
    return file.getvalue()


def _draw(
    board: Board, shown: Overview, *, cards: Sequence[PlaceCard], numbered: str, black: bool
) -> None:
    foot = board.height - board.margin - HEAD * MILLIMETRE
    if shown.trial_mark:
        with naming("PROEF", board.page.name):
            require_glyphs(shown.trial_mark, board.language, bold=True)
    if not black:
        board.fill_field(foot=foot + 6 * MILLIMETRE)
    if shown.trial_mark:
        board.watermark(shown.trial_mark, foot=foot + 6 * MILLIMETRE)
    _head(board, shown, numbered, foot=foot + 6 * MILLIMETRE)
    deep = (foot - board.margin) / ROWS
    for place, card in enumerate(cards):
        row, column = divmod(place, COLUMNS)
        _card(board, card, top=foot - row * deep, deep=deep, column=column)
    _cutting_lines(board, top=foot, deep=deep, rows=-(-len(cards) // COLUMNS))


def _head(board: Board, shown: Overview, numbered: str, *, foot: float) -> None:
    """What this is, who asks, and where to call; which page it is at the other side."""
    colour, top = board.inks.on_field, board.height - board.margin
    with naming("title", board.page.name):
        title = few_lines(
            shown.title,
            shown.language,
            room=board.room,
            size=24,
            smallest=16,
            at_most=1,
            bold=True,
        )
    with naming("help_line.phone", board.page.name):
        phone = line(shown.phone, FIGURES, room=board.room, largest=14, smallest=12, bold=True)
    with naming("sender", board.page.name):
        sender = few_lines(
            shown.sender,
            shown.language,
            room=board.room - phone.width - 8 * MILLIMETRE,
            size=14,
            smallest=12,
            at_most=1,
        )
    page = line(numbered, shown.language, room=board.room / 2, largest=12, smallest=_NOTE)
    board.write(title, top=top, colour=colour)
    last = foot + 5 * MILLIMETRE
    second = last + 7 * MILLIMETRE
    board.write(sender, top=second + sender.height, colour=colour)
    board.write(phone, top=last + phone.height, colour=colour)
    board.write(page, top=last + page.height, across=board.room - page.width, colour=colour)


def _card(board: Board, card: PlaceCard, *, top: float, deep: float, column: int) -> None:
    """The name, the code below it, and the link below both; codes in a row stand level."""
    wide, gap = board.room / COLUMNS, 5 * MILLIMETRE
    side = CODE * MILLIMETRE
    white = quiet(card.url, side) + 0.3 * _NAME  # no letter's tail reaches into it
    start, room = column * (wide + gap), wide - gap
    link = _link(board, card, room=room)
    with naming("places", board.page.name):
        name = few_lines(
            card.name,
            script_of(card.name),
            room=room,
            size=_NAME,
            smallest=12,
            at_most=2,
            bold=True,
        )
    end = top - deep + 6 * MILLIMETRE + link.height
    foot = end + white
    board.write(name, top=foot + side + white + name.height, across=start)
    board.code(card.url, foot=foot, side=side, across=start)
    board.write(link, top=end, across=start)


def _link(board: Board, card: PlaceCard, *, room: float) -> Block:
    with naming("PUBLIC_URL", board.page.name):
        return same_size(address(card.url, room=room, largest=_LINK, smallest=_NOTE))[0]


def _cutting_lines(board: Board, *, top: float, deep: float, rows: int) -> None:
    canvas, bottom = board.canvas, top - rows * deep
    canvas.setLineWidth(0.5)
    canvas.setDash(1, 3)
    for row in range(1, rows + 1):
        y = top - row * deep
        canvas.line(board.margin, y, board.width - board.margin, y)
    middle = board.width / 2
    canvas.line(middle, bottom, middle, top)
    canvas.setDash()
