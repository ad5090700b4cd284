"""No combination of what others may know is rarer than k, whatever the people are like."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from gettext import NullTranslations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.results.exports import around
from survey.results.exports.disclosure.blur import BARE_AT_MOST, STEPS, Blur, blurred
from survey.results.exports.model import Value

WORDS = NullTranslations()
START = around.day_number(date(2026, 5, 1))
VALUES = {
    name: [Value(n, f"{name}{n}", f"{name} {n}") for n in range(1, most + 1)]
    for name, most in (("place", 4), ("type", 2), ("channel", 2), ("area", 2), ("age", 5))
}
LADDERS = (
    around.nested(
        ("place", "place_type"),
        VALUES["place"],
        VALUES["type"],
        {1: 1, 2: 1, 3: 2, 4: 2},
        words=WORDS,
    ),
    around.flat("channel", VALUES["channel"], words=WORDS),
    around.languages([Value(1, "nl", "Nederlands"), Value(2, "tr", "Türkçe")], words=WORDS),
    around.days(WORDS),
    around.nested(
        ("neighbourhood", "area"),
        VALUES["place"],
        VALUES["area"],
        {1: 1, 2: 1, 3: 2, 4: 2},
        words=WORDS,
    ),
    around.age_bands(VALUES["age"], words=WORDS, missing=()),
)
PERSON = st.tuples(
    st.sampled_from([1, 1, 1, 2]),  # edition
    st.integers(1, 4),
    st.integers(1, 2),
    st.sampled_from([1, 1, 1, 2]),
    st.integers(START, START + 70),
    st.one_of(st.none(), st.integers(1, 4)),
    st.one_of(st.none(), st.integers(1, 5)),
)


def shown(people, blur: Blur) -> list[tuple]:
    """What the file tells of everybody whose row is in it."""
    rows = []
    for edition, *finest in people:
        if edition in blur.left_out:
            continue
        cells = [
            ladder.cell(blur.levels[ladder.name], cell)
            for ladder, cell in zip(LADDERS, finest, strict=True)
        ]
        bare = (edition, *cells) in blur.bare
        rows.append((edition, *([None] * len(cells) if bare else cells)))
    return rows


@settings(deadline=None, max_examples=50)
@given(st.lists(PERSON, max_size=120), st.integers(5, 12))
def test_every_combination_has_k_rows_or_more(people, k):
    blur = blurred(people, ladders=LADDERS, n=len(people), k=k)
    rows = shown(people, blur)
    assert all(n >= k for n in Counter(rows).values())
    assert len(rows) == len(people) - blur.left_out_rows
    assert blur.bare_rows <= BARE_AT_MOST * len(rows)


@settings(deadline=None, max_examples=50)
@given(st.lists(PERSON, max_size=80), st.randoms())
def test_the_order_of_rows_changes_nothing_that_matters(people, random):
    mixed = list(people)
    random.shuffle(mixed)
    for some in (people, mixed):
        blur = blurred(some, ladders=LADDERS, n=len(some), k=5)
        assert all(n >= 5 for n in Counter(shown(some, blur)).values())


@settings(deadline=None, max_examples=50)
@given(st.lists(PERSON, max_size=120), st.lists(PERSON, max_size=120))
def test_of_two_files_the_one_tells_only_what_the_other_tells_too(few, more):
    first = blurred(few, ladders=LADDERS, n=len(few), k=5).levels
    second = blurred(few + more, ladders=LADDERS, n=len(few + more), k=5).levels
    names = list(first)
    assert all(first[name] <= second[name] for name in names) or all(
        first[name] >= second[name] for name in names
    )


def test_many_people_alike_are_told_in_full():
    people = [(1, 1, 1, 1, START, 1, 1)] * 10 + [(1, 2, 1, 2, START + 9, 3, 5)] * 10
    blur = blurred(people, ladders=LADDERS, n=20, k=10)
    assert set(blur.levels.values()) == {0}
    assert not blur.bare


def test_a_few_who_differ_lose_their_values_rather_than_everybody():
    alike = [(1, 1, 1, 1, START, 1, 1)] * 500 + [(1, 2, 1, 1, START, 3, 1)] * 10
    odd = [(1, n, 2, 2, START + n, n, n) for n in range(1, 5)]
    blur = blurred(alike + odd, ladders=LADDERS, n=514, k=10)
    assert set(blur.levels.values()) == {0}
    # Four bare rows alone would be a small group too: they take the next smallest along.
    assert blur.bare_rows == 14


def test_days_become_weeks_before_places_become_types():
    days = [(1, 1, 1, 1, START + 3 + n % 7, 1, 1) for n in range(21)]
    blur = blurred(days, ladders=LADDERS, n=21, k=10)
    assert (blur.levels["day"], blur.levels["place"]) == (1, 0)


def test_an_edition_of_a_few_is_left_out():
    people = [(1, 1, 1, 1, START, 1, 1)] * 10 + [(2, 1, 1, 1, START, 1, 1)] * 3
    blur = blurred(people, ladders=LADDERS, n=13, k=10)
    assert (blur.left_out, blur.left_out_rows) == ({2}, 3)


@pytest.mark.parametrize("n", [0, 1, 9])
def test_of_fewer_than_k_nobody_is_told(n):
    people = [(1, 1, 1, 1, START + each, 1, 1) for each in range(n)]
    assert shown(people, blurred(people, ladders=LADDERS, n=n, k=10)) == []


def test_every_ladder_comes_to_its_end():
    taken = Counter(STEPS)
    assert {each.name: len(each.rungs) for each in LADDERS} == taken


def test_every_day_of_a_week_lies_in_one_month():
    days = around.days(WORDS)
    months: dict[object, set] = {}
    for number in range(START, START + 800):
        day = date(1970, 1, 1) + timedelta(days=number)
        told, week, month = (days.cell(level, number) for level in range(3))
        assert told == day.isoformat()
        assert week == "{}-W{:02}".format(*day.isocalendar())
        assert month[:4] == week[:4]
        months.setdefault(week, set()).add(month)
    assert {len(each) for each in months.values()} == {1}
    assert days.cell(3, START) is None
