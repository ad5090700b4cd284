"""Themes by factors of Social Quality."""

from __future__ import annotations

from survey.results.statistics.coverage import Covered, coverage

FACTORS = ("security", "cohesion", "inclusion", "empowerment")


def test_the_matrix_says_how_many_themes_touch_each_factor_and_how_strongly() -> None:
    found = coverage(
        {"money": {"security": 2, "inclusion": 1}, "join": {"inclusion": 2}}, factors=FACTORS
    )
    assert found.levels == ((2, 0, 1, 0), (0, 0, 2, 0))
    assert found.covered[2] == Covered(factor="inclusion", touching=2, strongly=1, total=3)
    assert found.untouched == ("cohesion", "empowerment")
    assert found.without_factor == ()


def test_a_theme_that_touches_nothing_is_named() -> None:
    found = coverage({"money": {"security": 1}, "green": {}}, factors=FACTORS)
    assert found.without_factor == ("green",)


def test_without_themes_every_factor_is_untouched() -> None:
    found = coverage({}, factors=FACTORS)
    assert (found.levels, found.untouched) == ((), FACTORS)
    assert coverage({"money": {}}, factors=()).covered == ()
