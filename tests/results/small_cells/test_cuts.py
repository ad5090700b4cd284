"""What two divisions of the same people give away, against trying every sum of figures."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from survey.results.small_cells.cuts import small_cut

Arrows = Mapping[tuple[str, str], int]
arrows_between = st.dictionaries(
    st.tuples(st.sampled_from(("a1", "a2", "a3", "a4")), st.sampled_from(("b1", "b2", "b3"))),
    st.sampled_from((0, 1, 2, 4, 7, 9, 12, 30)),
)


def _subsets(names: set[str]) -> chain[tuple[str, ...]]:
    return chain.from_iterable(combinations(sorted(names), n) for n in range(len(names) + 1))


def _any_small_sum(arrows: Arrows, k: int) -> bool:
    tails, heads = {tail for tail, _ in arrows}, {head for _, head in arrows}
    for plus in _subsets(tails):
        for minus in _subsets(heads):
            times = {
                pair: (pair[0] in plus) - (pair[1] in minus) for pair, n in arrows.items() if n
            }
            people = sum(arrows[pair] * each for pair, each in times.items())
            if min(times.values(), default=0) >= 0 and 1 <= people < k:
                return True
    return False


@settings(max_examples=250, deadline=None)
@given(arrows_between)
def test_a_cut_is_found_exactly_when_some_sums_leave_a_few_people(arrows: Arrows) -> None:
    assert (small_cut(arrows, k=10) is not None) == _any_small_sum(arrows, 10)


@settings(max_examples=250, deadline=None)
@given(arrows_between)
def test_what_is_found_is_a_cut_with_a_few_people_and_none_coming_back(arrows: Arrows) -> None:
    near = small_cut(arrows, k=10)
    if near is not None:
        across = sum(n for (a, b), n in arrows.items() if a in near and b not in near)
        back = sum(n for (a, b), n in arrows.items() if b in near and a not in near)
        assert 1 <= across < 10
        assert back == 0


def test_a_bridge_is_what_two_facets_tell_apart() -> None:
    # everybody of the shop came in week 1, but for four; week 2 had nobody else from elsewhere
    arrows = {("shop", "week 1"): 40, ("shop", "week 2"): 4, ("school", "week 2"): 30}
    assert small_cut(arrows, k=10) is not None
    assert small_cut({**arrows, ("school", "week 1"): 6}, k=10) is None
