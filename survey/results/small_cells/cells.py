"""Which cells of one table close besides the small ones, so that none of those can be told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from random import Random

from survey.results.small_cells.circles import Closed, way_out
from survey.results.small_cells.fewest import fewest
from survey.results.small_cells.table import Cell, Need, Table

_SMALL_TABLE = 80  # cells; there we look longer for the fewest
_TRIES = 6


def close_more(table: Table, needs: Sequence[Need], closed: Collection[Cell]) -> frozenset[Cell]:
    """`closed` and what must close with it, until every need can move as far as it must."""
    base = frozenset(closed) | table.unseen
    small = len(table.cells) <= _SMALL_TABLE
    best: frozenset[Cell] | None = None
    for order in _orders(needs, _TRIES if small else 1):
        found = _closed_in_order(table, order, base)
        if best is None or _price(table, found) < _price(table, best):
            best = found
        if found == base:
            break
    if best is None or not small:
        return best or base
    return fewest(table, needs, base, best)


def _price(table: Table, closed: frozenset[Cell]) -> float:
    return sum(table.weigh[cell] for cell in closed)


def _orders(needs: Sequence[Need], tries: int) -> Iterator[list[Need]]:
    yield sorted(needs, key=lambda need: (-need.amount, need.cell))
    rng = Random(len(needs))  # the same needs, the same tries
    for _ in range(tries - 1):
        order = list(needs)
        rng.shuffle(order)
        yield order


def _closed_in_order(table: Table, needs: Sequence[Need], base: frozenset[Cell]) -> frozenset[Cell]:
    closed = Closed(table, base)
    ways: dict[Need, set[Cell]] = {}
    for need in needs:
        way = way_out(closed, need, more=True)
        if way is None:  # cannot be, where rows and columns hold k people or none
            way = set(table.cells)
            for cell in way:
                closed.add(cell)
        ways[need] = way
    _open_again(closed, base, ways)
    return frozenset(closed.cells)


def _open_again(closed: Closed, base: frozenset[Cell], ways: dict[Need, set[Cell]]) -> None:
    """Opens what later closings have made superfluous, largest first."""
    weigh = closed.table.weigh
    for cell in sorted(closed.cells - base, key=lambda each: (-weigh[each], each)):
        closed.discard(cell)
        other: dict[Need, set[Cell]] = {}
        for need, way in ways.items():
            if cell in way:
                found = way_out(closed, need, more=False)
                if found is None:
                    closed.add(cell)
                    break
                other[need] = found
        else:
            ways.update(other)
