"""Respondents' votes together with what is certain: an order of combined scores, drawn anew.

Only respondents are drawn; what professionals and policy said is the same in every draw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from survey.results.statistics.bootstrap import Votes


def blended(votes: Votes, *, times: float, plus: Mapping[str, float]) -> Votes:
    """Votes whose score of each option is its score here x `times`, plus something fixed."""
    import numpy as np

    added = np.array([plus[code] for code in votes.options])
    return replace(votes, points=times * votes.points + votes.shown * added)


def with_fixed(votes: Votes, scores: Mapping[str, float]) -> Votes:
    """Votes in which these options have this score in every draw, whatever respondents gave."""
    import numpy as np

    points, shown = votes.points.copy(), votes.shown.copy()
    for column, code in enumerate(votes.options):
        if code in scores:
            points[:, column], shown[:, column] = scores[code], np.ones(len(shown))
    return replace(votes, points=points, shown=shown)
