"""Places in an order when some are equal."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.results.statistics.ranks import (
    best_and_worst_places,
    in_rank_order,
    in_top,
    midranks,
    ranks,
    top_of,
)

SCORES = st.lists(st.integers(0, 4).map(float), min_size=1, max_size=6)


def test_equals_share_the_best_or_the_mean_of_their_places() -> None:
    scores = {"a": 1.0, "b": 3.0, "c": 2.0, "d": 2.0, "e": None}
    assert ranks(scores) == {"b": 1, "c": 2, "d": 2, "a": 4}
    assert midranks(scores) == {"b": 1, "c": 2.5, "d": 2.5, "a": 4}


def test_rounding_makes_no_difference() -> None:
    assert 0.1 + 0.2 != 0.3
    scores = {"a": 0.3, "b": 0.1 + 0.2, "c": 0.3 - 1e-6}
    assert ranks(scores) == {"a": 1, "b": 1, "c": 3}
    assert midranks(scores) == {"a": 1.5, "b": 1.5, "c": 3}
    best, worst = best_and_worst_places(np.array([list(scores.values())]))
    assert (best.tolist(), worst.tolist()) == ([[1, 1, 3]], [[2, 2, 3]])


def test_the_top_holds_more_when_the_last_of_it_are_equal() -> None:
    assert top_of({"a": 4, "b": 3, "c": 2, "d": 1}) == {"a", "b", "c"}
    assert top_of({"a": 4, "b": 3, "c": 2, "d": 2, "e": None}) == {"a", "b", "c", "d"}


def test_equals_on_the_border_of_the_top_share_what_is_left() -> None:
    rows = np.array([[4.0, 3.0, 2.0, 2.0], [1.0, 1.0, 1.0, 1.0]])
    assert in_top(rows).tolist() == pytest.approx([0.875, 0.875, 0.625, 0.625])


def test_equals_keep_their_order_and_what_has_no_score_comes_last() -> None:
    scores = {"a": None, "b": 1.0, "c": 2.0, "d": 1.0}
    assert in_rank_order(scores, ("d", "a", "b", "c")) == ["c", "d", "b", "a"]


@given(SCORES)
def test_single_scores_and_rows_of_scores_follow_one_rule(scores: list[float]) -> None:
    named = {str(at): score for at, score in enumerate(scores)}
    best, worst = best_and_worst_places(np.array([scores]))
    assert list(ranks(named).values()) == best[0].tolist()
    assert list(midranks(named).values()) == ((best + worst)[0] / 2).tolist()
    assert in_top(np.array([scores])).sum() == pytest.approx(min(3, len(scores)))
