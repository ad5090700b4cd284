"""The one look of posters and flyers: a coloured field with the question, and below it the ways in.

From the foot up: advice and place, the other languages, the address, the code a third of the page
wide with the telephone beside it, and the field. Measures are those of A4, larger or smaller with
the page; type never gets smaller than people can read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO

from forms.definition.sentence import sentence
from print.artwork import Artwork, logo, picture_in
from print.codes import qr_matrix
from print.document import AT_HOME, Edge, opened
from print.fonts import require_glyphs
from print.language_strip import LanguageStrip, language_strip
from print.lines import Block, DoesNotFit, fitted
from print.papers import MILLIMETRE, Format
from print.publicity.announcement import FIGURES, Announcement, CannotPrint, naming, shortened
from print.publicity.board import Board, quiet
from print.publicity.inks import BLACK_ONLY, IN_COLOUR
from print.publicity.texts import address, few_lines, line, same_size, script_of

NOTE, TEXT = 10.0, 12.0  # points; nothing is smaller
FINEST_MODULE = 0.8  # millimetres, so that a coarse picture of the code can still be read
_PICTURE = 54.0  # millimetres on A4
_SMALLER = (1.0, 0.85, 0.72, 0.6)  # what becomes of the picture where the question is long
_LARGE_ENOUGH = 52.0  # points on A4
_TAIL, _TAIL_LEFTWARD = 0.26, 0.45  # what letters reach below the line, as a share of their size


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything that is written, set in type before anything is drawn."""

    sender: Block
    phone: Block
    link: Block
    scan_me: Block
    or_call: Block
    or_go_to: Block
    strip: LanguageStrip | None
    advice: Block
    place: Block
    logo: tuple[Artwork, float] | None


def draw_sheet(
    file: IO[bytes],
    announcement: Announcement,
    *,
    page: Format,
    edge: Edge = AT_HOME,
    black: bool = False,
) -> None:
    """Draws the one page of a poster or flyer."""
    language = announcement.language
    with (
        opened(
            file,
            page=page,
            title=announcement.title,
            author=announcement.sender,
            language=language,
            edge=edge,
        ) as document,
        document.one_page() as canvas,
    ):
        board = Board(
            canvas=canvas,
            page=page,
            language=language,
            inks=BLACK_ONLY if black else IN_COLOUR,
            bleed=edge.bleed * MILLIMETRE,
        )
        _draw(board, announcement, black=black)


def _draw(board: Board, announcement: Announcement, *, black: bool) -> None:
    parts = _set(board, announcement, black=black)
    side = _side(board, announcement)
    unit = board.unit
    foot_top = _foot_height(board, parts)
    link_foot = foot_top + 7 * unit
    if parts.strip:
        link_foot += parts.strip.height + 6 * unit
    link_top = link_foot + parts.link.height + 3.5 * unit + parts.or_go_to.height
    air = max(quiet(announcement.url, side), 8 * unit) + 0.5 * unit
    rise = 0.35 if board.leftward else 0.1  # of letters with a sign above them, over capitals
    code_foot = link_top + rise * parts.or_go_to.size + air
    field_foot = code_foot + side + air
    if not black:
        board.fill_field(foot=field_foot)
    if announcement.trial:
        with naming("PROEF", board.page.name):
            require_glyphs(announcement.wordings.trial_mark, board.language, bold=True)
        board.watermark(announcement.wordings.trial_mark, foot=field_foot)
    if black:
        board.bar(foot=field_foot, height=2.5 * unit)
    _field(board, announcement, parts, foot=field_foot + (2.5 * unit if black else 0))
    _ways_in(board, announcement, parts, side=side, foot=code_foot)
    board.write(parts.or_go_to, top=link_top)
    board.write(parts.link, top=link_foot + parts.link.height)
    if parts.strip:
        board.write_strip(parts.strip, top=foot_top + 7 * unit + parts.strip.height)
    _foot(board, parts, top=foot_top)


def _field(board: Board, announcement: Announcement, parts: Parts, *, foot: float) -> None:
    """Who asks, the picture, and the question as large as the rest leaves room.

    A long question goes before a large picture.
    """
    unit, colour = board.unit, board.inks.on_field
    top = board.height - max(board.margin + 0.1 * parts.sender.size, 14 * unit)
    picture = picture_in(announcement.picture, colour, announcement.own_pictures)
    tail = _TAIL_LEFTWARD if board.leftward else _TAIL
    air = 10 * unit
    low = foot + air
    with naming("promotion.question", board.page.name):
        for share in _SMALLER:
            side = _PICTURE * unit * share
            wide, high = picture.fitted(width=side, height=side)
            room = top - max(high, parts.sender.height) - 8 * unit - low
            question = _question(board, announcement, height=room / (1 + tail / 2))
            if question and question.size >= board.type(_LARGE_ENOUGH, least=26):
                break
        if question is None:
            raise DoesNotFit(announcement.question)
    board.write(parts.sender, top=top, colour=colour)
    last, indent = low + tail * question.size, board.indent(question)
    board.write(question, top=last + question.height, across=indent, colour=colour)
    board.place(picture, across=board.room - wide, top=top, width=wide)


