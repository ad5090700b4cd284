"""Weights stand beside the unweighted, are refused where a group is small, and leak nothing."""

from __future__ import annotations

import re

import pytest

from survey.results.missing.matching import Group
from survey.results.missing.weighing import CannotWeigh, weigh
from survey.results.missing.weighted_counts import ToWeigh
from survey.results.rollup.facets import Facet

GROUPS = {
    Facet.AGE_BAND: [
        Group(code=code, name=code.title(), names=(code,)) for code in ("young", "middle", "old")
    ]
}
CALLED = {Facet.AGE_BAND: "Leeftijd"}


def counts(young, old, *, middle=0, untold=0, yes=(0, 0)):
    everybody = {("young",): young, ("old",): old, ("middle",): middle, (None,): untold}
    everybody = {key: n for key, n in everybody.items() if n}
    chosen = {"yes": {("young",): yes[0], ("old",): yes[1]}}
    return ToWeigh(everybody=everybody, answered=everybody, chosen=chosen)


def weighed(found, population, together=()):
    return weigh(
        found,
        {Facet.AGE_BAND: population},
        groups=GROUPS,
        called=CALLED,
        together={Facet.AGE_BAND: together},
    )


def test_a_share_by_hand_both_ways():
    """20 young of whom 20 yes, 60 old of whom none; they are equal in number where they live."""
    outcome = weighed(counts(20, 60, yes=(20, 0)), {"young": 500, "old": 500})
    share = outcome.shares["yes"]
    assert share.unweighted == pytest.approx(0.25)
    assert share.weighted == pytest.approx(0.5)
    assert outcome.effective == pytest.approx(80**2 / (20 * 2**2 + 60 * (2 / 3) ** 2))
    assert outcome.design_effect == pytest.approx(80 / outcome.effective)


@pytest.mark.parametrize("few", [0, 1, 9])
def test_a_group_of_few_or_nobody_stops_it_in_one_and_the_same_sentence(few):
    with pytest.raises(CannotWeigh) as refused:
        weighed(counts(few, 60), {"young": 500, "old": 500})
    assert str(refused.value) == (
        "Uit “Young” deden minder dan 10 mensen mee, of niemand. Dan kan wegen niet. Neem deze "
        "groep samen met een andere."
    )


def test_groups_taken_together_weigh_as_one():
    found = counts(6, 60, middle=6, yes=(6, 0))
    outcome = weighed(
        found, {"young": 250, "middle": 250, "old": 500}, together=("young", "middle")
    )
    assert outcome.shares["yes"].weighted == pytest.approx(6 / 72 * 3 / (12 * 3 + 60 * 0.6) * 72)
    assert outcome.shares["yes"].unweighted == pytest.approx(6 / 72)


def test_no_warning_names_how_many_a_small_group_has():
    outcome = weighed(counts(10, 90, yes=(10, 45)), {"young": 900, "old": 100})
    assert outcome.warnings
    assert not any(re.search(r"\b10\b", str(each)) for each in outcome.warnings)


def test_who_lives_elsewhere_or_did_not_say_is_neither_heavier_nor_lighter():
    outcome = weighed(counts(20, 60, middle=10, untold=10, yes=(20, 0)), {"young": 500, "old": 500})
    assert any("Niet in de bevolkingscijfers" in str(each) for each in outcome.warnings)
    assert outcome.shares["yes"].weighted == pytest.approx(40 / 100)
