"""What is expected of a place by now, who lags, and where somebody is needed most."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from survey.fieldwork.catalogues import catalogue
from survey.fieldwork.figures import Count, figures
from survey.fieldwork.pace import lagging, open_days, paces, where_to_go
from survey.fieldwork.place_facts import Noted, Wanted, close_place, make_place
from survey.fieldwork.places import Place
from survey.fieldwork.rota import stand_at
from survey.fieldwork.week import week_of
from survey.fieldwork.week_words import text_of
from survey.intake.receive import receive
from survey.intake.set_aside import set_aside
from survey.storage.finding import campaign_by_key
from survey.storage.monitor import OpenedCount
from survey.storage.sessions import reading, writing

MONDAY = date(2026, 6, 1)
DAYS = st.sets(st.integers(0, 6))


def place(name: str, *, kind: str = "shop", **more: object) -> Noted:
    own = Place(
        id=sum(map(ord, name)),
        campaign="x",
        name=name,
        type=kind,
        code="",
        helper_code="",
        trial_code="",
    )
    return Noted(place=own, **{"target": 70} | more)


def going(*places: Noted, sent: dict[str, int] | None = None, today: date = MONDAY):
    """Over two weeks that began on Monday 25 May and end on Sunday 7 June."""
    first = date(2026, 5, 25)
    counts = {each.place.id: (sent or {}).get(each.name, 0) for each in places}
    last = first + timedelta(days=13)
    return paces(places, sent=counts, opens=first, closes=last, today=today)


@given(DAYS, st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(-3, 60))
def test_open_days_are_counted_as_one_counts_on_a_calendar(days, first, length):
    every = (first + timedelta(days=n) for n in range(max(0, length)))
    last = first + timedelta(days=length - 1)
    assert open_days(days, first=first, last=last) == sum(d.weekday() in days for d in every)


def test_what_is_expected_grows_with_the_days_on_which_a_place_is_open():
    every_day, weekend = place("A"), place("B", days=(5, 6))
    assert [each.expected for each in going(every_day, weekend)] == [35, 35]
    first_saturday = date(2026, 5, 30)
    assert [each.expected for each in going(every_day, weekend, today=first_saturday)] == [25, 0]
    assert [each.expected for each in going(every_day, today=date(2026, 7, 1))] == [70]


def test_three_places_lag_most_and_a_place_on_schedule_does_not():
    places = [place(name) for name in "ABCDE"]
    found = lagging(going(*places, sent={"A": 35, "B": 10, "C": 0, "D": 20, "E": 30}))
    assert [(each.noted.name, each.behind) for each in found] == [("C", 35), ("B", 25), ("D", 15)]


def test_students_go_where_most_is_needed_for_each_day_that_is_left():
    saturday = place("Markt", days=(5,), target=20)
    shop, other = place("Winkel", target=70), place("Andere", target=60)
    found = where_to_go(going(saturday, shop, other), somebody_there=())
    assert [each.noted.name for each in found] == ["Markt", "Winkel"]
    assert (found[0].days_left, found[0].a_day, found[1].a_day) == (1, 20, 10)


def test_nobody_is_sent_where_nobody_can_stand_or_somebody_stands_or_the_door_is_shut():
    paper, staffed = place("Blad", kind="wijkblad"), place("Bezet")
    done, closed = place("Klaar", target=5), place("Dicht", closed_on=MONDAY)
    untargeted = place("Zonder", target=0)
    every = going(paper, staffed, done, closed, untargeted, sent={"Klaar": 5})
    assert where_to_go(every, somebody_there={staffed.place.id}) == []
    weekend = place("Weekend", days=(5, 6))
    assert where_to_go(going(weekend, today=date(2026, 6, 8)), somebody_there=()) == []


def opened_often(session, place_id, day, n):
    session.add(OpenedCount(place_id=place_id, day=day, channel="phone", language="nl", n=n))


def test_figures_come_from_four_sides_and_leave_out_what_does_not_count(opened):
    pharmacy, shop = (each.id for each in opened.places)
    day, next_day = date(2026, 5, 20), date(2026, 5, 21)
    with writing(opened.stores.answers) as session:
        for more in (
            {},
            {"language": "en", "channel": "helper"},
            {"place_id": shop, "day": next_day},
            {"place_id": shop, "trial": True},
            {"place_id": shop, "day": date(2026, 5, 22)},
        ):
            receive(session, submission=opened.submission(**more))
        set_aside(session, campaign_key="spring", reason="x", day=date(2026, 5, 22))
        opened_often(session, pharmacy, day, 7)
        opened_often(session, shop, next_day, 2)
    with reading(opened.stores.answers) as session:
        found = figures(session, campaign_id=opened.campaign_id)
    assert found.places == {pharmacy: Count(opened=7, sent=2), shop: Count(opened=2, sent=1)}
    assert found.days == {day: Count(opened=7, sent=2), next_day: Count(opened=2, sent=1)}
    assert found.channels == {"phone": Count(opened=9, sent=2), "helper": Count(sent=1)}
    assert found.languages == {"nl": Count(opened=9, sent=2), "en": Count(sent=1)}
    assert found.total == Count(opened=9, sent=3)


def test_the_week_says_in_plain_text_what_is_behind_and_where_to_go(opened):
    now = date(2026, 6, 1)  # the campaign lasts from 1 May to 1 July
    with writing(opened.stores.answers) as session:
        wanted = Wanted(name="Bakker", kind="shop", target=62)
        bakery = make_place(session, campaign_key="spring", wanted=wanted).place.id
        shut = Wanted(name="Kapper", kind="shop", target=99)
        close_place(
            session,
            place_id=make_place(session, campaign_key="spring", wanted=shut).place.id,
        )
        for day in (20, 28, 28, 31):
            sent = opened.submission(place_id=bakery, day=date(2026, 5, day))
            receive(session, submission=sent)
        campaign = campaign_by_key(session, key="spring")
        week = week_of(session, campaign=campaign, today=now)
    assert (week.this.sent, week.before.sent, week.total.sent) == (3, 1, 4)
    assert (week.on_track, week.with_target, week.days_left) == (0, 1, 31)
    text = text_of(week, programme="Noord", language="nl", translations=catalogue("nl"))
    assert text.startswith("Noord: 25 mei tot en met 31 mei\n")
    assert "Deze week zijn 3 vragenlijsten ingevuld. De week ervoor: 1." in text
    assert "1. Bakker: 4 ingevuld, 31 verwacht. Dat zijn er 27 te weinig." in text
    assert "1. Bakker: nog 58 nodig. De plek is nog 31 dagen open." in text
    assert "het meest binnen op donderdag, in de ochtend." in text
    assert "Kapper" not in text


def test_the_week_sends_nobody_where_somebody_stands(opened):
    with writing(opened.stores.answers) as session:
        wanted = Wanted(name="Bakker", kind="shop", target=60)
        bakery = make_place(session, campaign_key="spring", wanted=wanted).place.id
        campaign = campaign_by_key(session, key="spring")
        now = date(2026, 6, 1)
        assert [a.pace.noted.name for a in week_of(session, campaign=campaign, today=now).advice]
        stand_at(session, campaign=campaign, place_id=bakery, day=now, part="morning", label="Sam")
        week = week_of(session, campaign=campaign, today=now)
    text = text_of(week, programme="Noord", language="nl", translations=catalogue("nl"))
    assert week.advice == ()
    assert "Er is nu geen plek waar iemand extra nodig is." in text
    assert "Sam" not in text