def _question(board: Board, announcement: Announcement, *, height: float) -> Block | None:
    """None where even the smallest type that is allowed does not fit."""
    try:
        return fitted(
            announcement.question,
            announcement.language,
            bold=True,
            room=board.room,
            height=height,
            largest=board.type(112, least=30),
            smallest=board.type(30, least=16),
            leading=1.45 if board.leftward else 1.06,
        )
    except DoesNotFit:
        return None


def _ways_in(
    board: Board, announcement: Announcement, parts: Parts, *, side: float, foot: float
) -> None:
    beside = _beside(board, announcement, side)
    board.code(announcement.url, foot=foot, side=side)
    board.write(parts.scan_me, top=foot + side, across=beside)
    number = foot + parts.phone.height
    board.write(parts.or_call, top=number + 3.5 * board.unit + parts.or_call.height, across=beside)
    board.write(parts.phone, top=number, across=beside)


def _foot(board: Board, parts: Parts, *, top: float) -> None:
    end = board.write(parts.advice, top=top)
    board.write(parts.place, top=end - _below(parts.advice))
    if parts.logo:
        artwork, wide = parts.logo
        board.place(artwork, across=board.room - wide, top=top, width=wide)


def _foot_height(board: Board, parts: Parts) -> float:
    """Where the top of the foot lies: its lower edge, tails and all, is the margin."""
    words = parts.advice.height + _below(parts.advice) + parts.place.height
    tail = 0.3 * parts.place.size
    picture = parts.logo[0].height * parts.logo[1] / parts.logo[0].width if parts.logo else 0
    return board.margin + max(words + tail, picture)


def _below(block: Block) -> float:
    return 0.65 * block.size


def _side(board: Board, announcement: Announcement) -> float:
    """The dark part of the code: a third of the page."""
    side = board.width / 3
    if side / len(qr_matrix(announcement.url)) < FINEST_MODULE * MILLIMETRE:
        said = sentence(
            "De link %(url)s is te lang voor een QR-code op %(thing)s. Kies een korter adres voor "
            "PUBLIC_URL, of een groter papier.",
            url=shortened(announcement.url),
            thing=board.page.name,
        )
        raise CannotPrint(said)
    return side


def _beside(board: Board, announcement: Announcement, side: float) -> float:
    """Where the words beside the code start: past its white."""
    return side + quiet(announcement.url, side) + 2 * board.unit


def _set(board: Board, announcement: Announcement, *, black: bool) -> Parts:
    side = _side(board, announcement)
    unit, language, said = board.unit, announcement.language, announcement.wordings
    thing = board.page.name
    beside = board.room - _beside(board, announcement, side)
    large, least = board.type(32, least=15), board.type(18, least=TEXT)
    label, words = board.type(17, least=TEXT), board.type(13, least=TEXT)
    note = board.type(13, least=NOTE)
    with naming("help_line.phone", thing):
        phone = line(
            announcement.phone, FIGURES, room=beside, largest=large, smallest=least, bold=True
        )
    with naming("PUBLIC_URL", thing):
        link = address(announcement.url, room=board.room, largest=large, smallest=least)
    phone, link = same_size(phone, link)
    with naming("sender", thing):
        sender = few_lines(
            announcement.sender,
            language,
            room=board.room - (_PICTURE + 6) * unit,
            size=link.size,
            smallest=board.type(14, least=TEXT),
            at_most=3,
            bold=True,
        )
    mark = _logo(board, announcement, black=black)
    narrow = board.room - (mark[1] + 6 * unit if mark else 0)
    with naming("places", thing):
        script = script_of(announcement.place)
        place = few_lines(
            announcement.place, script, room=narrow, size=note, smallest=NOTE, at_most=2
        )
    with naming("Wijkstem", thing):
        scan_me = few_lines(
            said.scan_me,
            language,
            room=beside,
            size=board.type(26, least=14),
            smallest=words,
            at_most=3,
            bold=True,
        )
        or_call = few_lines(
            said.or_call, language, room=beside, size=label, smallest=words, at_most=3
        )
        or_go_to = line(said.or_go_to, language, room=board.room, largest=label, smallest=words)
        advice = few_lines(
            said.advice_not_vote, language, room=narrow, size=note, smallest=NOTE, at_most=2
        )
    return Parts(
        sender=sender,
        phone=phone,
        link=link,
        scan_me=scan_me,
        or_call=or_call,
        or_go_to=or_go_to,
        strip=_strip(board, announcement),
        advice=advice,
        place=place,
        logo=mark,
    )


def _strip(board: Board, announcement: Announcement) -> LanguageStrip | None:
    if not announcement.languages:
        return None
    return language_strip(
        announcement.languages,
        room=board.room,
        largest=board.type(18, least=TEXT),
        smallest=board.type(14, least=NOTE),
    )


def _logo(board: Board, announcement: Announcement, *, black: bool) -> tuple[Artwork, float] | None:
    if announcement.logo is None:
        return None
    artwork = logo(announcement.logo, black=black)
    wide, _ = artwork.fitted(width=50 * board.unit, height=15 * board.unit)
    return artwork, wide
