"""How much the order of themes depends on the weights: per weight, and over all weightings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb
from typing import TYPE_CHECKING

from forms.definition.sentence import Sentence, sentence
from survey.results.statistics.combining import Source, speaking, with_means
from survey.results.statistics.ranks import SAME, in_top, ranks, top_of
from survey.results.statistics.wilson import Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEPS = (1, 2, 5, 10, 20, 25, 50, 100)  # percent; each divides 100
MOST = 30_000  # weightings
Scores = Mapping[str, float]
INTERVAL_EXPLAINED = sentence(
    "Zolang het gewicht van deze bron tussen deze grenzen blijft, verandert de volgorde niet. De "
    "andere bronnen houden onder elkaar dezelfde verhouding."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stable:
    """Between which weights, 0 to 1, all keeps its place, and between which the same lead.

    At an end itself two themes are equal. Where themes are equal at the present weights they move
    apart at once, unless all sources score them equal: an interval then ends where it begins.
    The lead is the top 3, and more than three where the last of them are equal.
    """

    source: str
    weight: float
    order: Interval
    top: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """Of every theme the part, 0 to 1, of all weightings in which it is in the top 3.

    Weightings go in steps of `step` percent; equals on the border share the places left.
    """

    top: Mapping[str, float]
    step: int
    weightings: int

    @property
    def explained(self) -> Sentence:
        return sentence(
            "We proberen %(n)s verdelingen van de gewichten, in stappen van %(step)s procent. Dit "
            "is het deel daarvan waarin het thema bij de eerste drie hoort.",
            n=self.weightings,
            step=self.step,
        )


def stable_weights(themes: Sequence[str], sources: Sequence[Source]) -> list[Stable]:
    """Per source the exact interval of its weight; the others keep their proportions.

    Scores change in a straight line with a weight, so that each pair of themes changes order at
    one weight at most. Where the others weigh nothing they are thought to weigh alike. A single
    source leaves nothing to weigh.
    """
    used = speaking(themes, sources)
    if len(used) < 2:
        return []
    filled = {source.key: with_means(themes, source) for source in used}
    found = []
    for source in used:
        others = [each for each in used if each is not source]
        rest = sum(each.weight for each in others)
        parts = {s.key: s.weight / rest if rest > 0 else 1 / len(others) for s in others}
        at_none = {code: sum(parts[key] * filled[key][code] for key in parts) for code in themes}
        ends = at_none, filled[source.key]
        found.append(
            Stable(
                source=source.key,
                weight=source.weight,
                order=_between(ranks, ends, source.weight),
                top=_between(top_of, ends, source.weight),
            )
        )
    return found


def _between(told: Callable[[Scores], object], ends: tuple[Scores, Scores], now: float) -> Interval:
    """The weights around the present one at which the scores tell the same.

    That can only change where two themes meet, so one look between two meetings is enough.
    """

    def same(one: float, other: float) -> bool:
        return told(_at(ends, (one + other) / 2)) == present

    present = told(_at(ends, now))
    meetings = _meetings(*ends)
    below = [0.0, *(each for each in meetings if each < now), now]
    above = [now, *(each for each in meetings if each > now), 1.0]
    low = next((b for a, b in reversed(list(pairwise(below))) if not same(a, b)), 0.0)
    high = next((a for a, b in pairwise(above) if not same(a, b)), 1.0)
    return Interval(low, high)


def _at(ends: tuple[Scores, Scores], weight: float) -> Scores:
    at_none, at_all = ends
    return {code: (1 - weight) * at_none[code] + weight * at_all[code] for code in at_none}


def _meetings(at_none: Scores, at_all: Scores) -> list[float]:
    """The weights, between 0 and 1, at which two themes that differ elsewhere have one score."""
    found = []
    for one, other in combinations(at_none, 2):
        start, end = at_none[one] - at_none[other], at_all[one] - at_all[other]
        if abs(end - start) > SAME:
            found.append(start / (start - end))
    return sorted(each for each in found if 0 < each < 1)


def sweep(themes: Sequence[str], sources: Sequence[Source]) -> Sweep:
    """Tries every weighting in whole steps, from all weight on one source to all on another.

    The step is the smallest of 1, 2, 5, 10 ... percent that needs at most `MOST` weightings: 1 %
    up to three sources.
    """
    import numpy as np

    used = speaking(themes, sources)
    if not used or not themes:
        return Sweep(top={}, step=0, weightings=0)
    step = next((each for each in STEPS if _many(100 // each, len(used)) <= MOST), STEPS[-1])
    filled = [with_means(themes, source) for source in used]
    scores = np.array([[each[code] for code in themes] for each in filled])
    weights = _weightings(100 // step, len(used)) * (step / 100)
    part = in_top(weights @ scores)
    return Sweep(
        top=dict(zip(themes, part.tolist(), strict=True)), step=step, weightings=len(weights)
    )


def _many(steps: int, sources: int) -> int:
    return comb(steps + sources - 1, sources - 1)


def _weightings(steps: int, sources: int) -> NDArray[np.float64]:
    """Every way to divide the steps over the sources, by where the fences between them stand."""
    import numpy as np

    if sources == 1:
        return np.array([[float(steps)]])
    spots = steps + sources - 1
    fences = np.array(list(combinations(range(spots), sources - 1)))
    edges = np.hstack((np.full((len(fences), 1), -1), fences, np.full((len(fences), 1), spots)))
    return np.diff(edges, axis=1) - 1.0
