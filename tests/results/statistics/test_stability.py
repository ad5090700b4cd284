"""How much the order of themes depends on the weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.results.statistics.combining import Source
from survey.results.statistics.stability import stable_weights, sweep

THEMES = ("a", "b", "c", "d", "e")


def sources(weights: Sequence[float], rows: Sequence[Sequence[float]]) -> list[Source]:
    return [
        Source(key=str(at), weight=weight, scores=dict(zip(THEMES, row, strict=False)))
        for at, (weight, row) in enumerate(zip(weights, rows, strict=True))
    ]


def totals(given: Sequence[Source], at: int, weight: Fraction) -> list[Fraction]:
    """The exact scores with one source at another weight; others keep their proportions."""
    rest = sum(Fraction(each.weight) for i, each in enumerate(given) if i != at)
    parts = [
        weight if i == at else (1 - weight) * Fraction(each.weight) / rest
        for i, each in enumerate(given)
    ]
    return [
        sum(
            (p * Fraction(each.scores[code] or 0) for p, each in zip(parts, given, strict=True)),
            Fraction(0),
        )
        for code in THEMES
    ]


def ranking(scores: Sequence[Fraction]) -> list[int]:
    return [1 + sum(other > score for other in scores) for score in scores]


def lead(scores: Sequence[Fraction]) -> list[bool]:
    return [rank <= 3 for rank in ranking(scores)]


def furthest(
    given: Sequence[Source], at: int, end: int, told: Callable[[Sequence[Fraction]], object]
) -> float:
    """Tries thirty weights on the way to an end, and halves the step at which it changes."""
    start = Fraction(given[at].weight) / sum(Fraction(each.weight) for each in given)
    now, same = told(totals(given, at, start)), start
    for step in range(1, 31):
        other = start + (end - start) * step / 30
        if told(totals(given, at, other)) == now:
            same = other
            continue
        for _ in range(32):
            middle = (same + other) / 2
            if told(totals(given, at, middle)) == now:
                same = middle
            else:
                other = middle
        return float(same)
    return end


LEVELS = st.integers(0, 3) | st.integers(0, 100)  # few levels make many equals
SCORES = st.lists(LEVELS, min_size=5, max_size=5)
GIVEN = st.integers(2, 4).flatmap(
    lambda many: st.builds(
        sources,
        st.lists(st.integers(1, 20), min_size=many, max_size=many),
        st.lists(SCORES, min_size=many, max_size=many),
    )
)


@settings(deadline=None, max_examples=30)
@given(GIVEN)
def test_the_intervals_equal_those_found_by_trying(given: list[Source]) -> None:
    for at, found in enumerate(stable_weights(THEMES, given)):
        for interval, told in ((found.order, ranking), (found.top, lead)):
            low, high = furthest(given, at, 0, told), furthest(given, at, 1, told)
            assert (interval.low, interval.high) == pytest.approx((low, high), abs=1e-9)


def test_the_order_holds_between_the_weights_where_two_themes_meet() -> None:
    """a scores 60 t + 40 (1 - t), b 30 t + 60 (1 - t): they meet at t = 0.4."""
    given = sources((0.5, 0.5), ((60, 30), (40, 60)))
    first, second = stable_weights(("a", "b"), given)
    assert (first.order.low, first.order.high) == pytest.approx((0.4, 1), abs=1e-12)
    assert (second.order.low, second.order.high) == pytest.approx((0, 0.6), abs=1e-12)
    assert (first.top.low, first.top.high) == (0, 1)


def test_the_top_may_hold_longer_than_the_order() -> None:
    given = sources((0.5, 0.5), ((90, 80, 70, 20, 10), (70, 75, 80, 60, 10)))
    first, _ = stable_weights(THEMES, given)
    assert first.order.high - first.order.low < first.top.high - first.top.low == 1


def test_themes_that_are_equal_now_move_apart_at_once() -> None:
    given = sources((0.5, 0.5), ((60, 40), (40, 60)))
    first, _ = stable_weights(("a", "b"), given)
    assert (first.order.low, first.order.high) == (0.5, 0.5)


def test_themes_that_every_source_scores_equal_never_move_apart() -> None:
    given = sources((0.5, 0.5), ((60, 60, 10), (40, 40, 10)))
    first, _ = stable_weights(("a", "b", "c"), given)
    assert (first.order.low, first.order.high) == (0, 1)


def test_equals_on_the_border_of_the_top_change_it_at_once_and_equals_within_it_do_not() -> None:
    border = sources((0.5, 0.5), ((90, 80, 60, 40, 0), (90, 80, 40, 60, 0)))
    within = sources((0.5, 0.5), ((80, 60, 40, 10, 0), (60, 80, 40, 10, 0)))
    assert {(each.top.low, each.top.high) for each in stable_weights(THEMES, border)} == {
        (0.5, 0.5)
    }
    assert {(each.top.low, each.top.high) for each in stable_weights(THEMES, within)} == {(0, 1)}


def test_a_theme_that_leaves_equals_upward_leaves_them_in_the_top() -> None:
    """b, c, d and e are equal now; with more of the first source d is ahead of the other three."""
    given = sources((0.5, 0.5), ((0, 0, 0, 1, 0), (0, 1, 1, 0, 1)))
    first, second = stable_weights(THEMES, given)
    assert (first.order.low, first.order.high) == (0.5, 0.5)
    assert (first.top.low, first.top.high) == (0.5, 1)
    assert (second.top.low, second.top.high) == (0, 0.5)


def test_a_source_that_has_all_weight_leaves_the_others_alike() -> None:
    given = sources((1, 0, 0), ((60, 30), (40, 60), (0, 40)))
    first = stable_weights(("a", "b"), given)[0]
    # without it: a 20, b 50; with all weight on it: a 60, b 30
    assert (first.order.low, first.order.high) == pytest.approx((0.5, 1))


def test_one_source_leaves_nothing_to_weigh() -> None:
    assert stable_weights(THEMES, sources((1,), ((5, 4, 3, 2, 1),))) == []


def test_without_themes_or_with_one_every_weight_is_as_good() -> None:
    given = sources((1, 1), ((60,), (40,)))
    for themes in ((), ("a",)):
        for each in stable_weights(themes, given):
            assert (each.order.low, each.order.high, each.top.low, each.top.high) == (0, 1, 0, 1)


def tried(given: Sequence[Source], step: int) -> dict[str, float]:
    """Every weighting in steps of so many percent, one by one."""
    top, weightings = dict.fromkeys(THEMES, 0.0), 0
    for parts in product(range(0, 101, step), repeat=len(given)):
        if sum(parts) != 100:
            continue
        weightings += 1
        score = [
            sum(part * source.scores[code] for part, source in zip(parts, given, strict=True))
            for code in THEMES
        ]
        for code, mine in zip(THEMES, score, strict=True):
            above, equal = sum(each > mine for each in score), score.count(mine)
            top[code] += min(max((3 - above) / equal, 0), 1)
    return {code: n / weightings for code, n in top.items()}


ROWS = st.lists(st.lists(st.integers(0, 40), min_size=5, max_size=5), min_size=1, max_size=3)


@settings(deadline=None, max_examples=8)
@given(ROWS)
def test_the_sweep_equals_trying_every_weighting(rows: list[list[int]]) -> None:
    given = sources([1] * len(rows), rows)
    found = sweep(THEMES, given)
    assert found.top == pytest.approx(tried(given, found.step))
    assert found.weightings == comb(100 + len(rows) - 1, len(rows) - 1)
    assert sum(found.top.values()) == pytest.approx(3)


def test_a_theme_that_all_put_first_is_in_the_top_in_every_weighting() -> None:
    given = sources((1, 1, 1), ((9, 1, 2, 3, 4), (9, 4, 3, 2, 1), (9, 1, 1, 1, 1)))
    found = sweep(THEMES, given)
    assert (found.top["a"], found.step, found.weightings) == (1, 1, 5151)


def test_more_sources_are_tried_in_larger_steps() -> None:
    rows = [[float((i * j) % 7) for j in range(5)] for i in range(1, 7)]
    found = sweep(THEMES, sources([1] * 6, rows))
    assert (found.step, found.weightings) == (10, comb(15, 5))
    assert "3003 verdelingen van de gewichten, in stappen van 10 procent" in str(found.explained)


def test_nothing_to_sweep() -> None:
    silent = [Source(key="residents", weight=1, scores={})]
    assert sweep(THEMES, silent).top == {}
    assert sweep((), sources((1,), ((),))).top == {}
