"""Which groups of one facet may be shown anew: enough people, now and since the last time.

What was shown of a group before splits its people in windows: those who came before the first
time, between the first and the second, and so on; the tail are those who were never shown in it.
A group that stays closed is all tail. What can be computed is the sum of all tails, and every
sum of windows minus windows of the group around it: `small_cut` looks through those.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from survey.results.small_cells.cuts import small_cut
from survey.results.small_cells.facet import TOTAL, Facet
from survey.results.small_cells.threshold import is_small

_Part = tuple[str, str, int]
_TRIED = 12  # closing one more group usually ends it; look for the smallest that does


@dataclass(frozen=True, kw_only=True)
class Past:
    """The groups of a facet (and TOTAL) up to now.

    `changes`: how many responses came in or went out, snapshot by snapshot, this one last.
    `shown`: in which earlier snapshots (0, 1, …) the group got figures.
    """

    changes: Mapping[str, Sequence[int]]
    bases: Mapping[str, int]
    shown: Mapping[str, Sequence[int]]

    def tail(self, group: str) -> int:
        last = max(self.shown.get(group, ()), default=-1)
        return sum(self.changes[group][last + 1 :])

    def enough(self, group: str, k: int) -> bool:
        return not is_small(self.bases[group], k) and not is_small(self.tail(group), k)


def groups_to_show(facet: Facet, past: Past, *, k: int) -> frozenset[str]:
    """The groups that get new figures in this snapshot; the others are closed, or stay as shown.

    A group never gets figures when the group around it does not.
    """
    if past.bases[TOTAL] < k or past.changes[TOTAL][-1] < k:
        return frozenset()
    moving: set[str] = set()
    around = [TOTAL]
    for outer in around:
        new = _Level(facet, outer, past, k).moving()
        moving |= new
        around += [group for group in new if facet.children[group]]
    return frozenset(moving)


def are_safe(facet: Facet, moving: frozenset[str], past: Past, *, k: int) -> bool:
    """Whether new figures of just these groups tell nobody apart within the facet."""
    return all(
        _Level(facet, outer, past, k).is_safe(moving.intersection(facet.children[outer]))
        for outer in (TOTAL, *moving)
        if facet.children[outer]
    )


class _Level:
    """A group and the groups directly in it, over all snapshots so far."""

    def __init__(self, facet: Facet, outer: str, past: Past, k: int) -> None:
        self.groups, self.outer, self.past, self.k = facet.children[outer], outer, past, k
        self.now = len(past.changes[TOTAL]) - 1
        every = range(self.now + 1)
        self.windows = every if outer == TOTAL else [*past.shown.get(outer, ()), self.now]

    def moving(self) -> set[str]:
        moving = {group for group in self.groups if self.past.enough(group, self.k)}
        while not self.is_safe(moving) and any(map(self.past.tail, moving)):
            moving.discard(self._next_to_hold(moving))
        return moving

    def is_safe(self, moving: Set[str]) -> bool:
        return not self._pinned(moving) and not self._cut(moving)

    def _next_to_hold(self, moving: Set[str]) -> str:
        """The smallest group that makes all safe by itself, or else the smallest."""
        order = sorted(
            (g for g in moving if self.past.tail(g)), key=lambda g: (self.past.bases[g], g)
        )
        for group in order[:_TRIED]:
            rest = moving - {group}
            if self.is_safe(rest):
                return group
        return order[0]

    def _cut(self, moving: Set[str]) -> bool:
        """Whether some 1..k-1 people can be told apart."""
        arrows: Counter[tuple[_Part, _Part]] = Counter()
        nobody: list[int] = list(self.past.changes[self.outer])
        for group in self.groups:
            ends = [*self.past.shown.get(group, ()), *([self.now] if group in moving else [])]
            for when, people in enumerate(self.past.changes[group]):
                if people:
                    window = bisect_left(ends, when)
                    part = ("group", group, window) if window < len(ends) else _REST
                    arrows[part, self._outer(when)] += people
                    nobody[when] -= people
        for when, people in enumerate(nobody):
            arrows[_REST, self._outer(when)] += people
        return small_cut(arrows, k=self.k) is not None

    def _outer(self, when: int) -> _Part:
        return ("outer", self.outer, bisect_left(self.windows, when))

    def _pinned(self, moving: Set[str]) -> bool:
        """Whether the sum of the closed groups tells their sizes, small ones being called small."""
        if any(self.past.shown.get(group) for group in self.groups if group not in moving):
            return False
        closed = [self.past.bases[g] for g in self.groups if g not in moving and self.past.bases[g]]
        small = [n for n in closed if n < self.k]
        if not small or sum(self.past.bases[g] for g in self.groups) < self.past.bases[self.outer]:
            return False
        large = [n for n in closed if n >= self.k]
        room = sum(n - 1 for n in small) + sum(n - self.k for n in large)
        return room == 0 or (not large and all(n == self.k - 1 for n in small))


_REST: _Part = ("rest", "", 0)
