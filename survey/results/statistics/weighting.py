"""Weighted figures beside the unweighted ones, and what the weights change about the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.definition.sentence import Sentence, counted
from survey.results.statistics.ranks import ranks
from survey.results.statistics.wilson import Interval, wilson

Cell = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted:
    """A share from 0 to 1 both ways; the weighted interval counts the effective respondents."""

    n: int
    of: int
    unweighted: float | None
    weighted: float | None
    effective: float
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An option that has another rank with weights than without."""

    code: str
    unweighted: int
    weighted: int


def weighted_share(
    chosen: Mapping[Cell, int], of: Mapping[Cell, int], weights: Mapping[Cell, float]
) -> Weighted:
    """The share that chose an option, from counts per cell of who chose it and who answered."""
    n, base = sum(chosen.values()), sum(of.values())
    heavy = sum(count * weights[cell] for cell, count in of.items())
    mine = sum(count * weights[cell] for cell, count in chosen.items())
    squares = sum(count * weights[cell] ** 2 for cell, count in of.items())
    share = min(mine / heavy, 1.0) if heavy else None
    effective = heavy**2 / squares if squares else 0.0
    return Weighted(
        n=n,
        of=base,
        unweighted=n / base if base else None,
        weighted=share,
        effective=effective,
        interval=wilson(share * effective, effective) if share is not None else None,
    )


def moved(shares: Mapping[str, Weighted]) -> list[Moved]:
    """The options whose place weighting changes, in the order given."""
    before = {code: each.unweighted for code, each in shares.items()}
    after = {code: each.weighted for code, each in shares.items()}
    was, now = ranks(before), ranks(after)
    return [
        Moved(code=code, unweighted=was[code], weighted=now[code])
        for code in shares
        if code in was and code in now and was[code] != now[code]
    ]


def moved_warning(changes: list[Moved]) -> Sentence | None:
    """What to say when weighting changes the order."""
    if not changes:
        return None
    return counted(
        "Door het wegen krijgt %(n)s thema een andere plaats. Bespreek beide volgordes.",
        "Door het wegen krijgen %(n)s thema's een andere plaats. Bespreek beide volgordes.",
        n=len(changes),
    )
