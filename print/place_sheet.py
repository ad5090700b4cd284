"""The sheet that an organiser prints and hangs at a place: one question, and the ways to answer it.

Read from three metres, so the question, the link and the telephone number are never small. The
caller passes all sentences, already in the language of the sheet.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from print.codes import QUIET_ZONE, draw_qr, qr_matrix
from print.fonts import CAP_HEIGHT
from print.language_strip import language_strip
from print.lines import Block, DoesNotFit, fitted
from print.page import MARGIN, ROOM, TOP, Page, one_page

CODE = 76 * mm  # the dark part of the QR code; its white comes on top of that
COLUMN = CODE + 13 * mm  # where the words beside the code start
GAP = 18.0  # points, on both sides of a rule
FIGURES = "en"  # links and telephone numbers run from left to right in every language


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWordings:
    """The fixed sentences of a sheet in one language."""

    language: str
    scan_me: str
    or_go_to: str
    or_call: str
    other_languages: str
    advice_not_vote: str
    trial_mark: str


def place_sheet(
    *,
    title: str,
    question: str,
    sender: str,
    phone: str,
    url: str,
    place: str,
    languages: Sequence[tuple[str, str]],
    wordings: SheetWordings,
    trial: bool = False,
) -> bytes:
    """A page of A4 for any printer. `languages` are codes with each language's own name."""
    file = io.BytesIO()
    with one_page(file, title=title, author=sender, language=wordings.language) as page:
        if trial:
            page.watermark(wordings.trial_mark)
        top = _head(page, sender, title)
        bottom = _foot(page, wordings.advice_not_vote, place)
        bottom = _languages(page, languages, wordings.other_languages, bottom=bottom)
        bottom = _address(page, url, wordings.or_go_to, bottom=bottom)
        bottom = _code(page, url, phone, wordings, bottom=bottom)
        _question(page, question, top=top, bottom=bottom)
    return file.getvalue()


def _head(page: Page, sender: str, title: str) -> float:
    end = page.draw(_line(sender, page.language, bold=True, largest=26, smallest=18), top=TOP)
    below = fitted(title, page.language, room=ROOM, height=50, largest=26, smallest=18)
    end = page.draw(below, top=end - 14)
    page.rule(end - GAP)
    return end - 2 * GAP


def _question(page: Page, question: str, *, top: float, bottom: float) -> None:
    """As large as what the other parts leave; dots above Arabic letters need air, as do tails."""
    top -= 10 if page.leftward else 0
    block = fitted(
        question,
        page.language,
        bold=True,
        room=ROOM,
        height=top - bottom - 14,
        largest=96,
        smallest=28,
        leading=1.4 if page.leftward else 1.04,
    )
    page.draw(block, top=top)


def _code(page: Page, url: str, phone: str, wordings: SheetWordings, *, bottom: float) -> float:
    """The code with its dark part on the margin, and beside it what to do with it."""
    module = CODE / len(qr_matrix(url))
    white = QUIET_ZONE * module
    side = CODE + 2 * white
    x = page.across(CODE) if page.leftward else page.across(0)
    draw_qr(page.canvas, url, x=x - white, y=bottom, side=side)
    bottom += white
    room = ROOM - COLUMN
    scan = fitted(
        wordings.scan_me,
        page.language,
        bold=True,
        room=room,
        height=CODE * 0.55,
        largest=34,
        smallest=22,
    )
    page.draw(scan, top=bottom + CODE, across=COLUMN)
    number = _line(phone, FIGURES, bold=True, largest=34, smallest=20, room=room)
    label = _line(wordings.or_call, page.language, largest=20, smallest=14, room=room)
    page.draw(number, top=bottom + number.height, across=COLUMN)
    page.draw(label, top=bottom + number.height + 12 + label.height, across=COLUMN)
    return bottom + CODE + white


def _address(page: Page, url: str, said: str, *, bottom: float) -> float:
    address = _short(url)
    label = _line(said, page.language, largest=20, smallest=14)
    page.draw(address, top=bottom + address.height)
    page.draw(label, top=bottom + address.height + 12 + label.height)
    return bottom + address.height + 12 + label.height + 9  # letters rise above the capitals


def _short(url: str) -> Block:
    """The link as people type it; a long host gets a line of its own."""
    short = re.sub(r"^https?://", "", url, flags=re.IGNORECASE)
    try:
        return _line(short, FIGURES, bold=True, largest=34, smallest=22)
    except DoesNotFit:
        host, slash, path = short.partition("/")
        size = _line(host, FIGURES, bold=True, largest=34, smallest=18).size
        return Block(
            lines=(host, slash + path), language=FIGURES, bold=True, size=size, leading=1.2
        )


def _languages(
    page: Page, languages: Sequence[tuple[str, str]], said: str, *, bottom: float
) -> float:
    strip = language_strip(languages, room=ROOM, largest=20, smallest=17)
    label = _line(said, page.language, largest=16, smallest=12)
    top = bottom + strip.height
    strip.draw(page.canvas, start=page.across(0), top=top, leftward=page.leftward)
    page.draw(label, top=top + 12 + label.height)
    end = top + 12 + label.height + GAP
    page.rule(end)
    return end + GAP


def _foot(page: Page, advice: str, place: str) -> float:
    left = fitted(advice, page.language, room=ROOM * 0.62, height=30, largest=14, smallest=12)
    right = fitted(place, page.language, room=ROOM * 0.34, height=30, largest=14, smallest=12)
    top = MARGIN + max(left.height, right.height)
    page.draw(left, top=top)
    page.draw(right, top=top, across=ROOM - right.width)
    page.rule(top + GAP)
    return top + 2 * GAP


def _line(
    text: str,
    language: str,
    *,
    largest: float,
    smallest: float,
    bold: bool = False,
    room: float = ROOM,
) -> Block:
    """One line: the height leaves no room for a second one."""
    return fitted(
        text,
        language,
        bold=bold,
        room=room,
        height=largest * CAP_HEIGHT,
        largest=largest,
        smallest=smallest,
    )
