"""The papers of a form: sizes, folds, and the type that is set on them. Lengths in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

MILLIMETRE = 72 / 25.4  # points
BLEED = 3.0
NEAREST = 8.0  # nothing but bleed comes nearer to the trimmed edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A trimmed page."""

    name: str
    width: float
    height: float


A3 = Format(name="A3", width=297.0, height=420.0)
A4 = Format(name="A4", width=210.0, height=297.0)
A5 = Format(name="A5", width=148.0, height=210.0)
A6 = Format(name="A6", width=105.0, height=148.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a form is printed on, and how its text is set.

    `pages_per_sheet` pages lie on one sheet of paper, both sides counted; `at_most` says how many
    pages fit where the number is fixed. `columns` of questions stand side by side.
    """

    name: str
    page: Format
    pages_per_sheet: int
    at_most: int | None
    columns: int
    size: float  # of options and help, in points
    title_size: float  # of a question
    scannable: bool = True


FLAT = Paper(  # one sheet of A4, both sides
    name="a4", page=A4, pages_per_sheet=2, at_most=2, columns=2, size=12, title_size=13
)
FOLDED = Paper(  # one sheet of A3, folded to four pages of A4
    name="a3", page=A4, pages_per_sheet=4, at_most=4, columns=2, size=12, title_size=13
)
SHEETS = Paper(  # as many sheets of A4 as it takes
    name="a4-sheets", page=A4, pages_per_sheet=2, at_most=None, columns=2, size=12, title_size=13
)
LARGE = Paper(  # for who reads large print
    name="large", page=A4, pages_per_sheet=2, at_most=None, columns=1, size=18, title_size=22
)
BOOKLET = Paper(  # A4 folded to A5, stapled: must be cut to be scanned
    name="a5",
    page=A5,
    pages_per_sheet=4,
    at_most=None,
    columns=1,
    size=12,
    title_size=14,
    scannable=False,
)
SLIP = Paper(  # a loose leaf for who wants to join in
    name="slip",
    page=A5,
    pages_per_sheet=2,
    at_most=1,
    columns=1,
    size=12,
    title_size=13,
    scannable=False,
)
PAPERS = {paper.name: paper for paper in (FLAT, FOLDED, SHEETS, LARGE, BOOKLET)}
