"""Looks for circles of closed cells through which a cell can be larger or smaller: its way out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import count

from survey.results.small_cells.table import Cell, Need, Step, Table

_Path = list[tuple[Cell, bool]]
_Came = dict[int, tuple[int, Cell, bool]]


class Closed:
    """The closed cells of a table, and how they hang together."""

    def __init__(self, table: Table, cells: Iterable[Cell]) -> None:
        self.table = table
        self.cells: set[Cell] = set()
        self.steps: dict[int, dict[Step, None]] = {}
        for cell in cells:
            self.add(cell)

    def add(self, cell: Cell) -> None:
        if cell not in self.cells:
            self.cells.add(cell)
            for node, step in self._both(cell):
                self.steps.setdefault(node, {})[step] = None

    def discard(self, cell: Cell) -> None:
        self.cells.discard(cell)
        for node, step in self._both(cell):
            del self.steps[node][step]

    def _both(self, cell: Cell) -> tuple[tuple[int, Step], tuple[int, Step]]:
        tail, head = self.table.ends[cell]
        return (tail, (head, cell, True)), (head, (tail, cell, False))


def way_out(closed: Closed, need: Need, *, more: bool) -> set[Cell] | None:
    """The cells by which `need` can move as far as it must, or nothing when it cannot.

    With `more` it closes what is missing: each time the path that closes least.
    """
    tail, head = closed.table.ends[need.cell]
    start, end = (head, tail) if need.up else (tail, head)
    used = {need.cell}
    moved: dict[Cell, int] = {}
    left = _by_pairs(closed, need, used, moved)
    while left > 0:
        path = _Search(closed, need.cell, moved, start, end).path(more=more)
        if path is None:
            return None
        values = closed.table.values
        room = (values[c[0]][c[1]] + moved.get(c, 0) for c, along in path if not along)
        amount = min([left, *room])
        for cell, along in path:
            moved[cell] = moved.get(cell, 0) + (amount if along else -amount)
            used.add(cell)
            closed.add(cell)
        left -= amount
    return used


def _by_pairs(closed: Closed, need: Need, used: set[Cell], moved: dict[Cell, int]) -> int:
    """Takes the usual circles, four closed cells of two rows and two columns; says what is left."""
    left, (row, column), table = need.amount, need.cell, closed.table
    if row in table.outer:
        return left
    others = [c for c in range(len(table.values[row])) if c != column and (row, c) in closed.cells]
    for each, _, _ in closed.steps[table.ends[need.cell][1]] if others else ():
        if each == row or each >= len(table.values):  # beside it, or the column further out
            continue
        for other in others:
            if (each, other) not in closed.cells:
                continue
            level, cross = [(row, other), (each, column)], [(each, other)]
            rise, fall = (cross, level) if need.up else (level, cross)
            amount = min([left, *(table.values[r][c] + moved.get((r, c), 0) for r, c in fall)])
            if amount > 0:
                moved |= {cell: moved.get(cell, 0) + amount for cell in rise}
                moved |= {cell: moved.get(cell, 0) - amount for cell in fall}
                used.update(rise, fall)
                left -= amount
            if not left:
                return 0
    return left


class _Search:
    """One path from `start` to `end` that can still carry something."""

    def __init__(
        self, closed: Closed, banned: Cell, moved: Mapping[Cell, int], start: int, end: int
    ) -> None:
        self.closed, self.table, self.banned = closed, closed.table, banned
        self.moved, self.start, self.end = moved, start, end

    def path(self, *, more: bool) -> _Path | None:
        near = self._reached(self.start, back=False)
        if self.end in near:
            return list(_followed(near, self.start, self.end))
        return (self._over_one(near) or self._cheapest()) if more else None

    def _open(self, cell: Cell, along: bool) -> bool:
        if cell == self.banned:
            return False
        return along or self.table.values[cell[0]][cell[1]] + self.moved.get(cell, 0) > 0

    def _reached(self, first: int, *, back: bool) -> _Came:
        """Every node that closed cells lead to (`back`: from which they lead here), and how."""
        came: _Came = {first: (first, self.banned, True)}
        todo = [first]
        while todo:
            node = todo.pop()
            for to, cell, along in self.closed.steps.get(node, ()):
                if to not in came and self._open(cell, along != back):
                    came[to] = (node, cell, along != back)
                    if to == self.end and not back:
                        return came
                    todo.append(to)
        return came

    def _over_one(self, near: _Came) -> _Path | None:
        """A path that closes one cell: between what is reached here and what leads to the end."""
        far = self._reached(self.end, back=True)
        best: tuple[float, int, Step] | None = None
        for node in near:
            for step in self.table.steps.get(node, ()):
                if step[0] in far and self._open(step[1], step[2]):
                    price = self.table.weigh[step[1]]
                    if best is None or price < best[0]:
                        best = price, node, step
        if best is None:
            return None
        _, node, (to, cell, along) = best
        ahead = [(c, a) for c, a in reversed(list(_followed(far, self.end, to)))]
        return [*_followed(near, self.start, node), (cell, along), *ahead]

    def _cheapest(self) -> _Path | None:
        """The path that closes least (Dijkstra)."""
        cost = {self.start: 0.0}
        came: _Came = {}
        order = count()
        todo = [(0.0, next(order), self.start)]
        while todo:
            so_far, _, node = heappop(todo)
            if node == self.end:
                return list(_followed(came, self.start, node))
            if so_far > cost[node]:
                continue
            steps = (*self.closed.steps.get(node, ()), *self.table.steps.get(node, ()))
            for to, cell, along in steps:
                if self._open(cell, along):
                    price = 0.0 if cell in self.closed.cells else self.table.weigh[cell]
                    if so_far + price < cost.get(to, float("inf")):
                        cost[to] = so_far + price
                        came[to] = (node, cell, along)
                        heappush(todo, (cost[to], next(order), to))
        return None


def _followed(came: _Came, start: int, node: int) -> Iterator[tuple[Cell, bool]]:
    while node != start:
        node, cell, along = came[node]
        yield cell, along
