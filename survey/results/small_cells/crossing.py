"""Two facets crossed, where the coordinator opens that: one facet more, under the same rule."""

from __future__ import annotations

from collections import Counter

from survey.results.small_cells.cuts import small_cut
from survey.results.small_cells.facet import TOTAL, Facet
from survey.results.small_cells.pairs import Joint, Pair

CROSS = "×"  # between two groups; no code holds it


def crossed_group(one: str, other: str) -> str:
    return f"{one}{CROSS}{other}"


def crossed(one: Facet, other: Facet, joint: Joint) -> tuple[Facet, Joint, Joint]:
    """The crossed facet of innermost groups, and how it goes together with each of the two."""
    pairs = {pair: crossed_group(*pair) for pair in joint if TOTAL not in pair}
    facet = Facet(
        key=crossed_group(one.key, other.key), parents=dict.fromkeys(pairs.values(), TOTAL)
    )
    with_one: dict[tuple[str, str], list[int]] = {}
    with_other: dict[tuple[str, str], list[int]] = {}
    for pair, people in joint.items():
        group = pairs.get(pair, TOTAL)
        for found, own in ((with_one, pair[0]), (with_other, pair[1])):
            before = found.get((own, group), [0] * len(people))
            found[own, group] = [a + b for a, b in zip(before, people, strict=True)]
    return facet, with_one, with_other


def close_crossed(
    facets: tuple[Facet, Facet], joint: Joint, *, shown: Pair, moving: frozenset[str], k: int
) -> frozenset[str]:
    """Which crossed groups can be shown beside both facets.

    A shown one can be taken off both margins; the others are a table with known margins.
    """
    people = {pair: sum(each) for pair, each in joint.items()}
    while cut := small_cut(_unseen(facets, people, shown, moving), k=k):
        ends = [
            (n, crossed_group(*pair))
            for pair, n in people.items()
            if n
            and crossed_group(*pair) in moving
            and len({part in cut for part in _parts(facets, pair, shown)}) == 2
        ]
        tries = [moving - {group} for _, group in sorted(ends)]
        moving = next(
            (less for less in tries if not small_cut(_unseen(facets, people, shown, less), k=k)),
            tries[0] if tries else frozenset(),
        )
    return moving


_Part = tuple[int, str]


def _parts(facets: tuple[Facet, Facet], pair: tuple[str, str], shown: Pair) -> tuple[_Part, _Part]:
    return (0, facets[0].nearest(pair[0], shown[0])), (1, facets[1].nearest(pair[1], shown[1]))


def _unseen(
    facets: tuple[Facet, Facet],
    people: dict[tuple[str, str], int],
    shown: Pair,
    moving: frozenset[str],
) -> Counter[tuple[_Part, _Part]]:
    arrows: Counter[tuple[_Part, _Part]] = Counter()
    for pair, n in people.items():
        if crossed_group(*pair) not in moving:
            arrows[_parts(facets, pair, shown)] += n
    return arrows
