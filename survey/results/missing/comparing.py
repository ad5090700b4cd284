"""Who is missing: what was published beside how many people live there. Pure.

It reads published figures alone: what is closed there stays closed here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

from survey.results.shown.tables import Shown, Table
from survey.results.small_cells.closing import Standing
from survey.results.small_cells.threshold import DEFAULT
from survey.results.statistics.wilson import wilson

Code = TypeVar("Code", bound=Hashable)
WORTH_WHILE = 5  # people fewer than that are not asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Generic[Code]):
    """One group. `share` of the population and `own` of those who answered, from 0 to 1.

    `n` is none where it is closed. `wanted` is how many it would be in proportion, and `missing`
    how many more that is than there are, when that is more than chance; `at_least` says that it
    may be more, because of the group we only know that it is small.
    """

    code: Code
    people: int
    share: float
    n: int | None
    own: float | None
    few: bool
    wanted: int
    missing: int
    at_least: bool


def compared(
    people: Mapping[Code, int], table: Table, *, names: Mapping[Code, str], k: int = DEFAULT
) -> list[Compared[Code]]:
    """Per group of the population; `names` is what a group is called in the table."""
    population = sum(people.values())
    base = _told(table, names)
    return [
        _compared(code, n, n / population, base, table.groups.get(names[code]), k)
        for code, n in people.items()
    ]


def most_missing(rows: list[Compared[Code]], *, most: int = 5) -> list[Compared[Code]]:
    """The groups of whom most people are missing, most first."""
    missing = [each for each in rows if each.missing >= WORTH_WHILE]
    return sorted(missing, key=lambda each: -each.missing)[:most]


def _told(table: Table, names: Mapping[Code, str]) -> int:
    """Of how many the shares are: everybody, but for those who are known to be in no such group."""
    ours = set(names.values())
    others = (each.base or 0 for name, each in table.groups.items() if name not in ours and name)
    return max(table.n - sum(others), 0)


def _compared(
    code: Code, people: int, share: float, base: int, shown: Shown | None, k: int
) -> Compared[Code]:
    wanted = round(share * base)
    n = 0 if shown is None else shown.base
    few = shown is None or shown.standing is Standing.FEW
    if shown is None:
        n = None  # nobody, or too few: the table says neither
    missing, at_least = 0, False
    if n is not None and base:
        beyond = n <= base and share > _most_likely(n, base)
        missing = max(0, ceil(share * base) - n) if beyond else 0
    elif few and base:
        beyond = share > _most_likely(min(k - 1, base), base)
        missing, at_least = (max(0, wanted - (k - 1)) if beyond else 0), True
    return Compared(
        code=code,
        people=people,
        share=share,
        n=n,
        own=n / base if n is not None and 0 <= n <= base and base else None,
        few=few and n is None,
        wanted=wanted,
        missing=missing,
        at_least=at_least,
    )


def _most_likely(n: int, of: int) -> float:
    """The largest share that chance alone explains."""
    interval = wilson(n, of)
    return interval.high if interval else 1.0
