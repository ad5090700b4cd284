"""Pictures for social media: the question, the picture, who asks and where to go, in one look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from print.fonts import require_glyphs, right_to_left
from print.lines import Block, fitted
from print.publicity.announcement import Announcement, naming
from print.publicity.inks import ACCENT_ON_SCREEN
from print.publicity.pixels import BLACK, WHITE, Pixels
from print.publicity.texts import address, few_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A picture: `band` is the white below the field, `picture` the pictogram, `code` the dark
    part of the code (0 for none: who sees it on a phone cannot scan it)."""

    width: int
    height: int
    margin: int
    band: int
    picture: int
    sender: int
    question: int
    code: int = 0

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}"

    @property
    def field(self) -> int:
        return self.height - self.band

    @property
    def broad(self) -> bool:
        """The picture stands beside the question instead of above it, and so does the link."""
        return self.width > self.height

    @property
    def room(self) -> int:
        return self.width - 2 * self.margin


SIZES = (
    Size(width=1080, height=1080, margin=72, band=210, picture=280, sender=44, question=136),
    Size(
        width=1080,
        height=1920,
        margin=84,
        band=690,
        picture=400,
        sender=54,
        question=132,
        code=400,
    ),
    Size(width=1200, height=628, margin=56, band=150, picture=230, sender=40, question=104),
    Size(
        width=1600,
        height=900,
        margin=76,
        band=330,
        picture=300,
        sender=52,
        question=136,
        code=210,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    question: Block
    sender: Block
    link: Block


def images(announcement: Announcement) -> Iterator[tuple[str, bytes]]:
    """Each with its size as its name; the same announcement always gives the same bytes."""
    for size in SIZES:
        yield size.name, _drawn(announcement, size)


def _drawn(announcement: Announcement, size: Size) -> bytes:
    drawn = Pixels(Image.new("RGB", (size.width, size.height), WHITE), announcement.language)
    drawn.fill(ACCENT_ON_SCREEN, top=0, bottom=size.field)
    texts = _set(announcement, size)
    if announcement.trial:
        with naming("PROEF", size.name):
            require_glyphs(announcement.wordings.trial_mark, announcement.language, bold=True)
        drawn.watermark(announcement.wordings.trial_mark, field=(0, size.field))
    drawn.picture(
        announcement.picture,
        start=size.width - size.margin - size.picture,
        top=size.margin,
        side=size.picture,
        colour=WHITE,
        own=announcement.own_pictures,
    )
    drawn.write(texts.sender, start=size.margin, top=size.margin, colour=WHITE)
    foot = size.field - 0.65 * size.margin - _tail(announcement.language) * texts.question.size
    drawn.write(texts.question, start=size.margin, top=foot - texts.question.height, colour=WHITE)
    _band(drawn, announcement.url, size, texts.link)
    return drawn.png()


def _band(drawn: Pixels, url: str, size: Size, link: Block) -> None:
    """The code, and the link beside it where the picture is broad, below it where it is high."""
    high = size.code and size.code + (0 if size.broad else size.margin + link.height)
    top = size.field + (size.band - (high or link.height)) / 2
    if size.code:
        drawn.code(url, start=size.margin, top=top, side=size.code)
    if size.code and not size.broad:
        top += size.code + size.margin
    elif size.code:
        top += (size.code - link.height) / 2
    drawn.write(link, start=size.margin + _beside(size), top=top, colour=BLACK)


def _beside(size: Size) -> float:
    return size.code + 0.75 * size.margin if size.code and size.broad else 0


def _tail(language: str) -> float:
    """What letters reach below the line, as a share of their size."""
    return 0.45 if right_to_left(language) else 0.26


def _set(announcement: Announcement, size: Size) -> Texts:
    language, margin = announcement.language, size.margin
    narrow = size.room - size.picture - margin / 2
    with naming("PUBLIC_URL", size.name):
        link = address(
            announcement.url, room=size.room - _beside(size), largest=size.sender * 1.4, smallest=24
        )
    with naming("sender", size.name):
        sender = few_lines(
            announcement.sender,
            language,
            room=narrow,
            size=size.sender,
            smallest=26,
            at_most=2 if size.broad else 3,
            bold=True,
        )
    above = sender.height + margin / 2 if size.broad else size.picture
    room = size.field - margin * 2.1 - above
    with naming("promotion.question", size.name):
        question = fitted(
            announcement.question,
            language,
            bold=True,
            room=narrow if size.broad else size.room,
            height=room / (1 + _tail(language) / 2),
            largest=size.question,
            smallest=34,
            leading=1.45 if right_to_left(language) else 1.06,
        )
    return Texts(question=question, sender=sender, link=link)
