"""Tries ways to close clearly fewer cells: all of them, where there are not too many ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import combinations
from math import comb

from survey.results.small_cells.circles import Closed, way_out
from survey.results.small_cells.table import Cell, Need, Table

_TINY = 30  # cells
_WAYS, _WAYS_IN_TINY = 4_000, 40_000


def fewest(
    table: Table, needs: Sequence[Need], base: frozenset[Cell], found: frozenset[Cell]
) -> frozenset[Cell]:
    """`found`, or clearly better: `base` with under two thirds of the others in `found`."""
    least = _at_least(table, needs, base)
    if 3 * least >= 2 * len(found - base):
        return found
    if len(table.cells) <= _TINY:
        while better := _one_for_two(table, needs, base, found):
            found = better
    return _all_ways(table, needs, base, fewer_than=len(found - base)) or found


def _one_for_two(
    table: Table, needs: Sequence[Need], base: frozenset[Cell], found: frozenset[Cell]
) -> frozenset[Cell] | None:
    others = [cell for cell in table.cells if cell not in found]
    for two in combinations(sorted(found - base), 2):
        for cell in others:
            closed = found - set(two) | {cell}
            if _is_enough(table, needs, closed):
                return closed
    return None


def _all_ways(
    table: Table, needs: Sequence[Need], base: frozenset[Cell], *, fewer_than: int
) -> frozenset[Cell] | None:
    others = [cell for cell in table.cells if cell not in base]
    others.sort(key=lambda cell: (table.weigh[cell], cell))
    left = _WAYS_IN_TINY if len(table.cells) <= _TINY else _WAYS
    for number in range(_at_least(table, needs, base), fewer_than):
        left -= comb(len(others), number)
        if left < 0 or 3 * number >= 2 * fewer_than:
            return None
        for some in combinations(others, number):
            closed = base | set(some)
            if _is_enough(table, needs, closed):
                return closed
    return None


def _is_enough(table: Table, needs: Sequence[Need], closed: frozenset[Cell]) -> bool:
    if _at_least(table, needs, closed):
        return False
    network = Closed(table, closed)
    return all(way_out(network, need, more=False) is not None for need in needs)


def _at_least(table: Table, needs: Sequence[Need], closed: Collection[Cell]) -> int:
    """How many cells must close at least: no need moves where nothing else in its line is closed.

    A cell has two ends, and only one of them is a row.
    """
    arcs = Counter(end for cell in closed for end in table.ends[cell])
    lone = {end for need in needs for end in table.ends[need.cell] if arcs[end] == 1}
    rows = sum(end < len(table.values) for end in lone)
    return max(rows, (len(lone) + 1) // 2)
