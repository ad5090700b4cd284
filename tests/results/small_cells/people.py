"""Imaginary people for the tests: where each was, what each said, and the counts of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from survey.results.small_cells.counts import (
    EVERYBODY,
    Counts,
    Key,
    Split,
    first,
    only_one,
    reasons,
    several,
)
from survey.results.small_cells.facet import TOTAL, Facet


@dataclass(frozen=True)
class Person:
    """`groups`: per facet the innermost group, or TOTAL; `answer` "" is skipped."""

    snapshot: int
    groups: Mapping[str, str]
    answer: str
    chosen: tuple[str, ...]
    reason: str = "skipped"


def town(rng: Random, facets: Sequence[Facet], *, n: int, snapshots: int) -> list[Person]:
    """People who are unevenly spread, with some groups that lie in others by chance."""
    homes = {f.key: [g for g in f.parents if not f.children[g]] for f in facets}
    weights = {f: [rng.choice((1, 2, 4, 12)) for _ in groups] for f, groups in homes.items()}
    habit = {
        (f, a, g): rng.choice((1, 1, 1, 0, 0, 8))
        for f, groups in homes.items()
        for g in groups
        for a in homes[facets[0].key]
    }
    codes = [f"a{each}" for each in range(rng.randint(2, 5))]
    liked = [rng.choice((0.3, 1, 3, 9)) for _ in codes]
    people = []
    for _ in range(n):
        home = rng.choices(homes[facets[0].key], weights[facets[0].key])[0]
        groups = {facets[0].key: home}
        for facet in facets[1:]:
            pull = [
                w * habit[facet.key, home, g] + 0.001
                for g, w in zip(homes[facet.key], weights[facet.key], strict=True)
            ]
            groups[facet.key] = rng.choices(homes[facet.key], pull)[0]
        answer = rng.choices([*codes, ""], [*liked, rng.choice((0, 1))])[0]
        chosen = tuple(c for c, w in zip(codes, liked, strict=True) if rng.random() < w / 10)
        reason = rng.choice(("skipped", "dont_know"))
        people.append(Person(rng.randrange(snapshots), groups, answer, chosen, reason))
    return people


def keys_of(person: Person, facets: Iterable[Facet]) -> list[Key]:
    found = [EVERYBODY]
    for facet in facets:
        group = person.groups[facet.key]
        while group != TOTAL:
            found.append((facet.key, group))
            group = facet.parents[group]
    return found


def count(people: Sequence[Person], facets: Sequence[Facet], *, snapshots: int = 1) -> Counts:
    keys = [EVERYBODY, *((f.key, g) for f in facets for g in f.parents)]
    changes = {key: [0] * snapshots for key in keys}
    answers: dict[Key, Counter[str]] = {key: Counter() for key in keys}
    chosen: dict[Key, Counter[str]] = {key: Counter() for key in keys}
    firsts: dict[Key, Counter[str]] = {key: Counter() for key in keys}
    states: dict[Key, Counter[str]] = {key: Counter() for key in keys}
    for person in people:
        for key in keys_of(person, facets):
            changes[key][person.snapshot] += 1
            chosen[key].update(person.chosen)
            firsts[key].update(person.chosen[:1])
            if person.answer:
                answers[key][person.answer] += 1
            else:
                states[key][person.reason] += 1
    bases = {key: sum(each) for key, each in changes.items()}
    joints: dict[tuple[str, str], dict[tuple[str, str], list[int]]] = {}
    for one, other in combinations(facets, 2):
        joint = joints.setdefault((one.key, other.key), {})
        for p in people:
            pair = p.groups[one.key], p.groups[other.key]
            joint.setdefault(pair, [0] * snapshots)[p.snapshot] += 1
    splits: list[Split] = [
        *only_one("q1", answers),
        *reasons("q1", states),
        *several("q2", chosen, bases),
        *first("q2", firsts, bases),
    ]
    return Counts(facets=facets, bases=bases, changes=changes, joints=joints, splits=splits)
