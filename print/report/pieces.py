"""What a report is made of, in the order of reading; charts are drawn by whoever made them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reportlab.pdfgen.canvas import Canvas


class Look(StrEnum):
    """How much a paragraph asks for attention."""

    PLAIN = "plain"
    LEAD = "lead"  # what a chart or table says; it stays with what comes next
    NOTE = "note"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """`level` 1 is a part of the report; the title of the whole stands above those."""

    level: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    words: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody's own words, and what may be said of who wrote them."""

    words: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`numbers` are the columns that hold numbers, counted from 0. The first column names a row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing that knows its height at a width, in points, and `paint`s itself: canvas, left
    side, top, width. `alt` says what it shows."""

    alt: str
    height: Callable[[float], float]
    paint: Callable[[Canvas, float, float, float], None]


Piece = Heading | Paragraph | Items | Quote | Table | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`under` are the lines below the title; `mark` stands at the foot of every page, if any."""

    title: str
    sender: str
    under: tuple[str, ...]
    language: str
    pieces: tuple[Piece, ...]
    page: str  # "Pagina %(n)s van %(of)s" in this language, with both to be filled in
    mark: str = ""
