"""Weights that make respondents look like the population, margin by margin (raking). An option."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.definition.sentence import Sentence, sentence
from survey.results.statistics.margins import Cells, Margin, checked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

LOWEST, HIGHEST = 0.3, 3.0
SWEEPS, NEAR, REACHED = 1000, 1e-12, 1e-6
FACTORS = (1e-50, 1e50)  # where nothing fits they would run away
LEAST_EFFECTIVE = 0.6
EXPLAINED = sentence(
    "Groepen die weinig meededen tellen zwaarder en groepen die veel meededen lichter, nooit meer "
    "dan 3 keer en nooit minder dan 0,3 keer."
)
NOT_REACHED = sentence(
    "De gewogen antwoorden lijken nog niet helemaal op de bevolking: daarvoor zouden sommige "
    "groepen te zwaar of te licht moeten tellen."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Raked:
    """The weight of a respondent in each cell (1 is unweighted), and what weighting costs.

    `effective` is Kish's number of respondents, `design_effect` is n over that: how much wider
    intervals become. `reached` says that all margins match; `off` is the largest distance left,
    as a share from 0 to 1. `at_bounds` counts respondents whose weight was held at a bound.
    """

    weights: Mapping[tuple[str | None, ...], float]
    n: int
    effective: float
    design_effect: float
    reached: bool
    off: float
    at_bounds: int
    warnings: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Category:
    """The cells of one category, those of its whole margin, and which share and sum is wanted."""

    cells: NDArray[np.intp]
    margin: NDArray[np.intp]
    share: float
    target: float


def rake(
    cells: Cells,
    margins: Sequence[Margin],
    *,
    bounds: tuple[float, float] | None = (LOWEST, HIGHEST),
) -> Raked:
    """Weights for respondents counted by their values, one value per margin, in that order.

    A value of none (question skipped) is not adjusted by that margin: its shares hold among those
    who told. Weights are found by iterative proportional fitting; with bounds each factor is the
    one that fits after trimming. That minimises the raking distance within bounds of J.-C.
    Deville and C.-E. Särndal (J. Am. Stat. Assoc. 87 (1992) 376-382), as does `calibrate` in
    R's survey package. Refuses a category without respondents, or respondents in a category
    without population. What cannot be reached within the bounds comes as near as it went.
    """
    import numpy as np

    doubts = checked(cells, margins)
    counts = np.array(list(cells.values()), dtype=float)
    n = int(counts.sum())
    categories = _categories(cells, margins, counts)
    factor, weight = np.ones(len(counts)), np.ones(len(counts))
    for _ in range(SWEEPS):
        if all(
            abs(float(counts[each.cells] @ weight[each.cells]) - each.target) < NEAR * n
            for each in categories
        ):
            break
        before = weight
        for each in categories:
            at = each.cells
            fitting = _fitting(factor[at], counts[at], each.target, bounds)
            factor[at] = (factor[at] * fitting).clip(*FACTORS)
        weight = factor.clip(*bounds) if bounds else factor.copy()
        if np.abs(weight - before).max() < NEAR:
            break
    off = _off(weight, counts, categories)
    effective = float((counts @ weight) ** 2 / (counts @ weight**2))
    held = np.isin(weight, bounds) if bounds else np.zeros(len(weight), dtype=bool)
    return Raked(
        weights=dict(zip(cells, weight.tolist(), strict=True)),
        n=n,
        effective=effective,
        design_effect=n / effective,
        reached=off < REACHED,
        off=off,
        at_bounds=int(counts[held].sum()),
        warnings=(*doubts, *_warnings(n, effective, off)),
    )


def _categories(cells: Cells, margins: Sequence[Margin], counts: Numbers) -> list[_Category]:
    import numpy as np

    found = []
    for column, margin in enumerate(margins):
        values = [each[column] for each in cells]
        known = np.flatnonzero([value is not None for value in values])
        total = sum(margin.population.values())
        for category, people in margin.population.items():
            its = np.flatnonzero([value == category for value in values])
            if people:
                share = people / total
                found.append(_Category(its, known, share, share * float(counts[known].sum())))
    return found


def _off(weight: Numbers, counts: Numbers, categories: Sequence[_Category]) -> float:
    """The largest distance between the share that a category has and should have."""
    heavy = counts * weight
    return max(
        (
            abs(float(heavy[each.cells].sum() / heavy[each.margin].sum()) - each.share)
            for each in categories
        ),
        default=0.0,
    )


def _fitting(
    factor: Numbers, counts: Numbers, target: float, bounds: tuple[float, float] | None
) -> float:
    """What to multiply by so that the trimmed weights add up to the target.

    Their sum grows in straight pieces that turn where a weight leaves one bound or meets the
    other, so that the right piece gives the answer.
    """
    import numpy as np

    if bounds is None:
        return target / float(counts @ factor)
    low, high = bounds
    turns = np.concatenate((low / factor, high / factor))
    slopes = np.concatenate((counts * factor, -counts * factor))
    order = np.argsort(turns, kind="stable")
    turns, slopes = turns[order], np.cumsum(slopes[order])
    sums = low * counts.sum() + np.concatenate(([0.0], np.cumsum(slopes[:-1] * np.diff(turns))))
    return float(np.interp(target, sums, turns))


def _warnings(n: int, effective: float, off: float) -> list[Sentence]:
    said = []
    if effective / n < LEAST_EFFECTIVE:
        said.append(
            sentence(
                "Door het wegen zeggen %(n)s ingevulde vragenlijsten zoveel als %(effective)s. "
                "Wees voorzichtig met deze cijfers.",
                n=n,
                effective=round(effective),
            )
        )
    if off >= REACHED:
        said.append(NOT_REACHED)
    return said
