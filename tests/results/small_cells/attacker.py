"""Somebody with every published figure and a solver; shares no code with the rules."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property

import numpy as np
from scipy.optimize import LinearConstraint, linprog, milp
from scipy.sparse import csr_array

Sum = frozenset[Hashable]  # a published figure: the unknowns that add up to it


def fewest_told_apart(people: Mapping[Hashable, int], published: Sequence[Sum]) -> int:
    """The smallest number of people that published figures, added and subtracted, single out.

    Unknowns are combinations of groups (and times) that have people in them; a combination of
    figures that counts each of those once or not at all isolates the ones it counts.
    """
    names = [name for name, n in people.items() if n]
    figures = [[float(name in each) for each in published] for name in names]
    size, many = len(names), len(published)
    weights = np.array([float(people[name]) for name in names])
    # w = A y, w 0 or 1, at least one person; y free
    equal = np.hstack([np.eye(size), -np.array(figures).reshape(size, many)])
    found = milp(
        c=np.concatenate([weights, np.zeros(many)]),
        constraints=[
            LinearConstraint(equal, 0, 0),
            LinearConstraint(np.concatenate([weights, np.zeros(many)])[None, :], 1, np.inf),
        ],
        integrality=np.concatenate([np.ones(size), np.zeros(many)]),
        bounds=(
            np.concatenate([np.zeros(size), -np.full(many, np.inf)]),
            np.concatenate([np.ones(size), np.full(many, np.inf)]),
        ),
    )
    return round(found.fun) if found.success else 10**9


class Figures:
    """Equations over unknown counts, and what they leave possible."""

    def __init__(self) -> None:
        self.numbers: dict[Hashable, int] = {}
        self.rows: list[tuple[dict[int, float], float]] = []

    def equal(self, terms: Mapping[Hashable, float], total: float) -> None:
        row = {self.numbers.setdefault(t, len(self.numbers)): x for t, x in terms.items()}
        self.rows.append((row, total))

    def at_most(self, terms: Mapping[Hashable, float], most: float) -> None:
        self.equal({**terms, ("room", len(self.rows)): 1}, most)

    def bounds(self, name: Hashable) -> tuple[float, float]:
        return self.least(name), self.most(name)

    def least(self, name: Hashable) -> float:
        return self._end(name, 1) if name in self.numbers else 0.0

    def most(self, name: Hashable) -> float:
        return self._end(name, -1) if name in self.numbers else float("inf")

    def _end(self, name: Hashable, sign: int) -> float:
        cost = np.zeros(len(self.numbers))
        cost[self.numbers[name]] = sign
        matrix, totals = self._matrix
        found = linprog(cost, A_eq=matrix, b_eq=totals, method="highs")
        assert found.status in (0, 3), found.message
        return float(sign * found.fun) if found.status == 0 else -sign * float("inf")

    @cached_property
    def _matrix(self) -> tuple[csr_array, list[float]]:
        """Made at the first question; no figure may be added after it."""
        entries = [(x, r, c) for r, (row, _) in enumerate(self.rows) for c, x in row.items()]
        values, rows, columns = zip(*entries, strict=True)
        shape = (len(self.rows), len(self.numbers))
        return csr_array((values, (rows, columns)), shape=shape), [n for _, n in self.rows]
