"""Weighted figures beside the unweighted ones."""

from __future__ import annotations

import pytest

from survey.results.statistics.weighting import (
    Moved,
    Weighted,
    moved,
    moved_warning,
    weighted_share,
)
from survey.results.statistics.wilson import wilson

WEIGHTS = {("young",): 1.5, ("old",): 0.875}
BASE = {("young",): 20, ("old",): 80}


def test_a_weighted_share_stands_beside_the_unweighted_one() -> None:
    found = weighted_share({("young",): 10, ("old",): 8}, BASE, WEIGHTS)
    effective = 100**2 / (20 * 1.5**2 + 80 * 0.875**2)
    assert (found.n, found.of, found.unweighted) == (18, 100, 0.18)
    assert found.weighted == pytest.approx((15 + 7) / 100)
    assert found.effective == pytest.approx(effective)
    interval = wilson(0.22 * effective, effective)
    assert interval is not None
    assert found.interval is not None
    assert found.interval.low == pytest.approx(interval.low)


def test_equal_weights_change_nothing() -> None:
    found = weighted_share({("young",): 10, ("old",): 8}, BASE, dict.fromkeys(BASE, 2.0))
    assert found.weighted == pytest.approx(found.unweighted)
    assert found.interval == wilson(18, 100)


def test_everyone_chose_it() -> None:
    """Added in another order the same weights come to a little more."""
    weights = {("young",): 0.8, ("middle",): 1.9, ("old",): 1.7}
    of = {("young",): 4, ("middle",): 5, ("old",): 8}
    assert weighted_share(dict(reversed(of.items())), of, weights).weighted == 1


def test_nobody_answered() -> None:
    found = weighted_share({}, {("young",): 0}, WEIGHTS)
    assert (found.unweighted, found.weighted, found.interval) == (None, None, None)


def share(unweighted: float | None, weighted: float | None) -> Weighted:
    return Weighted(n=0, of=0, unweighted=unweighted, weighted=weighted, effective=1, interval=None)


def test_themes_that_change_places_are_named_and_warned_about() -> None:
    shares = {"money": share(0.6, 0.5), "green": share(0.5, 0.55), "work": share(0.1, 0.2)}
    changes = moved(shares)
    assert changes == [
        Moved(code="money", unweighted=1, weighted=2),
        Moved(code="green", unweighted=2, weighted=1),
    ]
    assert "krijgen 2 thema's een andere plaats" in str(moved_warning(changes))
    assert "krijgt 1 thema een andere plaats" in str(moved_warning(changes[:1]))


def test_where_nothing_moves_there_is_nothing_to_say() -> None:
    assert moved({"money": share(0.6, 0.5), "green": share(None, None)}) == []
    assert moved_warning([]) is None
