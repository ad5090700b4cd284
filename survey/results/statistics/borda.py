"""The count of Borda: what an order that people made is worth, also when it is not complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forms.definition.sentence import sentence
from survey.results.statistics.bootstrap import Votes

EXPLAINED = sentence(
    "Bovenaan krijgt een thema 100 punten, onderaan 0, en daartussen naar plaats. De score is het "
    "gemiddelde. Thema's zonder plaats delen de plaatsen die overblijven."
)
Ranking = tuple[frozenset[str], ...]  # from the highest place down; together on a place is a tie


def ranking(places: Mapping[str, int]) -> Ranking:
    """A respondent's order from the place that each option got: only the order counts."""
    return tuple(
        frozenset(code for code, its in places.items() if its == place)
        for place in sorted(set(places.values()))
    )


def borda(rankings: Mapping[Ranking, int], *, options: Sequence[str]) -> Votes:
    """The votes of respondents who gave at least one place, scores from 0 to 100.

    An option on place p of m gets 100 (m - p) / (m - 1) points. Equals share the mean of the
    places they take, and options without a place share the mean of those that are left, so that
    everyone gives away equally much. A single option gets 50: there is nothing to compare.
    Source: D.G. Saari, Basic Geometry of Voting (1995), with averaging for partial orders.
    """
    import numpy as np

    known = frozenset(options)
    counts: dict[Ranking, int] = {}
    for given, count in rankings.items():
        kept = tuple(place & known for place in given if place & known)
        if kept and count:
            counts[kept] = counts.get(kept, 0) + count
    ordered = sorted(counts, key=lambda each: [sorted(place) for place in each])
    points = [[_points(each, known)[code] for code in options] for each in ordered]
    shape = len(ordered), len(options)
    return Votes(
        options=tuple(options),
        points=np.array(points, dtype=float).reshape(shape),
        shown=np.ones(shape),
        counts=tuple(counts[each] for each in ordered),
        of=sum(counts.values()),
    )


def _points(given: Ranking, options: frozenset[str]) -> dict[str, float]:
    left = options.difference(*given)
    points: dict[str, float] = {}
    above, last = 0, max(len(options) - 1, 1)
    for together in (*given, left) if left else given:
        place = above + (len(together) + 1) / 2
        worth = 100 * (len(options) - place) / last if len(options) > 1 else 50.0
        points.update(dict.fromkeys(together, worth))
        above += len(together)
    return points
