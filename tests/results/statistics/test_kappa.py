"""How far two coders agree."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from survey.results.statistics.kappa import Kappa, kappa, kappa_per_code

CODES = "xyz"
PAIRS = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)), min_size=1)


def test_a_table_worked_by_hand() -> None:
    """Both yes 20, both no 15, apart 5 and 10: 0.7 agree, 0.5 by chance."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = kappa(pairs)
    assert (found.n, found.agreed, found.by_chance) == (50, 0.7, 0.5)
    assert found.kappa == pytest.approx(0.4, abs=1e-12)


@settings(deadline=None)
@given(PAIRS)
def test_it_equals_an_independent_implementation(pairs: list[tuple[str, str]]) -> None:
    found = kappa(pairs)
    table = np.zeros((3, 3))
    for one, other in pairs:
        table[CODES.index(one), CODES.index(other)] += 1
    if found.kappa is None:
        assert len(set(pairs)) == 1
    else:
        assert found.kappa == pytest.approx(cohens_kappa(table, return_results=False), abs=1e-9)


def test_full_agreement_is_one_and_full_contradiction_is_below_none() -> None:
    assert kappa([("a", "a"), ("b", "b")]).kappa == 1
    assert kappa([("a", "b"), ("b", "a")]).kappa == -1


def test_one_and_the_same_code_throughout_tells_nothing() -> None:
    assert kappa([("a", "a")] * 9) == Kappa(n=9, agreed=1, by_chance=1, kappa=None)


def test_a_coder_who_gives_one_code_throughout_agrees_by_chance() -> None:
    assert kappa([("a", "a"), ("a", "b")]).kappa == 0
    assert kappa([("a", "b")] * 5).kappa == 0


def test_without_answers_there_is_no_figure() -> None:
    assert kappa([]) == Kappa(n=0, agreed=None, by_chance=None, kappa=None)


def test_several_codes_per_answer_are_compared_code_by_code() -> None:
    one = {"1": frozenset("xy"), "2": frozenset("y"), "3": frozenset(), "4": frozenset("z")}
    other = {"1": frozenset("x"), "2": frozenset(), "3": frozenset(), "9": frozenset("x")}
    found = kappa_per_code(one, other, codes=CODES)
    assert found["x"].kappa == 1
    assert (found["y"].n, found["y"].agreed) == (3, pytest.approx(1 / 3))
    assert found["y"].kappa == 0
    assert found["z"].kappa is None
