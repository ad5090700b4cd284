"""A table of groups by answers as an attacker sees it, drawn as a network.

Every row's sum is known, and so is every column's sum over the groups of the total. A closed cell
can be larger only when another in its row and another in its column are smaller. So each closed
cell is an arc from its row to the column in the group around it, and what it may still be is
what can flow round in a circle through it: up without bound, down to zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Cell = tuple[int, int]
Step = tuple[int, Cell, bool]  # to which node, over which cell, and along its arc (larger) or not
ALL = -1  # the total, as the row around the outermost rows


@dataclass(frozen=True)
class Need:
    """A closed cell that must be able to be so much larger, or so much smaller."""

    cell: Cell
    amount: int
    up: bool


@dataclass(frozen=True, kw_only=True)
class Table:
    """`around`: per row the row it lies in, or ALL; inner rows add up to the row around them.

    `unseen` cells are shown to nobody, so they are closed whatever we choose.
    """

    values: Sequence[Sequence[int]]
    around: Sequence[int]
    unseen: frozenset[Cell] = frozenset()

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        return tuple((row, c) for row, values in enumerate(self.values) for c in range(len(values)))

    @cached_property
    def outer(self) -> frozenset[int]:
        """The rows that have rows in them."""
        return frozenset(self.around)

    @cached_property
    def weigh(self) -> Mapping[Cell, float]:
        """Closing costs one a cell; among equals the smallest number goes."""
        whole = 4.0 * (1 + sum(map(sum, self.values))) * (1 + len(self.cells))
        return {(row, c): 1 + self.values[row][c] / whole for row, c in self.cells}

    @cached_property
    def ends(self) -> Mapping[Cell, tuple[int, int]]:
        """The arc of each cell: from its row (with rows in it: its own column) to the column."""
        return {
            (row, c): (
                self._node(row, c) if row in self.outer else row,
                self._node(self.around[row], c),
            )
            for row, c in self.cells
        }

    def _node(self, row: int, column: int) -> int:
        return len(self.values) + (row + 1) * len(self.values[0]) + column

    @cached_property
    def steps(self) -> Mapping[int, Sequence[Step]]:
        """From each node every step that closed cells could allow."""
        found: dict[int, list[Step]] = {}
        for cell in self.cells:
            tail, head = self.ends[cell]
            found.setdefault(tail, []).append((head, cell, True))
            found.setdefault(head, []).append((tail, cell, False))
        return found
