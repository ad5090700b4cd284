"""Whether the place at which an option was shown made it chosen more often."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from survey.results.statistics.chance import chi_square_above
from survey.results.statistics.position import Shown, positions
from survey.results.statistics.wilson import wilson

THEMES = ("a", "b", "c", "d")
TURNS = [THEMES[shift:] + THEMES[:shift] for shift in range(4)]


@settings(deadline=None)
@given(st.integers(1, 20), st.floats(0, 300))
def test_the_upper_tail_equals_an_independent_one(freedom: int, figure: float) -> None:
    found = chi_square_above(figure, freedom=freedom)
    assert found == pytest.approx(chi2.sf(figure, freedom), rel=1e-9, abs=1e-12)


def test_what_was_shown_and_chosen_is_counted_per_place() -> None:
    found = positions({Shown(TURNS[0], frozenset("ab")): 30, Shown(TURNS[1], frozenset("a")): 10})
    assert [each.shown for each in found.places] == [40] * 4
    assert [each.chosen for each in found.places] == [30, 30, 0, 10]
    assert found.places[0].share == 30 / 40
    assert found.places[0].interval == wilson(30, 40)
    assert found.of == 40


SHOWN = st.builds(Shown, st.sampled_from(TURNS), st.frozensets(st.sampled_from(THEMES)))


@settings(deadline=None, max_examples=30)
@given(st.lists(SHOWN, min_size=2, max_size=5))
def test_it_equals_dealing_the_orders_in_every_possible_way(given: list[Shown]) -> None:
    dealt = []
    for turns in permutations(each.order for each in given):
        marks = [
            [code in each.chosen for code in turn] for each, turn in zip(given, turns, strict=True)
        ]
        dealt.append(np.sum(marks, axis=0))
    mean, spread = np.mean(dealt, axis=0), np.cov(np.array(dealt).T, bias=True)
    found = positions({each: given.count(each) for each in given})
    assert [each.expected for each in found.places] == pytest.approx(mean.tolist())
    apart = np.array([each.chosen for each in found.places]) - mean
    assert found.freedom == np.linalg.matrix_rank(spread, tol=1e-8)
    figure = float(apart @ np.linalg.pinv(spread, rcond=1e-8) @ apart)
    assert (found.figure or 0.0) == pytest.approx(figure, abs=1e-6)


def test_people_who_take_the_first_they_see_are_noticed() -> None:
    found = positions({Shown(turn, frozenset(turn[:1])): 25 for turn in TURNS})
    assert [each.expected for each in found.places] == pytest.approx([25] * 4)
    assert found.chance is not None
    assert found.chance < 1e-9


def test_a_popular_theme_that_often_stood_first_is_no_effect_of_the_place() -> None:
    """Theme a is chosen by nine of ten wherever it stands, and mostly stands first."""
    given = {}
    for turn, n in zip(TURNS, (400, 20, 20, 20), strict=True):
        given[Shown(turn, frozenset("a"))] = n * 9 // 10
        given[Shown(turn, frozenset("c"))] = n // 10
    found = positions(given)
    assert found.places[0].chosen > 4 * found.places[2].chosen
    assert [each.chosen for each in found.places] == pytest.approx(
        [each.expected for each in found.places]
    )
    assert found.chance == pytest.approx(1)


def test_where_all_saw_the_same_order_nothing_can_be_told() -> None:
    found = positions({Shown(THEMES, frozenset("a")): 300, Shown(THEMES, frozenset("b")): 100})
    assert (found.figure, found.freedom, found.chance) == (None, 0, None)
    assert [each.chosen for each in found.places] == [300, 100, 0, 0]


@pytest.mark.parametrize(
    "given",
    [
        {Shown(TURNS[0], frozenset("a")): 1},
        {Shown(TURNS[0], frozenset()): 50, Shown(TURNS[1], frozenset()): 50},
        {Shown(("a",), frozenset("a")): 50},
        {Shown(turn, frozenset(THEMES)): 50 for turn in TURNS},
    ],
)
def test_one_response_one_option_nothing_or_everything_chosen(given: dict[Shown, int]) -> None:
    found = positions(given)
    assert (found.figure, found.chance) == (None, None)
    for each in found.places:
        assert each.expected == pytest.approx(each.chosen)


def test_nobody_answered() -> None:
    found = positions({Shown(THEMES, frozenset("a")): 0})
    assert (found.places, found.of, found.chance) == ((), 0, None)


def test_a_shorter_list_counts_for_the_places_it_has() -> None:
    found = positions(
        {Shown(("a", "b", "c"), frozenset("c")): 2, Shown(("b", "a"), frozenset()): 3}
    )
    assert [each.shown for each in found.places] == [5, 5, 2]


def test_few_respondents_get_no_chance() -> None:
    found = positions({Shown(turn, frozenset(turn[:1])): 7 for turn in TURNS})
    assert found.figure is not None
    assert found.chance is None
