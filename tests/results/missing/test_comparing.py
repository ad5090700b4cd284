"""Who is missing is told from published figures alone, and where to try from what is known."""

from __future__ import annotations

from datetime import date

from survey.results.missing.comparing import compared, most_missing
from survey.results.missing.places import PlaceRecord, tips
from survey.results.shown.tables import Shown, Table
from survey.results.small_cells.closing import Standing


def table(n, **bases):
    groups = {
        name: Shown(
            base=base if isinstance(base, int) else None,
            standing=Standing.NEW if isinstance(base, int) else base,
            as_of=1,
            cells={},
        )
        for name, base in bases.items()
    }
    return Table(facet="age_band", snapshot=1, n=n, on_day=date(2026, 5, 20), groups=groups)


def rows(people, shown):
    found = compared(people, shown, names={code: code for code in people})
    return {each.code: each for each in found}


def test_as_many_are_missing_as_would_make_it_proportional():
    found = rows({"young": 500, "old": 500}, table(100, young=30, old=70))
    assert (found["young"].wanted, found["young"].missing) == (50, 20)
    assert (found["young"].own, found["young"].share) == (0.3, 0.5)
    assert found["old"].missing == 0
    assert [each.code for each in most_missing(list(found.values()))] == ["young"]


def test_what_may_be_chance_is_not_missing():
    found = rows({"young": 500, "old": 500}, table(100, young=45, old=55))
    assert found["young"].missing == 0


def test_who_did_not_say_or_lives_elsewhere_is_left_out_of_the_share():
    found = rows({"young": 500, "old": 500}, table(140, young=50, old=50, unknown=40))
    assert found["young"].own == 0.5


def test_of_a_small_group_only_what_is_sure_is_asked_for():
    found = rows({"young": 500, "old": 500}, table(100, young=Standing.FEW, old=95))
    young = found["young"]
    assert (young.n, young.few, young.at_least, young.missing) == (None, True, True, 41)


def test_of_a_closed_group_nothing_is_said():
    found = rows({"young": 500, "old": 500}, table(100, young=Standing.CLOSED, old=60))
    young = found["young"]
    assert (young.n, young.few, young.own, young.missing) == (None, False, None, 0)


def test_nobody_answered_yet():
    found = rows({"young": 500}, table(0))
    assert (found["young"].missing, found["young"].own) == (0, None)


PLACES = [
    PlaceRecord(name="Wijkblad", kind="wijkblad"),
    PlaceRecord(name="Sportclub", kind="sports_club"),
    PlaceRecord(name="Bakker", kind="shop", about="Plein in Horstacker"),
    PlaceRecord(name="Markt", kind="market", n=40, of_group=14),
    PlaceRecord(name="School", kind="school", closed=True, n=90, of_group=80),
]


def test_what_came_in_counts_more_than_a_name_and_a_name_more_than_a_type():
    found = tips(PLACES, neighbourhood="Horstacker", ages=(18, 29), most=3)
    assert [each.place for each in found] == ["Markt", "Bakker", "Sportclub"]
    assert str(found[0].why).endswith("waren er 14 uit deze groep")


def test_older_people_are_met_elsewhere_and_a_closed_place_is_no_tip():
    bare = [each for each in PLACES if each.of_group is None]
    assert [each.place for each in tips(bare, ages=(65, 200))] == ["Wijkblad"]
    assert tips([PLACES[-1]], ages=(0, 29)) == []
