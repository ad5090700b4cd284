"""How sure the order of themes is when residents choose some and put one first."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import factorial, isfinite, prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.results.statistics.bootstrap import FEWEST, Order
from survey.results.statistics.choosing import choosing
from survey.results.statistics.patterns import Pattern, Patterns, counted_patterns

THEMES = ("money", "green", "work", "home", "care")


def one_each(**counts: int) -> Patterns:
    """Respondents who choose one theme each, and put it first."""
    given = {Pattern(frozenset({code}), code): n for code, n in counts.items()}
    return counted_patterns(given, options=tuple(counts))


def places(order: Order) -> dict[str, tuple[int, int, int]]:
    return {each.code: (each.rank, each.low, each.high) for each in order.options}


def groups(order: Order) -> dict[str, int]:
    return {each.code: each.group for each in order.options}


def test_shares_and_ranks_are_those_of_the_answers() -> None:
    given = counted_patterns(
        {
            Pattern(frozenset({"money", "green"}), "money"): 6,
            Pattern(frozenset({"green", "work"}), "green"): 3,
            Pattern(frozenset({"green"})): 1,
        },
        options=THEMES[:3],
    )
    found = choosing(given, seed=1)
    chosen = {each.code: (each.score, each.rank) for each in found.chosen.options}
    assert chosen == {"green": (1.0, 1), "money": (0.6, 2), "work": (0.3, 3)}
    first = {each.code: (each.score, each.rank) for each in found.first.options}
    assert first == {"money": (6 / 9, 1), "green": (3 / 9, 2), "work": (0.0, 3)}
    assert (found.chosen.of, found.first.of) == (10, 9)


def test_intervals_and_chances_equal_those_over_all_possible_draws() -> None:
    """Ten respondents and four themes can be drawn in 286 ways, each with its own chance."""
    counts = {"money": 4, "green": 3, "work": 2, "home": 1}
    found = choosing(one_each(**counts), seed=7, draws=100_000).chosen
    best: dict[str, dict[int, Fraction]] = {code: {} for code in counts}
    worst: dict[str, dict[int, Fraction]] = {code: {} for code in counts}
    top = dict.fromkeys(counts, Fraction(0))
    for drawn in product(range(11), repeat=4):
        if sum(drawn) != 10:
            continue
        ways = Fraction(factorial(10), prod(map(factorial, drawn)))
        chance = ways * prod(
            Fraction(n, 10) ** times for n, times in zip(counts.values(), drawn, strict=True)
        )
        for code, times in zip(counts, drawn, strict=True):
            above, equal = sum(n > times for n in drawn), drawn.count(times)
            best[code][above + 1] = best[code].get(above + 1, Fraction(0)) + chance
            worst[code][above + equal] = worst[code].get(above + equal, Fraction(0)) + chance
            top[code] += chance * min(max(Fraction(3 - above, equal), Fraction(0)), Fraction(1))
    for each in found.options:
        assert each.low == quantile(best[each.code], Fraction(25, 1000))
        assert each.high == quantile(worst[each.code], Fraction(975, 1000))
        assert each.top == pytest.approx(float(top[each.code]), abs=0.006)


def quantile(chances: dict[int, Fraction], level: Fraction) -> int:
    total = Fraction(0)
    for place in sorted(chances):
        total += chances[place]
        if total >= level:
            return place
    raise AssertionError(chances)


def test_many_respondents_leave_no_doubt() -> None:
    found = choosing(one_each(money=5000, green=3000, work=2000), seed=3).chosen
    assert places(found) == {"money": (1, 1, 1), "green": (2, 2, 2), "work": (3, 3, 3)}
    assert groups(found) == {"money": 1, "green": 2, "work": 3}


def test_a_small_difference_is_no_difference() -> None:
    found = choosing(one_each(money=21, green=20, work=3), seed=3).chosen
    assert groups(found) == {"money": 1, "green": 1, "work": 2}
    assert places(found)["money"] == (1, 1, 2)


def test_a_group_is_measured_from_its_first_theme_and_never_grows_along_a_chain() -> None:
    """Money and green are near, green and work are near, money and work are not."""
    found = choosing(one_each(money=130, green=108, work=90), seed=3).chosen
    assert groups(found) == {"money": 1, "green": 1, "work": 2}
    without_money = choosing(one_each(green=108, work=90), seed=3).chosen
    assert groups(without_money) == {"green": 1, "work": 1}


def test_every_group_is_measured_from_its_own_first_theme() -> None:
    found = choosing(one_each(money=5000, green=1010, work=1000), seed=3).chosen
    assert groups(found) == {"money": 1, "green": 2, "work": 2}


def test_the_same_seed_gives_the_same_and_more_draws_are_allowed() -> None:
    given = one_each(money=21, green=20, work=13)
    assert choosing(given, seed=5) == choosing(given, seed=5)
    assert choosing(given, seed=5, draws=4000).chosen.draws == 4000


def test_equal_themes_share_a_rank_and_may_have_any_of_their_places() -> None:
    given = counted_patterns({Pattern(frozenset(THEMES)): 40}, options=THEMES)
    found = choosing(given, seed=1).chosen
    assert places(found) == dict.fromkeys(THEMES, (1, 1, 5))
    assert [each.top for each in found.options] == pytest.approx([3 / 5] * 5)
    assert set(groups(found).values()) == {1}


def test_nobody_answered() -> None:
    found = choosing(counted_patterns({}, options=THEMES), seed=1)
    for order in (found.chosen, found.first):
        assert order.of == 0
        assert places(order) == dict.fromkeys(THEMES, (1, 1, 5))
        assert {(each.score, each.top) for each in order.options} == {(None, None)}


def test_one_response_leaves_every_place_open() -> None:
    found = choosing(one_each(money=1, green=0, work=0), seed=1).chosen
    assert places(found) == {"money": (1, 1, 3), "green": (2, 1, 3), "work": (2, 1, 3)}
    assert {each.top for each in found.options} == {None}
    assert set(groups(found).values()) == {1}


def test_nobody_put_one_first() -> None:
    given = counted_patterns({Pattern(frozenset({"money"})): 50}, options=THEMES[:2])
    first = choosing(given, seed=1).first
    assert first.of == 0
    assert {each.score for each in first.options} == {None}


def test_a_single_option_is_first() -> None:
    found = choosing(one_each(money=30), seed=1).chosen
    assert places(found) == {"money": (1, 1, 1)}
    assert found.options[0].top == 1


def test_no_option_is_no_order() -> None:
    assert choosing(counted_patterns({}, options=()), seed=1).chosen.options == ()


PATTERN = st.builds(
    Pattern,
    st.frozensets(st.sampled_from(THEMES), max_size=3),
    st.none() | st.sampled_from(THEMES),
)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(PATTERN, st.integers(0, 40), max_size=8), st.integers(0, 2**32))
def test_whatever_was_answered_the_order_can_be_shown(
    counts: dict[Pattern, int], seed: int
) -> None:
    found = choosing(counted_patterns(counts, options=THEMES), seed=seed, draws=200)
    for order in (found.chosen, found.first):
        assert {each.code for each in order.options} == set(THEMES)
        ranks = [each.rank for each in order.options]
        assert ranks == sorted(ranks)
        numbers = [each.group for each in order.options]
        assert numbers == sorted(numbers)
        for each in order.options:
            assert 1 <= each.low <= each.rank <= each.high <= len(THEMES)
            assert each.score is None or (isfinite(each.score) and 0 <= each.score <= 1)
        tops = [each.top for each in order.options if each.top is not None]
        assert sum(tops) == pytest.approx(3 if order.of >= FEWEST else 0)
