"""Closing enough cells of one table and hardly more: against linear programming and brute force."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.results.small_cells.cells import close_more
from survey.results.small_cells.circles import Closed, way_out
from survey.results.small_cells.table import ALL, Cell, Need, Table
from tests.results.small_cells.attacker import Figures

K = 10
seeds = st.integers(0, 10**6)


def _table(rng: Random) -> Table:
    """Groups by answers, half of the time in two levels, with no small row or column in all."""
    while True:
        small, width = rng.choice((0.05, 0.1, 0.2, 0.4)), rng.randint(2, 4)
        rows = [[_count(rng, small) for _ in range(width)] for _ in range(rng.randint(2, 5))]
        around = [ALL] * len(rows)
        if len(rows) >= 4 and rng.random() < 0.5:
            rows = [[a + b for a, b in zip(*rows[:2], strict=True)], *rows]
            around = [ALL, 0, 0, *around[2:]]
        outermost = [row for row, outer in zip(rows, around, strict=True) if outer == ALL]
        sums = [*map(sum, rows), *map(sum, zip(*outermost, strict=True))]
        if all(n == 0 or n >= K for n in sums):
            return Table(values=rows, around=around)


def _count(rng: Random, small: float) -> int:
    if rng.random() < 0.1:
        return 0
    return rng.randint(1, 9) if rng.random() < small else rng.randint(10, 60)


def _needs(table: Table) -> list[Need]:
    return [
        Need((row, c), K - n, up=True)
        for row, values in enumerate(table.values)
        for c, n in enumerate(values)
        if 1 <= n < K
    ]


def _most(table: Table, closed: Collection[Cell], cell: Cell) -> float:
    figures = Figures()
    for row, values in enumerate(table.values):
        figures.equal({(row, c): 1 for c in range(len(values))}, sum(values))
    for c in range(len(table.values[0])):
        for outer in {*table.around}:
            inner = [row for row, each in enumerate(table.around) if each == outer]
            terms = {(row, c): 1.0 for row in inner}
            total = sum(table.values[row][c] for row in inner) if outer == ALL else 0
            figures.equal(terms if outer == ALL else {**terms, (outer, c): -1}, total)
    for row, c in table.cells:
        if (row, c) not in closed:
            figures.equal({(row, c): 1}, table.values[row][c])
    return figures.most(cell)


def _is_enough(table: Table, needs: Sequence[Need], closed: Collection[Cell]) -> bool:
    network = Closed(table, closed)
    return all(way_out(network, need, more=False) is not None for need in needs)


def _fewest(table: Table, needs: Sequence[Need], small: set[Cell], most: int) -> int:
    others = [cell for cell in table.cells if cell not in small]
    for number in range(most):
        for some in combinations(others, number):
            if _is_enough(table, needs, small | set(some)):
                return number
    return most


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_the_network_says_what_linear_programming_says(seed: int) -> None:
    rng = Random(seed)
    table = _table(rng)
    closed = {cell for cell in table.cells if rng.random() < 0.6}
    for row, c in rng.sample(sorted(closed), min(3, len(closed))):
        room = _most(table, closed, (row, c)) - table.values[row][c]
        network = Closed(table, closed)
        for amount in (1, 7, 25):
            way = way_out(network, Need((row, c), amount, up=True), more=False)
            assert (way is not None) == (room >= amount - 1e-6)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_every_small_cell_can_be_ten_or_more(seed: int) -> None:
    table = _table(Random(seed))
    needs = _needs(table)
    closed = close_more(table, needs, {need.cell for need in needs})
    for need in needs:
        assert _most(table, closed, need.cell) >= K - 1e-6


def _hides_little(seeds: range) -> tuple[int, int]:
    ours = best = 0
    for seed in seeds:
        table = _table(Random(seed))
        needs = _needs(table)
        small = {need.cell for need in needs}
        number = len(close_more(table, needs, small) - small)
        fewest = _fewest(table, needs, small, number)
        assert number <= 1.5 * fewest
        ours, best = ours + number, best + fewest
    return ours, best


def test_no_more_than_half_as_many_again_as_the_fewest_cells_close() -> None:
    ours, best = _hides_little(range(250))
    assert ours <= 1.05 * best


@pytest.mark.long
def test_long_search_for_a_table_that_closes_too_much() -> None:
    ours, best = _hides_little(range(1000, 5000))
    assert ours <= 1.05 * best


def test_nothing_closes_where_nothing_is_small() -> None:
    table = Table(values=[[100, 50], [30, 0]], around=[ALL, ALL])
    assert close_more(table, [], set()) == frozenset()
