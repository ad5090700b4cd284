"""How sure a share is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from survey.results.statistics.wilson import wilson

SHARES = st.integers(1, 2_000_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("n", "of", "low", "high"),
    [(40, 100, 0.3094013, 0.4979974), (0, 10, 0, 0.2775328), (3, 7, 0.1582199, 0.7495416)],
)
def test_the_vectors_of_the_method_hold(n: int, of: int, low: float, high: float) -> None:
    found = wilson(n, of)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-8)


@settings(deadline=None)
@given(SHARES)
def test_it_equals_an_independent_implementation(share: tuple[int, int]) -> None:
    found = wilson(*share)
    assert found is not None
    oracle = proportion_confint(*share, alpha=0.05, method="wilson")
    assert (found.low, found.high) == pytest.approx(oracle, abs=1e-9)


@given(SHARES)
def test_the_share_lies_between_its_ends_and_the_ends_between_none_and_all(
    share: tuple[int, int],
) -> None:
    n, of = share
    found = wilson(n, of)
    assert found is not None
    assert 0 <= found.low <= n / of <= found.high <= 1


def test_nobody_and_everybody_give_an_end_that_is_exact() -> None:
    for of in (1, 3, 10, 17, 1_000_003):
        nobody, everybody = wilson(0, of), wilson(of, of)
        assert nobody is not None
        assert everybody is not None
        assert nobody.low == 0
        assert everybody.high == 1


def test_without_respondents_there_is_no_interval() -> None:
    assert wilson(0, 0) is None


def test_effective_numbers_need_not_be_whole() -> None:
    found, fewer, more = wilson(6.25, 12.5), wilson(6, 12), wilson(6.5, 13)
    assert found is not None
    assert fewer is not None
    assert more is not None
    assert fewer.low < found.low < more.low < 0.5 < more.high < found.high < fewer.high


@pytest.mark.parametrize(("n", "of"), [(-1, 10), (11, 10), (1, 0)])
def test_what_is_no_share_is_refused(n: int, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(n, of)
