"""What goes in: how many people each group has, and how they are split over answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from survey.results.small_cells.facet import TOTAL, Facet
from survey.results.small_cells.pairs import Joint

Key = tuple[str, str]  # facet and group
EVERYBODY: Key = ("", TOTAL)


@dataclass(frozen=True, kw_only=True)
class Split:
    """People split in parts that do not overlap; everybody of a margin is in one part.

    Single choice: its codes. An option of several: chosen and not. First choice: the codes and
    none. Why there is no answer: the states. `alike`: parts that may not hold a whole group.
    """

    name: tuple[str, ...]  # question, what it is, and for an option its code
    parts: Mapping[Key, Mapping[str, int]]
    alike: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.parts.get(EVERYBODY, {}))

    def count(self, key: Key, part: str) -> int:
        return self.parts.get(key, {}).get(part, 0)

    def size(self, key: Key) -> int:
        return sum(self.parts.get(key, {}).values())


@dataclass(frozen=True, kw_only=True)
class Counts:
    """One snapshot. `changes`: see Past; `joints`: see close_between.

    `crossed`: facets that are two others crossed, with those two; see crossing.py.
    """

    facets: Sequence[Facet]
    bases: Mapping[Key, int]
    changes: Mapping[Key, Sequence[int]]
    joints: Mapping[tuple[str, str], Joint]
    splits: Sequence[Split]
    crossed: Mapping[str, tuple[str, str]] = field(default_factory=dict)


ClosedCell = tuple[Key, tuple[str, ...], str]  # the group, the split's name, the part


@dataclass(frozen=True, kw_only=True)
class Former:
    """What is known from before: when a group got figures, what was closed then, with its count."""

    shown: Mapping[Key, Sequence[int]] = field(default_factory=dict)
    closed: Mapping[ClosedCell, int] = field(default_factory=dict)


def only_one(question: str, counts: Mapping[Key, Mapping[str, int]]) -> list[Split]:
    """A question with one answer a person."""
    codes = frozenset(code for each in counts.values() for code in each)
    return [Split(name=(question, "answer"), parts=counts, alike=codes)]


def several(
    question: str, counts: Mapping[Key, Mapping[str, int]], given: Mapping[Key, int]
) -> list[Split]:
    """A question with several answers a person: each option is a split of its own."""
    codes = dict.fromkeys(code for each in counts.values() for code in each)
    return [
        Split(
            name=(question, "answer", code),
            parts={
                key: {CHOSEN: (n := counts.get(key, {}).get(code, 0)), NOT: everyone - n}
                for key, everyone in given.items()
            },
            alike=frozenset({CHOSEN}),
        )
        for code in codes
    ]


def first(
    question: str, counts: Mapping[Key, Mapping[str, int]], given: Mapping[Key, int]
) -> list[Split]:
    """What people put first; the others put nothing first."""
    codes = frozenset(code for each in counts.values() for code in each)
    parts = {
        k: {**counts.get(k, {}), NOT: n - sum(counts.get(k, {}).values())} for k, n in given.items()
    }
    return [Split(name=(question, "first"), parts=parts, alike=codes)]


def reasons(question: str, counts: Mapping[Key, Mapping[str, int]]) -> list[Split]:
    """Why people gave no answer: every state but `given`. How many did not is no secret."""
    return [Split(name=(question, "state"), parts=counts)]


CHOSEN, NOT = "chosen", "not"
