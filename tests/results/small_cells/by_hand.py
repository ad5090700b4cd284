"""Towns of three places or so, written down as sizes or as tables of answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from survey.results.small_cells.closing import Closing, close
from survey.results.small_cells.counts import EVERYBODY, Counts, Key, Split, only_one
from survey.results.small_cells.facet import TOTAL, Facet, flat

PLACES = ("bakery", "market", "school")


def bases_of(facet: Facet, sizes: Mapping[str, int]) -> dict[Key, int]:
    bases = {(facet.key, group): sizes[group] for group in facet.parents}
    outermost = (n for group, n in sizes.items() if facet.parents[group] == TOTAL)
    return {EVERYBODY: sum(outermost), **bases}


def close_sizes(
    facet: Facet, sizes: Mapping[str, int], splits: list[Split] | None = None
) -> Closing:
    bases = bases_of(facet, sizes)
    changes = {key: [n] for key, n in bases.items()}
    return close(
        Counts(facets=[facet], bases=bases, changes=changes, joints={}, splits=splits or [])
    )


def answers_of(table: Mapping[str, Mapping[str, int]]) -> dict[Key, Counter[str]]:
    found: dict[Key, Counter[str]] = {("place", g): Counter(cells) for g, cells in table.items()}
    return {EVERYBODY: sum(found.values(), Counter()), **found}


def close_table(table: Mapping[str, Mapping[str, int]]) -> tuple[Closing, list[Split]]:
    splits = only_one("q", answers_of(table))
    sizes = {group: sum(cells.values()) for group, cells in table.items()}
    return close_sizes(flat("place", tuple(table)), sizes, splits), splits


def standings(closing: Closing, facet: str = "place") -> dict[str, str]:
    return {group: each.value for (key, group), each in closing.groups.items() if key == facet}
