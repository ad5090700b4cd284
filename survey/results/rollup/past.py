"""What closing must know of earlier snapshots: who came when, what was shown, what was closed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from survey.results.rollup.cells import BASE
from survey.results.rollup.counting import Increments
from survey.results.rollup.facets import BETWEEN, PAIRS, Facet
from survey.results.small_cells.counts import Former
from survey.results.small_cells.facet import TOTAL
from survey.storage.rollups import ResultsPast

RECENT = 12  # snapshots that two facets are compared over one by one; what is older is one time

Times = dict[int, int]  # snapshot (from 0): how many came in or went out
Moves = defaultdict[str, defaultdict[str, Times]]  # by facet or pair, by group


def _moves() -> Moves:
    return defaultdict(lambda: defaultdict(dict))


@dataclass(slots=True)
class Past:
    """`moves`: of facets and pairs; a group of a pair with an empty side is in none there."""

    moves: Moves = field(default_factory=_moves)
    former: Former = field(default_factory=Former)

    def add(self, increments: Iterable[Increments], *, now: int) -> None:
        """Remembers who came in or went out since the last snapshot."""
        moved: dict[str, Counter[str]] = defaultdict(Counter)
        for each in increments:
            for (facet, group), cells in each.by_group.items():
                moved[facet][group] += cells[BASE]
        for one, other in PAIRS:
            moved[f"{one}{BETWEEN}{other}"].update(dict(_beside(moved, one, other)))
        for facet, groups in moved.items():
            if facet != Facet.VARIANT:
                for group, n in groups.items():
                    times = self.moves[facet][group]
                    times[now] = times.get(now, 0) + n

    def total(self, when: int) -> int:
        return self.moves[Facet.TOTAL].get("", {}).get(when, 0)

    def sequence(self, facet: str, group: str, *, now: int) -> list[int]:
        times = self.moves[facet].get(group, {})
        return [times.get(when, 0) for when in range(now + 1)]

    def joint(self, pair: tuple[str, str], *, now: int) -> dict[tuple[str, str], list[int]]:
        """Who is in which two innermost groups, snapshot by snapshot."""
        name = BETWEEN.join(pair)
        found = {}
        for both in self.moves[name]:
            one, _, other = both.partition(BETWEEN)
            found[one, other] = self.sequence(name, both, now=now)
        return found

    def fold(self, *, now: int, but: Collection[tuple[str, str]]) -> None:
        """Takes together, pair by pair, what was shown long ago in both; `but` the opened pairs.

        Whoever was never shown in one of the two stays apart: a later figure may tell of them.
        """
        for pair in PAIRS:
            if pair not in but:
                for both, times in self.moves[BETWEEN.join(pair)].items():
                    one, _, other = both.partition(BETWEEN)
                    last = min(self._last(pair[0], one), self._last(pair[1], other), now - RECENT)
                    old = [when for when in times if when <= last]
                    if len(old) > 1:
                        times[last] = sum(times.pop(when) for when in old)

    def _last(self, facet: str, group: str) -> int:
        return max(self.former.shown.get((facet, group), ()), default=-1)


def _beside(
    moved: Mapping[str, Counter[str]], one: Facet, other: Facet
) -> Iterator[tuple[str, int]]:
    """Those of one facet who are in no group of the other, because they were not asked."""
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for both, n in moved[f"{one}{BETWEEN}{other}"].items():
        for side, group in zip(sides, both.split(BETWEEN), strict=True):
            side[group] += n
    for group, n in moved[one].items():
        if left := n - sides[0][group]:
            yield f"{group}{BETWEEN}{TOTAL}", left
    for group, n in moved[other].items():
        if left := n - sides[1][group]:
            yield f"{TOTAL}{BETWEEN}{group}", left


def load(session: Session, *, campaign_id: int) -> Past:
    rows = select(ResultsPast.name, ResultsPast.document).where(
        ResultsPast.campaign_id == campaign_id
    )
    documents: dict[str, Any] = {name: document for name, document in session.execute(rows)}  # noqa: C416 - rows are no pairs to mypy
    past = Past()
    for facet, groups in documents.items():
        if facet not in (_SHOWN, _CLOSED):
            for group, times in groups.items():
                past.moves[facet][group] = {int(when): n for when, n in times.items()}
    shown = documents.get(_SHOWN, {}).get("rows", ())
    closed = documents.get(_CLOSED, {}).get("rows", ())
    past.former = Former(
        shown={(facet, group): times for facet, group, times in shown},
        closed={((facet, group), tuple(name), part): n for facet, group, name, part, n in closed},
    )
    return past


def moved_in(session: Session, *, campaign_id: int, when: int) -> int:
    """How many came in or went out in one snapshot."""
    which = (ResultsPast.campaign_id == campaign_id, ResultsPast.name == Facet.TOTAL.value)
    total = session.scalar(select(ResultsPast.document).where(*which))
    times = cast("dict[str, dict[str, int]]", total or {})
    return times.get("", {}).get(str(when), 0)


def save(session: Session, past: Past, *, campaign_id: int) -> None:
    documents: dict[str, dict[str, Any]] = {
        facet: {group: {str(when): n for when, n in times.items()} for group, times in own.items()}
        for facet, own in past.moves.items()
        if own
    }
    documents[_SHOWN] = {"rows": [[*key, list(times)] for key, times in past.former.shown.items()]}
    documents[_CLOSED] = {
        "rows": [[*key, name, part, n] for (key, name, part), n in past.former.closed.items()]
    }
    session.execute(delete(ResultsPast).where(ResultsPast.campaign_id == campaign_id))
    rows = [
        {"campaign_id": campaign_id, "name": name, "document": document}
        for name, document in sorted(documents.items())
    ]
    session.execute(insert(ResultsPast), rows)


_SHOWN, _CLOSED = "shown", "closed"
