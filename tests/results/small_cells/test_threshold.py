"""From how many people a figure is shown."""

from __future__ import annotations

import pytest

from forms.definition.sentence import Refusal
from survey.results.small_cells.closing import close
from survey.results.small_cells.counts import EVERYBODY, Counts
from survey.results.small_cells.threshold import Shown, may_show, quotable


def test_percentages_are_hidden_then_an_indication_then_plain() -> None:
    assert [may_show(n=n) for n in (0, 9, 10, 29, 30)] == [
        Shown.HIDDEN,
        Shown.HIDDEN,
        Shown.INDICATIVE,
        Shown.INDICATIVE,
        Shown.PLAIN,
    ]


def test_a_higher_threshold_hides_more() -> None:
    assert may_show(n=35, k=40) is Shown.HIDDEN
    assert may_show(n=45, k=40) is Shown.PLAIN


def test_words_of_a_small_group_are_not_quoted() -> None:
    assert quotable(base=10)
    assert not quotable(base=9)
    assert not quotable(base=0)


def test_a_threshold_below_five_is_refused() -> None:
    nobody = Counts(facets=[], bases={EVERYBODY: 0}, changes={EVERYBODY: [0]}, joints={}, splits=[])
    assert close(nobody, k=5).cells == {}
    for act in (
        lambda: close(nobody, k=4),
        lambda: may_show(n=100, k=4),
        lambda: quotable(base=100, k=0),
    ):
        with pytest.raises(Refusal, match="5 of meer"):
            act()
