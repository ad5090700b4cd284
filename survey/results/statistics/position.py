"""Whether the place at which an option was shown made it chosen more often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.definition.sentence import sentence
from survey.results.statistics.chance import chi_square_above
from survey.results.statistics.wilson import Interval, wilson

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FEWEST = 30  # respondents below which the chance is not given: it would rest on too few
EXPLAINED = sentence(
    "Hoe vaak wat op deze plaats stond gekozen is, naast hoe vaak u dat mag verwachten als de "
    "plaats niets uitmaakt."
)


@dataclass(frozen=True, slots=True)
class Shown:
    """The options as one respondent saw them, from the first down, and what of them was chosen."""

    order: tuple[str, ...]
    chosen: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place in the shown order, 1 being the first; shares from 0 to 1, with their interval.

    `expected` is how many would have chosen at this place if places made no difference.
    """

    place: int
    shown: int
    chosen: int
    expected: float
    share: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """All places, and how likely differences this large are by chance alone.

    `figure` is like a chi-square with `freedom` degrees of freedom, and `chance` its upper tail
    (0 to 1). Both are none where all saw the same order; `chance` also below `FEWEST`.
    """

    places: tuple[Place, ...]
    of: int
    figure: float | None
    freedom: int
    chance: float | None


def positions(given: Mapping[Shown, int]) -> Positions:
    """Compares what was chosen at each place with what any other order would have given.

    The orders are thought to be dealt out among the respondents anew, each keeping what it
    chose. That keeps popular options and three choices of one person from looking like an effect
    of the place. Means and covariances over all ways to deal are exact. Source: W. Hoeffding, A
    combinatorial central limit theorem, Ann. Math. Statist. 22 (1951) 558-566.
    """
    import numpy as np

    counts = {shown: n for shown, n in given.items() if n}
    many, total = max((len(each.order) for each in counts), default=0), sum(counts.values())
    shown, chosen = np.zeros(many, dtype=int), np.zeros(many, dtype=int)
    for each, n in counts.items():
        shown[: len(each.order)] += n
        chosen += n * np.array(_marks(each.chosen, each.order, many), dtype=int)
    expected, spread = _dealt_anew(counts, many) if counts else (np.zeros(0), np.zeros((0, 0)))
    figure, freedom = _figure(chosen - expected, spread, total)
    chance = None
    if figure is not None and total >= FEWEST:
        chance = chi_square_above(figure, freedom=freedom)
    places = tuple(
        Place(
            place=place,
            shown=of,
            chosen=n,
            expected=mean,
            share=n / of if of else None,
            interval=wilson(n, of),
        )
        for place, (of, n, mean) in enumerate(
            zip(shown.tolist(), chosen.tolist(), expected.tolist(), strict=True), start=1
        )
    )
    return Positions(places=places, of=total, figure=figure, freedom=freedom, chance=chance)


def _figure(apart: Numbers, spread: Numbers, total: int) -> tuple[float | None, int]:
    """How far from expected, measured by how far chance alone would go in each direction."""
    import numpy as np

    if not total:
        return None, 0
    values, directions = np.linalg.eigh(spread)
    possible = values > 1e-9 * total
    along = (apart @ directions)[possible]
    freedom = int(possible.sum())
    return float((along**2 / values[possible]).sum()) if freedom else None, freedom


def _marks(chosen: frozenset[str], order: tuple[str, ...], many: int) -> list[bool]:
    return [code in chosen for code in order] + [False] * (many - len(order))


def _dealt_anew(counts: Mapping[Shown, int], many: int) -> tuple[Numbers, Numbers]:
    """Mean and covariance of how many choose at each place, over all ways to deal the orders."""
    import numpy as np

    total = sum(counts.values())
    chosen: dict[frozenset[str], int] = {}
    orders: dict[tuple[str, ...], int] = {}
    for each, n in counts.items():
        chosen[each.chosen] = chosen.get(each.chosen, 0) + n
        orders[each.order] = orders.get(each.order, 0) + n
    people = np.array(list(chosen.values())) / total
    dealt = np.array(list(orders.values())) / total
    marks = np.array([[_marks(c, o, many) for o in orders] for c in chosen], dtype=float)
    by_choice = np.einsum("o,cop->cp", dealt, marks)
    by_order = np.einsum("c,cop->op", people, marks)
    mean = people @ by_choice
    if total < 2:
        return total * mean, np.zeros((many, many))
    apart = marks - by_choice[:, None, :] - by_order[None, :, :] + mean
    weighted = apart * np.sqrt(people[:, None, None] * dealt[None, :, None])
    flat = weighted.reshape(-1, many)
    return total * mean, total**2 / (total - 1) * (flat.T @ flat)
