"""Which figures move when responses come in, and which wait."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from survey.results.small_cells.closing import Standing, after, close
from survey.results.small_cells.counts import (
    EVERYBODY,
    Counts,
    Former,
    Key,
    Split,
    only_one,
)
from survey.results.small_cells.facet import Facet, flat
from tests.results.small_cells.by_hand import (
    PLACES,
    answers_of,
    bases_of,
    close_table,
    standings,
)


def _counts(facets: list[Facet], changes: Mapping[Key, list[int]], splits: list[Split]) -> Counts:
    bases = {key: sum(each) for key, each in changes.items()}
    return Counts(facets=facets, bases=bases, changes=changes, joints={}, splits=splits)


def test_a_place_with_three_new_responses_keeps_its_figures_and_so_does_another() -> None:
    place = flat("place", PLACES)
    first = {
        EVERYBODY: [150],
        ("place", "bakery"): [30],
        ("place", "market"): [80],
        ("place", "school"): [40],
    }
    former = after(None, close(_counts([place], first, [])), snapshot=0)
    later = {
        EVERYBODY: [150, 63],
        ("place", "bakery"): [30, 3],
        ("place", "market"): [80, 40],
        ("place", "school"): [40, 20],
    }
    closing = close(_counts([place], later, []), former=former)
    assert standings(closing) == {"bakery": "as_before", "market": "new", "school": "as_before"}
    # the next time another place waits, and nobody can say how the first three answered
    former = after(former, closing, snapshot=1)
    last = {key: [*each, 20 if key != EVERYBODY else 60] for key, each in later.items()}
    closing = close(_counts([place], last, []), former=former)
    assert set(closing.groups.values()) == {Standing.NEW}


def test_nothing_moves_while_fewer_than_ten_came_in() -> None:
    place = flat("place", PLACES)
    sizes = {"bakery": 30, "market": 80, "school": 40}
    changes = {key: [n, 3] for key, n in bases_of(place, sizes).items()}
    shown = Former(shown={key: [0] for key in changes})
    closing = close(_counts([place], {**changes, EVERYBODY: [150, 9]}, []), former=shown)
    assert set(closing.groups.values()) == {Standing.AS_BEFORE}


@pytest.mark.parametrize(("more", "stays"), [(4, True), (15, False)])
def test_a_cell_that_hid_another_stays_closed_until_it_has_moved_by_ten(
    more: int, stays: bool
) -> None:
    table = {
        "bakery": {"a": 3, "b": 40, "c": 25},
        "market": {"a": 30, "b": 50, "c": 20},
        "school": {"a": 60, "b": 50, "c": 21},
    }
    closing, _ = close_table(table)
    hidden = ("place", "market"), ("q", "answer"), "c"
    assert hidden in closing.cells
    former = after(None, closing, snapshot=0)
    later = {**table, "market": {"a": 70, "b": 50, "c": 20 + more}}
    splits = only_one("q", answers_of(later))
    bases = {key: splits[0].size(key) for key in splits[0].parts}
    counts = Counts(
        facets=[flat("place", PLACES)],
        bases=bases,
        changes={key: [n - 10, 10] for key, n in bases.items()},
        joints={},
        splits=splits,
    )
    assert (hidden in close(counts, former=former).cells) == stays
