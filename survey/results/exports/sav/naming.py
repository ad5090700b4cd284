"""Names that SPSS takes: letters, digits, dot and underscore, at most 64, all different."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 64
_RESERVED = frozenset(
    ["ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"]
)
_NOT_ALLOWED = re.compile(r"[^A-Za-z0-9_.]+")


def names_for(wanted: Iterable[str]) -> list[str]:
    """One name for every wanted one, in their order."""
    taken: set[str] = set()
    names = []
    for each in wanted:
        name = _different(_allowed(each), taken)
        taken.add(name.upper())
        names.append(name)
    return names


def short_names(n: int) -> list[str]:
    """The names of eight letters that old versions see."""
    return [f"V{number}" for number in range(1, n + 1)]


def _allowed(wanted: str) -> str:
    name = _NOT_ALLOWED.sub("_", wanted).rstrip("._")
    if not name or not name[0].isalpha() or name.upper() in _RESERVED:
        name = f"v_{name}".rstrip("._")
    return name[:LONGEST]


def _different(name: str, taken: set[str]) -> str:
    number, different = 1, name
    while different.upper() in taken:
        number += 1
        different = f"{name[: LONGEST - len(str(number)) - 1]}_{number}"
    return different
