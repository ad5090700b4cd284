"""Closes groups where two facets together would tell 1..k-1 people apart, now or over time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from survey.results.small_cells.cuts import small_cut
from survey.results.small_cells.facet import TOTAL, Facet

# How many are in both, by innermost group (TOTAL: in none), snapshot by snapshot.
Joint = Mapping[tuple[str, str], Sequence[int]]
Pair = tuple[frozenset[str], frozenset[str]]
Times = Mapping[str, Sequence[int]]
_Part = tuple[int, str, int]
_Closing = tuple[int, frozenset[str]]
_TRIED = 12  # one closing usually ends it; look for the smallest that does


def close_between(both: Both, *, moving: Pair, k: int) -> Pair:
    """Which of the `moving` groups can get new figures beside each other.

    Closing more never opens a new way in, and closing all leaves what was safe before.
    """
    while cut := small_cut(both.arrows(moving), k=k):
        ends = sorted(both.closings(moving, cut), key=both.price)
        for closing in ends[:_TRIED]:
            if are_safe_together(both, moving=_without(moving, closing), k=k):
                return _without(moving, closing)
        if not ends:
            return frozenset(), frozenset()
        moving = _without(moving, ends[0])
    return moving


def are_safe_together(both: Both, *, moving: Pair, k: int) -> bool:
    """Whether new figures of just these groups tell nobody apart between the two facets."""
    return small_cut(both.arrows(moving), k=k) is None


def _without(moving: Pair, closing: _Closing) -> Pair:
    side, groups = closing
    return (moving[0] - groups, moving[1]) if side == 0 else (moving[0], moving[1] - groups)


class Both:
    """The people of two facets, each in the innermost part of either that was ever shown.

    `shown`: in which earlier snapshots each group got figures.
    """

    def __init__(
        self, facets: tuple[Facet, Facet], joint: Joint, shown: tuple[Times, Times]
    ) -> None:
        self.facets, self.joint, self.shown = facets, joint, shown
        self.now = max((len(each) for each in joint.values()), default=1) - 1
        self.people = [
            (pair, when, n) for pair, each in joint.items() for when, n in enumerate(each) if n
        ]
        self.present = [{(pair[side], when) for pair, when, _ in self.people} for side in (0, 1)]

    @cached_property
    def sizes(self) -> Counter[tuple[int, str]]:
        sizes: Counter[tuple[int, str]] = Counter()
        for pair, people in self.joint.items():
            for side, facet in enumerate(self.facets):
                for group in facet.outwards(pair[side]):
                    sizes[side, group] += sum(people)
        return sizes

    def price(self, closing: _Closing) -> tuple[int, int, int, list[str]]:
        side, groups = closing
        return len(groups), sum(self.sizes[side, g] for g in groups), side, sorted(groups)

    def arrows(self, moving: Pair) -> Counter[tuple[_Part, _Part]]:
        parts = (self._parts(0, moving[0]), self._parts(1, moving[1]))
        arrows: Counter[tuple[_Part, _Part]] = Counter()
        for (one, other), when, n in self.people:
            arrows[parts[0][one, when], parts[1][other, when]] += n
        return arrows

    def _parts(self, side: int, moving: frozenset[str]) -> dict[tuple[str, int], _Part]:
        """Where people of each innermost group and snapshot are counted: a group and a window."""
        times = self.shown[side]
        ends = {
            group: [*times.get(group, ()), *([self.now] if group in moving else [])]
            for group in self.facets[side].parents
        }
        return {
            (innermost, when): next(
                (
                    (side, group, bisect_left(ends[group], when))
                    for group in self.facets[side].outwards(innermost)
                    if ends[group] and when <= ends[group][-1]
                ),
                (side, TOTAL, when),
            )
            for innermost, when in self.present[side]
        }

    def closings(self, moving: Pair, cut: frozenset[_Part]) -> Iterator[_Closing]:
        """A group, or two in one group, whose people then mix with those over the cut."""
        for side, facet in enumerate(self.facets):
            own = moving[side]
            whole = {g: own.intersection(facet.within(g)) for g in own if self.sizes[side, g]}
            mixing = [g for g in whole if self._mixes(side, own, whole[g], cut)]
            yield from ((side, whole[group]) for group in mixing)
            if not mixing:
                small = [group for _, group in sorted((self.sizes[side, g], g) for g in whole)]
                for one in small[:_TRIED]:
                    for other in small:
                        beside = one != other and facet.parents[one] == facet.parents[other]
                        both = whole[one] | whole[other]
                        if beside and self._mixes(side, own, both, cut):
                            yield side, both

    def _mixes(
        self, side: int, own: frozenset[str], closing: frozenset[str], cut: frozenset[_Part]
    ) -> bool:
        before, later = self._parts(side, own), self._parts(side, own - closing)
        sides: dict[_Part, set[bool]] = {}
        for person, part in before.items():
            sides.setdefault(later[person], set()).add(part in cut)
        return any(len(each) > 1 for each in sides.values())
