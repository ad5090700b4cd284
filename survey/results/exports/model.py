"""What an export holds: its columns and what may stand in them. Every format is made of this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Cell = str | int | float | None
Piece = tuple[Cell, ...]  # the cells of one block in one row


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    NUMBER = "number"
    CODE = "code"  # the number of one of the column's values
    MARK = "mark"  # 0 or 1
    PLACE = "place"  # 1 is first
    WEIGHT = "weight"  # how much a row counts: a number with a fraction


class Part(StrEnum):
    """What of a question a column holds."""

    AROUND = "around"  # of no question
    CHOSEN = "chosen"
    FIRST = "first"
    PLACE = "place"
    BEST = "best"
    WORST = "worst"
    NUMBER = "number"
    WRITTEN = "written"
    TEXT = "text"
    SHOWN_AT = "shown_at"


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that a cell may be: its number, its code for programs, its words for people."""

    number: int
    code: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `missing` are the values that say why there is no answer, next to each other.

    `option` is the code of the option that a mark, a place or a position is about; `title` is
    of the question that it belongs to.
    """

    name: str
    label: str
    kind: Kind
    part: Part = Part.AROUND
    question: str = ""
    of: str = ""  # the kind of that question
    option: str = ""
    title: str = ""
    values: tuple[Value, ...] = ()
    missing: tuple[Value, ...] = ()
    ordered: bool = False
    longest: int = 0  # of a text, in characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """Every column in its order, what a reader should know, and how many rows there are."""

    campaign: str
    title: str
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()
    full: bool = False
    made_of: int = 0  # responses
    editions: tuple[tuple[int, str], ...] = field(default=())  # number and hash

    def questions(self) -> Iterator[tuple[str, Sequence[Column]]]:
        """The columns of every question, in their order."""
        found: dict[str, list[Column]] = {}
        for each in self.columns:
            if each.question:
                found.setdefault(each.question, []).append(each)
        yield from found.items()
