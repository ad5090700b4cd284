"""Groups of one facet that lie wholly in a group of another: a place open in one week only.

Then the figures of both are one table: the week, the places in it, and what they leave.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from survey.results.small_cells.breakdown import Breakdown
from survey.results.small_cells.counts import EVERYBODY, Counts, Key
from survey.results.small_cells.facet import TOTAL, Facet
from survey.results.small_cells.pairs import Joint

_People = frozenset[tuple[str, str]]  # the combinations of the two facets that have people


def nested(counts: Counts, shown: Collection[Key]) -> Iterator[Breakdown]:
    """For each two facets the tree of the one with what fits in it of the other, both ways."""
    facets = {facet.key: facet for facet in counts.facets}
    for (one, other), joint in counts.joints.items():
        first = _members(facets[one], joint, 0, shown)
        second = _members(facets[other], joint, 1, shown)
        for outer, inner, around, within in (
            (facets[one], facets[other], first, second),
            (facets[other], facets[one], second, first),
        ):
            if homes := dict(_homes(outer, inner, around, within)):
                yield _joined(outer, inner, around, within, homes)


def _members(facet: Facet, joint: Joint, side: int, shown: Collection[Key]) -> dict[str, _People]:
    found: dict[str, set[tuple[str, str]]] = {TOTAL: set()}
    for pair, people in joint.items():
        if any(people):
            found[TOTAL].add(pair)
            for group in facet.outwards(pair[side]):
                if (facet.key, group) in shown:
                    found.setdefault(group, set()).add(pair)
    return {group: frozenset(pairs) for group, pairs in found.items()}


def _homes(
    outer: Facet, inner: Facet, around: Mapping[str, _People], within: Mapping[str, _People]
) -> Iterator[tuple[str, str]]:
    """Each outermost group of `inner` that parts no group in its home, with that home."""
    beside: dict[str, list[str]] = {}
    for group in around:
        if group != TOTAL:
            beside.setdefault(outer.nearest(outer.parents[group], around), []).append(group)
    for group, people in within.items():
        if group == TOTAL or inner.nearest(inner.parents[group], within) != TOTAL:
            continue
        home = TOTAL
        while step := next((g for g in beside.get(home, ()) if people <= around[g]), None):
            home = step
        parts = [around[g] for g in beside.get(home, ())]
        whole = all(each <= people or not each & people for each in parts)
        if whole and (home != TOTAL or any(each <= people for each in parts)):
            yield group, home


def _joined(
    outer: Facet,
    inner: Facet,
    around: Mapping[str, _People],
    within: Mapping[str, _People],
    homes: Mapping[str, str],
) -> Breakdown:
    names = {g: (0, g) for g in around if g != TOTAL}
    parents: dict[tuple[int, str], tuple[int, str] | None] = {}
    for group in names:
        home = outer.nearest(outer.parents[group], around)
        holder = (g for g, h in homes.items() if h == home and around[group] <= within[g])
        inside = next(holder, None)
        parents[0, group] = (1, inside) if inside is not None else names.get(home)
    parents |= {(1, group): names.get(home) for group, home in homes.items()}
    keys = (outer.key, inner.key)
    words = {name: f"{keys[name[0]]}:{name[1]}" for name in parents}
    tree = Facet(
        key=":".join(keys),
        parents={words[n]: words[p] if p is not None else TOTAL for n, p in parents.items()},
    )
    return Breakdown(tree, {TOTAL: EVERYBODY} | {words[n]: (keys[n[0]], n[1]) for n in parents})
