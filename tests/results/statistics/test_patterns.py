"""Distinct answer patterns, counted."""

from __future__ import annotations

import random

import pytest

from survey.results.statistics.patterns import Pattern, counted_patterns, patterns

MONEY = Pattern(frozenset({"money", "green"}), "money")
GREEN = Pattern(frozenset({"green"}))


def test_equal_answers_are_one_pattern_with_a_count() -> None:
    found = patterns([MONEY, GREEN, MONEY], options=("money", "green"))
    assert dict(zip(found.patterns, found.counts, strict=True)) == {MONEY: 2, GREEN: 1}
    assert (found.n, found.n_first) == (3, 2)


def test_the_order_of_the_rows_makes_no_difference() -> None:
    rows = [MONEY, GREEN, Pattern(frozenset({"work"}), "work"), Pattern(frozenset({"work"}))] * 5
    shuffled = random.Random(4).sample(rows, k=len(rows))
    options = ("money", "green", "work")
    assert patterns(rows, options=options) == patterns(shuffled, options=options)


def test_first_means_chosen() -> None:
    found = patterns([Pattern(frozenset(), "money")], options=("money",))
    assert found.patterns == (Pattern(frozenset({"money"}), "money"),)


def test_a_theme_that_was_taken_out_falls_away_and_the_respondent_stays_in_the_base() -> None:
    gone = Pattern(frozenset({"parking"}), "parking")
    found = counted_patterns({gone: 3, MONEY: 2}, options=("money", "green"))
    assert (found.n, found.n_first) == (5, 2)
    assert Pattern() in found.patterns


def test_nobody_is_no_pattern() -> None:
    found = counted_patterns({MONEY: 0}, options=("money",))
    assert (found.n, found.patterns) == (0, ())


def test_fewer_than_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="-1 respondents"):
        counted_patterns({MONEY: -1}, options=("money",))
