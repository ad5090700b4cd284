"""One breakdown of a split: its rows with the rest they leave, as the table an attacker has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from survey.results.small_cells.cells import close_more
from survey.results.small_cells.counts import EVERYBODY, Key, Split
from survey.results.small_cells.facet import TOTAL, Facet
from survey.results.small_cells.table import ALL, Cell, Need, Table
from survey.results.small_cells.threshold import is_small


@dataclass(frozen=True)
class Breakdown:
    """A tree of groups, of one facet or of two that happen to nest."""

    facet: Facet
    keys: Mapping[str, Key]  # TOTAL is everybody

    def shown(self, open_: Collection[Key]) -> frozenset[str]:
        return frozenset(group for group in self.facet.parents if self.keys[group] in open_)


def single(facet: Facet) -> Breakdown:
    keys = {group: (facet.key, group) for group in facet.parents}
    return Breakdown(facet, {TOTAL: EVERYBODY, **keys})


def close_thin(
    breakdown: Breakdown, split: Split, open_: frozenset[Key], *, k: int
) -> frozenset[Key]:
    """The rows that can stay: k people or none in each, and k or none in the rest they leave."""
    tree, keys = breakdown.facet, breakdown.keys
    sizes = {group: split.size(key) for group, key in keys.items()}
    before = breakdown.shown(open_)
    shown = {group for group in before if not is_small(sizes[group], k)}
    while (outer := _with_thin_rest(tree, sizes, shown, k)) is not None:
        inner = (g for g in shown if sizes[g] and tree.nearest(tree.parents[g], shown) == outer)
        shown.discard(min(inner, key=lambda group: (sizes[group], group)))
    return open_ - {keys[group] for group in before - shown}


def _with_thin_rest(
    tree: Facet, sizes: Mapping[str, int], shown: Collection[str], k: int
) -> str | None:
    rest = {group: sizes[group] for group in (TOTAL, *shown)}
    for group in shown:
        rest[tree.nearest(tree.parents[group], shown)] -= sizes[group]
    return next((group for group, people in sorted(rest.items()) if is_small(people, k)), None)


def close_cells(
    breakdown: Breakdown,
    split: Split,
    *,
    open_: frozenset[Key],
    merged: frozenset[str],
    closed: Collection[tuple[Key, str]],
    k: int,
) -> set[tuple[Key, str]]:
    """The cells of shown rows that are closed, none where there is nothing to hide.

    `merged` parts are closed for everybody already, and `closed` cells whatever we find.
    """
    rows = list(_rows(breakdown, split, open_))
    parts = [part for part in split.names if part not in merged]
    values = [_values(row.parts, parts, merged) for row in rows]
    whole = _values(split.parts.get(EVERYBODY, {}), parts, merged)
    width = len(parts) + bool(merged)
    unseen = {(r, c) for r, row in enumerate(rows) for c in range(width) if row.key is None}
    unseen |= {(r, len(parts)) for r in range(len(rows)) if merged}
    table = Table(values=values, around=[row.around for row in rows], unseen=frozenset(unseen))
    needs = list(_needs(table, whole, [*(part in split.alike for part in parts), False], k))
    if not needs:
        return set()
    known = {
        (r, c)
        for r, row in enumerate(rows)
        for c, part in enumerate(parts)
        if row.key is not None and (row.key, part) in closed
    }
    found = close_more(table, needs, known | {need.cell for need in needs})
    return {
        (key, parts[c]) for r, c in found if c < len(parts) and (key := rows[r].key) is not None
    }


@dataclass(frozen=True)
class _Row:
    key: Key | None  # nobody sees a rest
    around: int
    parts: Mapping[str, int]


def _rows(breakdown: Breakdown, split: Split, open_: frozenset[Key]) -> Iterator[_Row]:
    tree, keys = breakdown.facet, breakdown.keys
    shown = breakdown.shown(open_)
    numbers = {TOTAL: ALL}
    order = [g for g in tree.within(TOTAL) if g in shown and split.size(keys[g])]
    inner: dict[str, list[str]] = {}
    for number, group in enumerate(order):
        outer = tree.nearest(tree.parents[group], numbers)
        inner.setdefault(outer, []).append(group)
        numbers[group] = number
        yield _Row(keys[group], numbers[outer], split.parts[keys[group]])
    for outer in (TOTAL, *order):
        if outer in inner:
            left = Counter(split.parts[keys[outer]])
            for group in inner[outer]:
                left.subtract(split.parts[keys[group]])
            if any(left.values()):
                yield _Row(None, numbers[outer], left)


def _values(counts: Mapping[str, int], parts: list[str], merged: frozenset[str]) -> list[int]:
    values = [counts.get(part, 0) for part in parts]
    return [*values, sum(counts.get(part, 0) for part in merged)] if merged else values


def _needs(table: Table, whole: list[int], alike: list[bool], k: int) -> Iterator[Need]:
    """What has to be able to move, and how far: a small cell up to k, a whole row down by k."""
    for row, values in enumerate(table.values):
        people = sum(values)
        for column, count in enumerate(values):
            cell: Cell = (row, column)
            if is_small(count, k):
                yield Need(cell, k - count, up=True)
            elif alike[column] and 0 < count == people and whole[column] < sum(whole):
                yield Need(cell, k, up=False)
