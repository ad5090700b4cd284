"""One way to divide everybody into groups, some of them lying in others: a tree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

TOTAL = ""  # the group that holds everybody


@dataclass(frozen=True, kw_only=True)
class Facet:
    """`parents`: every group with the group it lies in, TOTAL for the outermost.

    Groups in one group never overlap; people may be in a group and in none of the groups in it.
    """

    key: str
    parents: Mapping[str, str]

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {TOTAL: []}
        for group, parent in self.parents.items():
            found.setdefault(parent, []).append(group)
            found.setdefault(group, [])
        return {group: tuple(inner) for group, inner in found.items()}

    def within(self, group: str) -> Iterator[str]:
        """The group and every group in it, outermost first."""
        yield group
        for inner in self.children[group]:
            yield from self.within(inner)

    def outwards(self, group: str) -> Iterator[str]:
        """The group and every group around it, without TOTAL."""
        while group != TOTAL:
            yield group
            group = self.parents[group]

    def nearest(self, group: str, shown: Collection[str]) -> str:
        """The innermost group around `group` that is shown; TOTAL when there is none."""
        while group != TOTAL and group not in shown:
            group = self.parents[group]
        return group


def flat(key: str, groups: Collection[str]) -> Facet:
    """A facet whose groups do not lie in one another."""
    return Facet(key=key, parents=dict.fromkeys(groups, TOTAL))
