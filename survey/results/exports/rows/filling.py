"""Fills the rows of an export, one response at a time. Here every microsecond counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import getitem
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from survey.results.exports.model import Cell, Piece
from survey.results.exports.rows.reading import Raw, raw_rows
from survey.results.exports.rows.seen import BETWEEN, question_in
from survey.results.exports.rows.table import Layout
from survey.results.exports.rows.texts import passed

Way = Callable[[Piece], Any]
_REMEMBERED = 50_000


def filled(
    session: Session,
    *,
    layout: Layout,
    which: Sequence[ColumnElement[bool]],
    ways: Sequence[Way],
) -> Iterator[list[Any]]:
    """The rows of these responses, in the order of their random numbers.

    `ways` say per block how a format writes what stands in it.
    """
    filling = _Filling(layout, iter(ways))
    for batch in raw_rows(session, which=which):
        written: dict[tuple[int, str], str] = {}
        if layout.texts and batch:
            written = passed(session, first=batch[0][0], last=batch[-1][0])
        for raw in batch:
            row = filling.row(raw)
            for question, way in filling.texts:
                row.append(way((written.get((raw[0], question)),)))
            yield row


class _Slots(dict[str, int]):
    """Which block a token belongs to; a question that no block knows goes to the last place."""

    def __init__(self, places: Mapping[str, int], last: int) -> None:
        super().__init__()
        self._places, self._last = places, last

    def __missing__(self, token: str) -> int:
        if len(self) > 100_000:
            self.clear()
        at = self[token] = self._places.get(question_in(token), self._last)
        return at


class _Filling:
    """Everything that is looked up for a row, laid out so that looking up is all there is."""

    def __init__(self, layout: Layout, ways: Iterator[Way]) -> None:
        nowhere = len(layout.questions)
        edition, variant, complete = layout.plain
        self._empty = [""] * (nowhere + 1)
        self._slots = {key: _Slots(places, nowhere) for key, places in layout.asked.items()}
        self._numbers = {each.id: each.number for each in layout.editions}
        self._edition = edition.cells(next(ways))
        told = [(at, each) for at, each in enumerate(layout.walked) if each.columns]
        shown = [(at, each, next(ways)) for at, each in told]
        self._around = [(at, each.cells(way)) for at, each, way in shown]
        self._nothing = [way(each.blank) for _, each, way in shown]
        self._variant, self._complete = variant.cells(next(ways)), complete.cells(next(ways))
        self._weighed, self._weight = layout.weighed.at, layout.weight.cells(next(ways))
        self._unweighed = self._weight[()]
        every = enumerate(layout.questions)
        answers = [(at, block) for at, block in every if at not in layout.hidden]
        self._answers = [(at, block.cells(next(ways))) for at, block in answers]
        self._positions = [block.cells(next(ways)) for block in layout.positions]
        self.texts = [(question, next(ways)) for question, _ in layout.texts]
        self._telling = [
            {key: told.get(ladder.name, nowhere) for key, told in layout.telling.items()}
            for ladder in layout.told.ladders[4:]
        ]
        self._bare, self._safe = layout.blur.bare, bool(layout.blur.levels)
        self._finest = [block.cells(_first) for block in layout.walked]
        self._known: dict[Any, tuple[list[Any], Any]] = {}  # by what is told

    def row(self, raw: Raw) -> list[Any]:
        _, edition, place, channel, language, variant, day, complete, tokens = raw
        slots, given = self._slots[edition], self._empty.copy()
        for token in tokens.split(BETWEEN):
            at = slots[token]
            known = given[at]
            given[at] = known + BETWEEN + token if known else token
        where = [given[at[edition]] for at in self._telling]
        around, weight = self._stands(edition, (place, channel, language, day, *where))
        return [
            self._edition[self._numbers[edition]],
            *around,
            self._variant[variant],
            self._complete[int(complete)],
            weight,
            *[cells[given[at]] for at, cells in self._answers],
            *[cells[edition, variant] for cells in self._positions],
        ]

    def _stands(self, edition: int, finest: Sequence[Any]) -> tuple[list[Any], Any]:
        """What is around an answer, and its weight. In a safe file few rows differ in it."""
        if not self._safe:
            weight = self._weight_of(finest) if self._weighed else self._unweighed
            return [cells[finest[at]] for at, cells in self._around], weight
        told = (edition, *map(getitem, self._finest, finest))
        known = self._known.get(told)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[told] = self._made(edition, told, finest)
        return known

    def _made(
        self, edition: int, told: Sequence[Any], finest: Sequence[Any]
    ) -> tuple[list[Any], Any]:
        if (self._numbers[edition], *told[1:]) in self._bare:
            return self._nothing, self._weight[(None,) * len(self._weighed)]
        return [cells[finest[at]] for at, cells in self._around], self._weight_of(finest)

    def _weight_of(self, finest: Sequence[Any]) -> Any:
        cells = [self._finest[at][finest[at]] for at in self._weighed]
        return self._weight[tuple(None if _is_missing(cell) else cell for cell in cells)]


def _first(piece: Piece) -> Cell:
    """What the disclosure check counted: the finest that is told."""
    return piece[0] if piece else None


def _is_missing(cell: Cell) -> bool:
    """A code that says why somebody did not tell."""
    return isinstance(cell, int) and cell < 0
