"""Best-worst sets by counting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.results.statistics.best_worst import Judged, Tallied, best_worst, votes
from survey.results.statistics.bootstrap import order

OPTIONS = ("a", "b", "c", "d")
ABC, ABD = frozenset("abc"), frozenset("abd")
JUDGED = st.sampled_from((ABC, ABD, frozenset("bcd"))).flatmap(
    lambda shown: st.builds(
        Judged,
        st.just(shown),
        st.none() | st.sampled_from(sorted(shown)),
        st.none() | st.sampled_from(sorted(shown)),
    )
)


def test_most_less_least_over_how_often_it_was_shown() -> None:
    sets = {Judged(ABC, "a", "b"): 3, Judged(ABC, "c", "a"): 1, Judged(ABD, "a", "d"): 4}
    found = best_worst(sets, options=OPTIONS)
    assert found == {
        "a": Tallied(7, 1, 8),
        "b": Tallied(0, 3, 8),
        "c": Tallied(1, 0, 4),
        "d": Tallied(0, 4, 4),
    }
    assert {code: each.score for code, each in found.items()} == {
        "a": 75,
        "b": -37.5,
        "c": 25,
        "d": -100,
    }


def test_a_set_without_an_answer_was_not_shown_and_one_side_is_enough() -> None:
    found = best_worst({Judged(ABC): 5, Judged(ABC, "a"): 2}, options=OPTIONS)
    assert found["a"] == Tallied(2, 0, 2)
    assert found["b"].score == 0
    assert found["d"].score is None


def test_nobody_answered() -> None:
    assert {each.score for each in best_worst({}, options=OPTIONS).values()} == {None}
    nobody = votes({frozenset({Judged(ABC)}): 3}, options=OPTIONS)
    assert nobody.of == 0
    assert {each.score for each in order(nobody, seed=1).options} == {None}


@given(st.dictionaries(st.frozensets(JUDGED, max_size=3), st.integers(0, 5), max_size=6))
def test_the_bootstrap_stands_on_the_same_scores(
    given: dict[frozenset[Judged], int],
) -> None:
    together: dict[Judged, int] = {}
    for judgement, n in given.items():
        for judged in judgement:
            together[judged] = together.get(judged, 0) + n
    counted = {code: each.score for code, each in best_worst(together, options=OPTIONS).items()}
    found = order(votes(given, options=OPTIONS), seed=1, draws=20)
    assert {each.code: each.score for each in found.options} == pytest.approx(counted)
