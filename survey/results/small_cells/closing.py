"""Closes groups and cells of one snapshot, given what was shown before: the one way in here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from survey.results.small_cells.breakdown import Breakdown, close_cells, close_thin, single
from survey.results.small_cells.counts import EVERYBODY, ClosedCell, Counts, Former, Key, Split
from survey.results.small_cells.merged import merged
from survey.results.small_cells.nesting import nested
from survey.results.small_cells.showing import new_figures
from survey.results.small_cells.threshold import DEFAULT, checked, is_small


class Standing(Enum):
    """What is shown of a group in this snapshot."""

    NEW = "new"
    AS_BEFORE = "as_before"  # too few came in since; its former figures stay
    FEW = "few"  # fewer than k people, perhaps none, and we say so
    CLOSED = "closed"  # enough people, closed because of others


@dataclass(frozen=True, kw_only=True)
class Closing:
    """What may be shown. `thin`: splits that close whole for a group; their parts are in `cells`.

    `cells` has the count of each closed cell, for `Former` next time; it is shown to nobody.
    """

    groups: Mapping[Key, Standing]
    thin: frozenset[tuple[Key, tuple[str, ...]]]
    cells: Mapping[ClosedCell, int]

    def is_open(self, key: Key, name: tuple[str, ...], part: str) -> bool:
        return self.groups[key] is Standing.NEW and (key, name, part) not in self.cells


def close(counts: Counts, *, former: Former | None = None, k: int = DEFAULT) -> Closing:
    """Decides what of a snapshot nobody may see, so that nobody can be told from the others."""
    checked(k)
    former = former or Former()
    shown = new_figures(counts, former, k=k)
    standing = {key: _standing(key, counts, former, shown, k) for key in counts.bases}
    breakdowns = [*map(single, counts.facets), *nested(counts, shown)]
    thin: set[tuple[Key, tuple[str, ...]]] = set()
    cells: dict[ClosedCell, int] = {}
    for _, splits in groupby(counts.splits, key=lambda split: split.name[:2]):
        together = list(splits)
        rows = _rows(together[0], breakdowns, shown, k)
        for split in together:
            thin |= {(key, split.name) for key in shown - rows}
            closed = _cells(split, breakdowns, rows, former, k)
            closed |= {(key, part) for key in shown - rows for part in split.names}
            cells |= {(key, split.name, part): split.count(key, part) for key, part in closed}
    return Closing(groups=standing, thin=frozenset(thin), cells=cells)


def after(former: Former | None, closing: Closing, *, snapshot: int) -> Former:
    """What is known once this is shown; `snapshot` counts the snapshots from 0."""
    former = former or Former()
    new = {key for key, standing in closing.groups.items() if standing is Standing.NEW}
    times = {key: (*former.shown.get(key, ()), snapshot) for key in new}
    old = {cell: count for cell, count in former.closed.items() if cell[0] not in new}
    return Former(shown={**former.shown, **times}, closed=old | dict(closing.cells))


def _standing(key: Key, counts: Counts, former: Former, shown: frozenset[Key], k: int) -> Standing:
    if key in shown:
        return Standing.NEW
    if counts.bases[key] < k:
        return Standing.FEW
    return Standing.AS_BEFORE if former.shown.get(key) else Standing.CLOSED


def _rows(
    split: Split, breakdowns: Sequence[Breakdown], shown: frozenset[Key], k: int
) -> frozenset[Key]:
    """The groups in which enough people are in the split at all."""
    if is_small(split.size(EVERYBODY), k):
        return frozenset()
    rows = shown
    for breakdown in breakdowns:
        rows = close_thin(breakdown, split, rows, k=k)
    return rows


def _cells(
    split: Split,
    breakdowns: Sequence[Breakdown],
    rows: frozenset[Key],
    former: Former,
    k: int,
) -> set[tuple[Key, str]]:
    if EVERYBODY not in rows:
        return set()
    whole = {part: split.count(EVERYBODY, part) for part in split.names}
    before = {
        part: former.closed[EVERYBODY, split.name, part]
        for part in whole
        if (EVERYBODY, split.name, part) in former.closed
    }
    hidden = merged(whole, before, k=k)
    kept = {each for each in _kept(split, rows, former, k) if each[1] not in hidden}
    closed: set[tuple[Key, str]] = set()
    for breakdown in breakdowns:
        closed |= close_cells(
            breakdown, split, open_=rows, merged=hidden, closed=closed | kept, k=k
        )
    closed |= kept if closed else set()
    return closed | {(key, part) for key in rows if split.size(key) for part in hidden}


def _kept(split: Split, rows: frozenset[Key], former: Former, k: int) -> set[tuple[Key, str]]:
    """Cells that hid others the last time: they stay closed until they have moved by k."""
    return {
        (key, part)
        for key in rows
        for part in split.names
        if (before := former.closed.get((key, split.name, part))) is not None
        and not is_small(before, k)
        and abs(split.count(key, part) - before) < k
    }
