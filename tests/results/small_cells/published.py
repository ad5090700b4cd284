"""What an attacker reads off a closing: the figures of each way to attack, as equations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from survey.results.small_cells.closing import Closing, Standing
from survey.results.small_cells.counts import EVERYBODY, Counts, Key, Split
from survey.results.small_cells.facet import TOTAL, Facet
from tests.results.small_cells.attacker import Figures, Sum
from tests.results.small_cells.people import Person

Shown = Sequence[tuple[Counts, Closing]]  # snapshot by snapshot


def lies_in(facet: Facet, inner: str, outer: str) -> bool:
    return outer == TOTAL or outer in facet.outwards(inner)


def key_of(facet: Facet, group: str) -> Key:
    return (facet.key, group) if group != TOTAL else EVERYBODY


def sums(
    facets: Sequence[Facet], people: Sequence[Person], shown: Shown
) -> tuple[dict[Hashable, int], list[Sum]]:
    """Who could be told apart (combinations of groups and snapshot), and every base published."""
    atoms = Counter((tuple(p.groups[f.key] for f in facets), p.snapshot) for p in people)
    published: list[Sum] = []
    for when, (_, closing) in enumerate(shown):
        for side, facet in enumerate(facets):
            for group in (TOTAL, *facet.parents):
                if closing.groups[key_of(facet, group)] is Standing.NEW:
                    inside = (
                        (at, then)
                        for at, then in atoms
                        if lies_in(facet, at[side], group) and then <= when
                    )
                    published.append(frozenset(inside))
    return dict(atoms), published


def table(facet: Facet, counts: Counts, closing: Closing, split: Split) -> Figures:
    """One split broken down by one facet, with what the words at a closed group say."""
    figures = Figures()
    for group in (TOTAL, *facet.parents):
        _add_group(figures, facet, group, split, counts, closing, "")
        standing = closing.groups[key_of(facet, group)]
        parts = list(split.parts[EVERYBODY])
        if standing is Standing.FEW:
            figures.at_most({(group, part): 1 for part in parts}, 9)
        if (
            standing is Standing.CLOSED
            and split.size(key_of(facet, group)) == counts.bases[key_of(facet, group)]
        ):
            figures.at_most({(group, part): -1 for part in parts}, -10)
    return figures


def table_over_time(facet: Facet, shown: Shown, name: tuple[str, ...]) -> Figures:
    """The same over snapshots: nothing ever goes out, so no count goes down."""
    figures = Figures()
    for when, (counts, closing) in enumerate(shown):
        split = next(each for each in counts.splits if each.name == name)
        for group in (TOTAL, *facet.parents):
            _add_group(figures, facet, group, split, counts, closing, when)
            for part in split.parts[EVERYBODY] if when else ():
                now, before = _name(group, part, when), _name(group, part, when - 1)
                figures.equal({now: 1, before: -1, ("new", now): -1}, 0)
    return figures


def _name(group: str, part: str, when: int | str) -> Hashable:
    return (group, part) if when == "" else (group, part, when)


def _add_group(
    figures: Figures,
    facet: Facet,
    group: str,
    split: Split,
    counts: Counts,
    closing: Closing,
    when: int | str,
) -> None:
    key, parts = key_of(facet, group), list(split.parts[EVERYBODY])
    inner = facet.children[group]
    for part in parts:
        name = _name(group, part, when)
        if inner:
            terms = {_name(each, part, when): -1.0 for each in inner}
            figures.equal({name: 1, ("rest", name): -1, **terms}, 0)
        if closing.is_open(key, split.name, part):
            figures.equal({name: 1}, split.count(key, part))
    if closing.groups[key] is Standing.NEW and (key, split.name) not in closing.thin:
        figures.equal({_name(group, part, when): 1 for part in parts}, split.size(key))


def two_facets(
    pair: tuple[Facet, Facet],
    people: Sequence[Person],
    counts: Counts,
    closing: Closing,
    split: Split,
) -> Figures:
    """One split in two breakdowns, by somebody who knows which combinations have nobody."""
    figures = Figures()
    atoms = {tuple(p.groups[f.key] for f in pair) for p in people}
    parts = list(split.parts[EVERYBODY])
    for key, inside in _groups(pair, atoms):
        for part in parts:
            figures.equal({(key, part): 1, **{(atom, part): -1 for atom in inside}}, 0)
            if closing.is_open(key, split.name, part):
                figures.equal({(key, part): 1}, split.count(key, part))
        if closing.groups[key] is Standing.NEW and (key, split.name) not in closing.thin:
            figures.equal({(key, part): 1 for part in parts}, split.size(key))
    return figures


def _groups(
    pair: tuple[Facet, Facet], atoms: set[tuple[str, ...]]
) -> Iterator[tuple[Key, list[tuple[str, ...]]]]:
    yield EVERYBODY, list(atoms)
    for side, facet in enumerate(pair):
        for group in facet.parents:
            inside = [atom for atom in atoms if lies_in(facet, atom[side], group)]
            if inside:
                yield (facet.key, group), inside


def small_counts(counts: Counts, split: Split, closing: Closing) -> Iterator[tuple[Key, str]]:
    """Counts below ten in groups that are shown."""
    for key, standing in closing.groups.items():
        for part in split.parts[EVERYBODY]:
            if standing is Standing.NEW and 1 <= split.count(key, part) < 10:
                yield key, part
