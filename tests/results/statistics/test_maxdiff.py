"""Best-worst sets by a model."""

from __future__ import annotations

from math import isfinite

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.definition.sets import design
from survey.results.statistics.best_worst import Judged
from survey.results.statistics.maxdiff import Model, Won, maxdiff, strengths

OPTIONS = ("a", "b", "c", "d")
ALL = frozenset(OPTIONS)


def most_likely(won: dict[Won, int], options: tuple[str, ...]) -> dict[str, float]:
    """The same scores by Newton's method on the logarithm of the likelihood."""
    theta = np.zeros(len(options))
    at = {code: place for place, code in enumerate(options)}
    for _ in range(100):
        slope, bend = np.zeros(len(at)), np.zeros((len(at), len(at)))
        for each, count in won.items():
            among = [at[code] for code in each.among]
            chance = np.exp(theta[among]) / np.exp(theta[among]).sum()
            slope[at[each.winner]] += count
            slope[among] -= count * chance
            bend[np.ix_(among, among)] += count * (np.diag(chance) - np.outer(chance, chance))
        step = np.linalg.pinv(bend) @ slope
        theta += step / max(1, np.abs(step).max())
    beats = 1 / (1 + np.exp(theta[None, :] - theta[:, None]))
    means = (beats.sum(axis=1) - 0.5) / (len(at) - 1)
    return dict(zip(options, (100 * means).tolist(), strict=True))


def test_of_two_options_the_score_is_how_often_it_won() -> None:
    pair = frozenset("ab")
    found = strengths({Won("a", pair): 30, Won("b", pair): 10}, options=("a", "b"))
    assert found.scores == pytest.approx({"a": 75, "b": 25})
    assert (found.choices, found.remark) == (40, None)


def test_chances_to_be_taken_from_all_give_the_strengths() -> None:
    """Taken 4, 3, 2 and 1 times of ten: a beats b in 4 of 7, c in 4 of 6, d in 4 of 5."""
    won = {Won(code, ALL): n for code, n in zip(OPTIONS, (4, 3, 2, 1), strict=True)}
    found = strengths(won, options=OPTIONS).scores
    assert found["a"] == pytest.approx(100 * (4 / 7 + 4 / 6 + 4 / 5) / 3)
    assert found["d"] == pytest.approx(100 * (1 / 5 + 1 / 4 + 1 / 3) / 3)


def judged(seed: int, *, people: int, options: int = 7) -> tuple[dict[Judged, int], list[float]]:
    """Sets of three judged at random by people to whom option i is worth e to the i / 2."""
    random, worth = np.random.default_rng(seed), np.exp(np.arange(options) / 2)
    found: dict[Judged, int] = {}
    for members in design(options):
        for _ in range(people):
            order = sorted(members, key=lambda i: random.exponential() / worth[i])
            each = Judged(frozenset(map(str, members)), str(order[0]), str(order[-1]))
            found[each] = found.get(each, 0) + 1
    beats = worth[:, None] / (worth[:, None] + worth)
    return found, (100 * (beats.sum(axis=1) - 0.5) / (options - 1)).tolist()


@pytest.mark.parametrize("seed", range(5))
def test_it_equals_an_independent_maximum(seed: int) -> None:
    sets, _ = judged(seed, people=20)
    options = tuple("0123456")
    won: dict[Won, int] = {}
    for each, n in sets.items():
        assert each.best is not None
        assert each.worst is not None
        (middle,) = each.shown - {each.best, each.worst}
        for one in (Won(each.best, each.shown), Won(middle, frozenset({middle, each.worst}))):
            won[one] = won.get(one, 0) + n
    found = maxdiff(sets, options=options)
    assert found.remark is None
    assert found.scores == pytest.approx(most_likely(won, options), abs=1e-6)


def test_it_finds_what_people_think() -> None:
    sets, truth = judged(3, people=3000)
    found = maxdiff(sets, options=tuple("0123456")).scores
    assert list(found.values()) == pytest.approx(truth, abs=1)


def test_one_side_of_a_set_is_enough() -> None:
    best = maxdiff({Judged(ALL, best="a"): 2, Judged(ALL, best="b"): 1}, options=OPTIONS)
    worst = maxdiff({Judged(ALL, worst="d"): 2, Judged(ALL, worst="c"): 1}, options=OPTIONS)
    assert max(best.scores, key=lambda code: best.scores[code] or 0) == "a"
    assert min(worst.scores, key=lambda code: worst.scores[code] or 0) == "d"


def test_an_option_that_always_won_is_drawn_to_the_middle_and_said_so() -> None:
    found = strengths({Won("a", frozenset("ab")): 10}, options=("a", "b"))
    assert found.remark is not None
    assert found.scores["a"] == pytest.approx(100 - (found.scores["b"] or 0))
    assert 50 < (found.scores["a"] or 0) < 100


def test_an_option_that_was_never_compared_stands_in_the_middle_and_it_is_said() -> None:
    pair = frozenset("ab")
    found = strengths({Won("a", pair): 5, Won("b", pair): 5}, options=("a", "b", "c"))
    assert found.remark is not None
    assert found.scores == pytest.approx(dict.fromkeys("abc", 50))


@pytest.mark.parametrize("won", [{}, {Won("a", frozenset("a")): 3}, {Won("x", frozenset("xa")): 3}])
def test_without_a_choice_there_is_no_score(won: dict[Won, int]) -> None:
    found = strengths(won, options=("a", "b"))
    assert found == Model(scores={"a": None, "b": None}, choices=0)


def test_a_single_option_has_no_score() -> None:
    assert maxdiff({Judged(frozenset("a"), best="a"): 3}, options=("a",)).scores == {"a": None}


WON = st.frozensets(st.sampled_from(OPTIONS), min_size=2, max_size=3).flatmap(
    lambda among: st.builds(Won, st.sampled_from(sorted(among)), st.just(among))
)


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(WON, st.integers(1, 30), min_size=1, max_size=10))
def test_whatever_was_chosen_scores_are_between_0_and_100_and_50_in_the_mean(
    won: dict[Won, int],
) -> None:
    found = strengths(won, options=OPTIONS).scores.values()
    known = [score for score in found if score is not None]
    assert len(known) == len(OPTIONS)
    assert all(isfinite(score) and 0 <= score <= 100 for score in known)
    assert sum(known) == pytest.approx(50 * len(OPTIONS))
