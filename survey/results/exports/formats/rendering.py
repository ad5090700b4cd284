"""Turns cells into what a format writes, once for every different piece of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from survey.results.exports.model import Cell, Column, Kind, Piece
from survey.results.exports.taking import Taken

Way = Callable[[Column], Callable[[Cell], Cell]]


def by_code(column: Column) -> Callable[[Cell], Cell]:
    """A code for a number of the column's values; missing codes stay numbers."""
    codes: dict[Cell, Cell] = {each.number: each.code for each in column.values}
    return _looked_up(codes) if column.kind is Kind.CODE else _as_it_is


def by_words(column: Column) -> Callable[[Cell], Cell]:
    """Words where a person reads; also for what is missing, so that no sum counts a -99."""
    words: dict[Cell, Cell] = {each.number: each.words for each in column.missing}
    if column.kind is Kind.CODE:
        twice = {each.words for each in column.values}
        alike = len(twice) < len(column.values)
        for each in column.values:
            words[each.number] = f"{each.words} ({each.code})" if alike else each.words
    return _looked_up(words)


def by_number(column: Column) -> Callable[[Cell], Cell]:
    """As it is in the model."""
    return _as_it_is


def rendered(taken: Taken, how: Way) -> Iterator[list[Any]]:
    """Every row as one list of cells."""
    for row in taken.rows([_together(ways) for ways in ways_of(taken, how)]):
        yield list(chain.from_iterable(row))


def ways_of(taken: Taken, how: Way) -> Iterator[list[Callable[[Cell], Cell]]]:
    """What is done to the cells of every block."""
    columns = iter(taken.codebook.columns)
    for block in taken.layout.blocks():
        yield [how(column) for column in islice(columns, len(block.columns))]


def _together(ways: Sequence[Callable[[Cell], Cell]]) -> Callable[[Piece], Piece]:
    return lambda piece: tuple(way(cell) for way, cell in zip(ways, piece, strict=True))


def _looked_up(known: dict[Cell, Cell]) -> Callable[[Cell], Cell]:
    return lambda cell: known.get(cell, cell)


def _as_it_is(cell: Cell) -> Cell:
    return cell
