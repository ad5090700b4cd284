"""Reads the roll-up as closing and figures need it: what each group has of each question."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.results.rollup.cells import Kind
from survey.results.rollup.divisions import Divisions, pair_named
from survey.results.rollup.facets import BETWEEN, Facet
from survey.results.rollup.splits import Asked
from survey.results.small_cells.counts import EVERYBODY, Key
from survey.results.small_cells.crossing import crossed_group
from survey.results.small_cells.facet import TOTAL
from survey.storage.rollups import Rollup

_Counters = defaultdict[Key, Counter[str]]


@dataclass(frozen=True, kw_only=True)
class Found:
    """How many people each group has, and what they answered; groups around others included."""

    bases: Mapping[Key, int]
    asked: Mapping[str, Asked]
    sums: Mapping[str, int]  # of everybody


def found(session: Session, *, campaign_id: int, divisions: Divisions) -> Found:
    bases: Counter[Key] = Counter({EVERYBODY: 0, **dict.fromkeys(_keys(divisions), 0)})
    counts: dict[tuple[str, str], _Counters] = defaultdict(lambda: defaultdict(Counter))
    sums: dict[str, int] = {}
    own = {pair_named(pair): key for key, pair in divisions.crossed.items()}
    facets = [Facet.TOTAL.value, *divisions.facets, *own]
    rows = select(Rollup.facet, Rollup.group, Rollup.question, Rollup.kind, Rollup.cell, Rollup.n)
    which = (
        Rollup.campaign_id == campaign_id,
        Rollup.facet.in_(facets),
        Rollup.kind != Kind.PATTERN,
    )
    around: dict[tuple[str, str], list[Key]] = {}
    for facet, group, question, kind, cell, n in session.execute(rows.where(*which)):
        at = (facet, group)
        if at not in around:
            around[at] = _around(divisions, own, facet, group)
        if kind == Kind.SUM:
            if facet == Facet.TOTAL:
                sums[question] = n
        elif kind == Kind.BASE:
            for key in around[at]:
                bases[key] += n
        else:
            counters = counts[question, kind]
            for key in around[at]:
                counters[key][cell] += n
    questions = {question for question, _ in counts}
    return Found(
        bases=bases,
        asked={
            each: Asked(
                states=_filled(counts[each, Kind.STATE], bases),
                codes=counts[each, Kind.CODE],
                firsts=counts[each, Kind.FIRST],
            )
            for each in questions
        },
        sums=sums,
    )


def _keys(divisions: Divisions) -> Collection[Key]:
    return [(name, group) for name, each in divisions.facets.items() for group in each.parents]


def _around(divisions: Divisions, own: Mapping[str, str], facet: str, group: str) -> list[Key]:
    if facet == Facet.TOTAL:
        return [EVERYBODY]
    if facet in own:
        one, _, other = group.partition(BETWEEN)
        return [(own[facet], crossed_group(one, other))]
    tree = divisions.facets[facet]
    return [(facet, each) for each in tree.outwards(group) if each != TOTAL]


def _filled(states: _Counters, bases: Mapping[Key, int]) -> Mapping[Key, Mapping[str, int]]:
    return {key: states.get(key, Counter()) for key in bases}
