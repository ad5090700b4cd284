"""Draws of respondents with a great many distinct patterns."""

from __future__ import annotations

import numpy as np
import pytest

from survey.results.statistics.bootstrap import MANY, Votes, order

RANDOM = np.random.default_rng(11)
POINTS = RANDOM.integers(0, 4, size=(40, 6)).astype(float)
SHOWN = RANDOM.integers(1, 4, size=(40, 6)).astype(float)
OPTIONS = tuple("abcdef")


def votes(*, times: int) -> Votes:
    """Eighty respondents of every pattern; told apart `times` times as finely."""
    return Votes(
        options=OPTIONS,
        points=np.repeat(POINTS, times, axis=0),
        shown=np.repeat(SHOWN, times, axis=0),
        counts=(80 // times,) * (40 * times),
        of=3200,
    )


def test_many_distinct_patterns_are_drawn_as_well_as_few() -> None:
    few, many = (order(votes(times=times), seed=2, draws=20_000) for times in (1, 80))
    assert len(votes(times=80).counts) > MANY
    for one, other in zip(few.options, many.options, strict=True):
        assert (one.code, one.rank, one.low, one.high) == (
            other.code,
            other.rank,
            other.low,
            other.high,
        )
        assert one.score == pytest.approx(other.score)
        assert one.top == pytest.approx(other.top, abs=0.015)


def test_an_option_that_nobody_was_shown_has_no_score_and_comes_last() -> None:
    shown = np.ones((1, 3))
    shown[0, 1] = 0
    found = order(
        Votes(
            options=("a", "b", "c"),
            points=np.array([[-1.0, 0.0, 1.0]]),
            shown=shown,
            counts=(50,),
            of=50,
        ),
        seed=1,
    )
    assert [(each.code, each.score, each.rank) for each in found.options] == [
        ("c", 1.0, 1),
        ("a", -1.0, 2),
        ("b", None, 3),
    ]
