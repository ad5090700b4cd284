"""What closes and what stays open, in towns small enough to follow by hand."""

from __future__ import annotations

from random import Random

from survey.results.small_cells.closing import Closing, Standing, close
from survey.results.small_cells.counts import (
    EVERYBODY,
    Counts,
    only_one,
    reasons,
    several,
)
from survey.results.small_cells.facet import Facet, flat
from tests.results.small_cells.by_hand import (
    PLACES,
    answers_of,
    bases_of,
    close_sizes,
    close_table,
    standings,
)


def _closed(closing: Closing, group: str) -> set[str]:
    key = ("place", group) if group else EVERYBODY
    return {part for each, _, part in closing.cells if each == key}


def test_nothing_closes_in_a_large_campaign() -> None:
    rng = Random(1)
    table = {f"p{each}": {c: rng.randint(40, 900) for c in "abcdef"} for each in range(25)}
    closing, _ = close_table(table)
    assert set(closing.groups.values()) == {Standing.NEW}
    assert not closing.cells


def test_a_small_place_closes_and_the_next_smallest_hides_it() -> None:
    closing = close_sizes(flat("place", PLACES), {"bakery": 7, "market": 80, "school": 31})
    assert standings(closing) == {"bakery": "few", "market": "new", "school": "closed"}


def test_two_small_places_hide_each_other() -> None:
    closing = close_sizes(flat("place", PLACES), {"bakery": 7, "market": 80, "school": 6})
    assert standings(closing) == {"bakery": "few", "market": "new", "school": "few"}


def test_two_places_of_nine_need_a_third_because_eighteen_is_twice_nine() -> None:
    sizes = {"bakery": 9, "market": 80, "school": 9, "shop": 20}
    closing = close_sizes(flat("place", tuple(sizes)), sizes)
    assert standings(closing)["shop"] == "closed"


def test_a_neighbourhood_is_hidden_within_its_own_area() -> None:
    area = Facet(
        key="area", parents={"east": "", "west": "", "e1": "east", "e2": "east", "w1": "west"}
    )
    closing = close_sizes(area, {"east": 50, "west": 60, "e1": 4, "e2": 46, "w1": 60})
    assert standings(closing, "area") == {
        "east": "new",
        "west": "new",
        "e1": "few",
        "e2": "closed",
        "w1": "new",
    }


def test_with_fewer_than_ten_in_all_nothing_is_shown() -> None:
    closing, _ = close_table({"bakery": {"a": 5, "b": 4}})
    assert Standing.NEW not in closing.groups.values()
    assert not closing.is_open(EVERYBODY, ("q", "answer"), "a")


def test_a_question_that_nobody_answered_closes_nothing() -> None:
    sizes = {"bakery": 40, "market": 60, "school": 90}
    splits = [*only_one("q", {}), *reasons("q", {}), *several("r", {}, {})]
    assert not close_sizes(flat("place", PLACES), sizes, splits).cells


def test_a_campaign_without_responses_shows_nothing() -> None:
    closing, _ = close_table({})
    assert closing.groups == {EVERYBODY: Standing.FEW}


def test_a_small_count_closes_with_three_others_and_zero_stays_open() -> None:
    closing, splits = close_table(
        {
            "bakery": {"a": 3, "b": 40, "c": 25, "d": 0},
            "market": {"a": 30, "b": 50, "c": 20, "d": 40},
            "school": {"a": 60, "b": 50, "c": 70, "d": 30},
        }
    )
    assert _closed(closing, "bakery") == {"a", "c"}
    assert len(closing.cells) == 4
    assert closing.is_open(("place", "bakery"), splits[0].name, "d")


def test_an_answer_of_few_in_all_closes_everywhere_with_the_next_rarest() -> None:
    table = {group: {"a": n, "b": 60, "c": 20, "d": 70} for n, group in enumerate(PLACES, 1)}
    closing, _ = close_table(table)
    assert all(_closed(closing, group) == {"a", "c"} for group in ("", *PLACES))


def test_an_option_that_all_but_three_chose_closes() -> None:
    given = {"bakery": 40, "market": 60, "school": 90}
    chosen = answers_of({"bakery": {"a": 37}, "market": {"a": 30}, "school": {"a": 45}})
    facet = flat("place", PLACES)
    splits = several("q", chosen, bases_of(facet, given))
    closing = close_sizes(facet, given, splits)
    assert not closing.is_open(("place", "bakery"), ("q", "answer", "a"), "chosen")
    assert closing.is_open(("place", "school"), ("q", "answer", "a"), "chosen")


def test_nobody_is_told_that_a_whole_group_gave_one_answer() -> None:
    closing, splits = close_table(
        {
            "bakery": {"a": 40, "b": 0, "c": 0},
            "market": {"a": 30, "b": 50, "c": 20},
            "school": {"a": 60, "b": 50, "c": 70},
        }
    )
    assert not closing.is_open(("place", "bakery"), splits[0].name, "a")
    assert _closed(closing, "bakery") > {"a"}


def test_a_question_that_few_of_a_group_answered_closes_for_that_group() -> None:
    table = {
        "bakery": {"a": 4, "b": 3},
        "market": {"a": 30, "b": 30},
        "school": {"a": 20, "b": 20},
    }
    closing = close_sizes(
        flat("place", PLACES), dict.fromkeys(PLACES, 100), only_one("q", answers_of(table))
    )
    assert closing.groups["place", "bakery"] is Standing.NEW
    assert closing.thin == {
        (("place", "bakery"), ("q", "answer")),
        (("place", "school"), ("q", "answer")),
    }


def test_how_many_gave_no_answer_is_no_secret_but_why_is() -> None:
    why = answers_of({"bakery": {"dont_know": 2, "skipped": 3}, "market": {"skipped": 40}})
    sizes = {"bakery": 100, "market": 100}
    closing = close_sizes(flat("place", tuple(sizes)), sizes, reasons("q", why))
    assert not closing.is_open(("place", "bakery"), ("q", "state"), "dont_know")
    assert not closing.is_open(("place", "bakery"), ("q", "state"), "skipped")


def test_a_place_that_was_open_in_one_week_only_is_hidden_within_that_week() -> None:
    place, week = flat("place", PLACES), flat("week", ("w1", "w2"))
    answers = answers_of(
        {
            "bakery": {"a": 3, "b": 40, "c": 25},
            "market": {"a": 30, "b": 50, "c": 40},
            "school": {"a": 11, "b": 70, "c": 12},
        }
    )
    answers["week", "w1"] = answers["place", "bakery"] + answers["place", "market"]
    answers["week", "w2"] = answers["place", "school"]
    splits = only_one("q", answers)
    bases = {key: splits[0].size(key) for key in answers}
    joint = {("bakery", "w1"): [68], ("market", "w1"): [120], ("school", "w2"): [93]}
    closing = close(
        Counts(
            facets=[place, week],
            bases=bases,
            changes={key: [n] for key, n in bases.items()},
            joints={("place", "week"): joint},
            splits=splits,
        )
    )
    # the school would be cheaper to close, but the week without it gives the bakery away
    assert not closing.is_open(("place", "bakery"), ("q", "answer"), "a")
    assert not closing.is_open(("place", "market"), ("q", "answer"), "a") or not closing.is_open(
        ("week", "w1"), ("q", "answer"), "a"
    )
