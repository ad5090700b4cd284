"""What an order that people made is worth."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.results.statistics.bootstrap import order
from survey.results.statistics.borda import borda, ranking

OPTIONS = ("a", "b", "c", "d", "e")
PLACES = st.dictionaries(st.sampled_from(OPTIONS), st.integers(1, 9))


def scores(*given: dict[str, int], options: tuple[str, ...] = OPTIONS) -> dict[str, float | None]:
    counts = {ranking(each): given.count(each) for each in given}
    found = order(borda(counts, options=options), seed=1)
    return {each.code: each.score for each in found.options}


def test_a_full_order_gives_points_by_place() -> None:
    assert scores({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}) == {
        "a": 100,
        "b": 75,
        "c": 50,
        "d": 25,
        "e": 0,
    }


def test_what_got_no_place_shares_the_places_that_are_left() -> None:
    assert scores({"c": 1, "a": 2}) == {"c": 100, "a": 75, "b": 25, "d": 25, "e": 25}


def test_equals_share_the_places_they_take() -> None:
    found = scores({"a": 1, "b": 1, "c": 2, "d": 3, "e": 4})
    assert found == {"a": 87.5, "b": 87.5, "c": 50, "d": 25, "e": 0}


def test_only_the_order_of_the_places_counts() -> None:
    assert scores({"a": 1, "b": 7}) == scores({"a": 2, "b": 3})


def test_the_score_is_the_mean_over_respondents() -> None:
    full = {"a": 1, "b": 2, "c": 3}
    found = scores(full, full, {"c": 1}, options=("a", "b", "c"))
    assert found == pytest.approx({"a": 225 / 3, "b": 125 / 3, "c": 100 / 3})


def test_all_orders_together_put_nothing_first() -> None:
    every = [dict(zip(each, range(1, 6), strict=True)) for each in permutations(OPTIONS)]
    assert scores(*every) == pytest.approx(dict.fromkeys(OPTIONS, 50))


def test_an_empty_order_is_no_vote() -> None:
    found = borda({ranking({}): 4, ranking({"gone": 1}): 2}, options=OPTIONS)
    assert found.of == 0
    assert {each.score for each in order(found, seed=1).options} == {None}


def test_a_single_option_is_neither_high_nor_low() -> None:
    assert scores({"a": 1}, options=("a",)) == {"a": 50}


@given(st.lists(PLACES.filter(bool), min_size=1, max_size=6))
def test_a_score_is_how_often_an_option_stands_above_another(given: list[dict[str, int]]) -> None:
    """Borda's count told differently: the mean over all pairs of who stands above whom."""

    def above(places: dict[str, int], one: str, other: str) -> float:
        mine, yours = places.get(one, 99), places.get(other, 99)
        return 0.5 if mine == yours else float(mine < yours)

    pairs = {
        one: 100
        * sum(above(places, one, other) for places in given for other in OPTIONS if other != one)
        / (4 * len(given))
        for one in OPTIONS
    }
    counted: dict[tuple[frozenset[str], ...], int] = {}
    for each in given:
        counted[ranking(each)] = counted.get(ranking(each), 0) + 1
    found = order(borda(counted, options=OPTIONS), seed=1, draws=10)
    assert {each.code: each.score for each in found.options} == pytest.approx(pairs)
