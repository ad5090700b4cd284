"""Which factors of Social Quality the themes touch, and which none of them does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.definition.sentence import sentence

STRONG = 2
EXPLAINED = sentence(
    "0: het thema gaat niet over deze factor. 1: een beetje. 2: sterk. Een factor waar geen thema "
    "over gaat, is een gesprek waard."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One factor: how many themes touch it, how many strongly, and the sum of their levels."""

    factor: str
    touching: int
    strongly: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The matrix: `levels[i][j]` (0, 1 or 2) of theme i and factor j, and what it leaves open."""

    themes: tuple[str, ...]
    factors: tuple[str, ...]
    levels: tuple[tuple[int, ...], ...]
    covered: tuple[Covered, ...]
    untouched: tuple[str, ...]
    without_factor: tuple[str, ...]


def coverage(themes: Mapping[str, Mapping[str, int]], *, factors: Sequence[str]) -> Coverage:
    """The matrix of themes by factors; a level that nobody filled in counts as 0.

    Without any theme every factor is untouched.
    """
    levels = tuple(tuple(theme.get(factor, 0) for factor in factors) for theme in themes.values())
    columns = list(zip(*levels, strict=True)) if levels else [()] * len(factors)
    covered = tuple(
        Covered(
            factor=factor,
            touching=sum(level > 0 for level in column),
            strongly=sum(level == STRONG for level in column),
            total=sum(column),
        )
        for factor, column in zip(factors, columns, strict=True)
    )
    return Coverage(
        themes=tuple(themes),
        factors=tuple(factors),
        levels=levels,
        covered=covered,
        untouched=tuple(each.factor for each in covered if not each.touching),
        without_factor=tuple(
            code for code, row in zip(themes, levels, strict=True) if not any(row)
        ),
    )
