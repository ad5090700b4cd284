"""The campaign, the monitor, the week and what is set aside, in the browser of a coordinator."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event, func, select

from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.clock import today
from survey.fieldwork.rota import stand_at
from survey.fieldwork.rounds import tried
from survey.programme.programmes import link_campaign, programme_by_key
from survey.staff.roles import Role
from survey.storage.monitor import Stand
from survey.storage.sessions import reading, writing
from tests.fieldwork.conftest import A_MONTH
from tests.team import text_of


def numbers(page: str) -> list[str]:
    """The big numbers on top."""
    return re.findall(r"<li><strong>(\d+)</strong>", page)


def row(page: str, name: str) -> list[str]:
    """The cells with numbers beside a name."""
    [found] = re.findall(rf'<tr><th scope="row"[^>]*>(?:<a[^>]*>)?{name}.*?</tr>', page)
    return re.findall(r'<td class="number"[^>]*>([^<]*)</td>', found)


def test_a_pause_closes_the_door_and_going_on_opens_it(desk):
    client, code = desk.client(), desk.places[0].code
    client.post(desk.path("campaign/pause"))
    assert "Op pauze" in text_of(client.get(desk.path("campaign")))
    wiring = desk.app.extensions["wijkstem"]
    assert wiring.doors.find(code, fresh=True).standing(today()) == "paused"
    client.post(desk.path("campaign/go-on"))
    assert wiring.doors.find(code, fresh=True).standing(today()) == "open"
    assert desk.acts() == ["campaign.paused", "campaign.resumed"]


def test_another_last_day_lists_what_was_made_before(desk):
    client, place = desk.client(), desk.place("Supermarkt")
    asked = {
        "poster-size": "A4",
        "poster-language": "nl",
        "poster-quantity": "25",
        "poster-press": "",
    }
    client.post(desk.path(f"places/{place.id}/print/poster"), data=asked)
    assert "Niets. Alles wat hier is gemaakt" in text_of(client.get(desk.path("campaign")))
    later = today() + A_MONTH + timedelta(days=7)
    reply = client.post(desk.path("campaign/last-day"), data={"last-closes": later.isoformat()})
    assert reply.status_code == 303
    shown = text_of(client.get(desk.path("campaign")))
    assert "er is 1 ding gemaakt met een andere datum" in shown
    assert "Supermarkt, ingang" in shown
    assert ">25</td>" in shown
    with reading(desk.answers) as session:
        assert desk.campaign(session).closes == later


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Kies een dag"),
        ("soon", "geldige datum"),
        ("1999-01-01", "Kies een laatste dag daarna"),
    ],
)
def test_a_last_day_that_cannot_be_is_said_to_be_so(desk, typed, said):
    reply = desk.client().post(desk.path("campaign/last-day"), data={"last-closes": typed})
    assert reply.status_code == 422
    assert said in text_of(reply)
    assert desk.acts() == []


def test_a_closed_campaign_opens_again_with_a_new_last_day(desk):
    client = desk.client()
    yesterday = today() - timedelta(days=1)
    client.post(desk.path("campaign/last-day"), data={"last-closes": yesterday.isoformat()})
    shown = text_of(client.get(desk.path("campaign")))
    assert "Gesloten" in shown
    assert "Weer openen" in shown
    assert "7 dagen" in shown  # of grace for phones
    client.post(desk.path("campaign/last-day"), data={"last-closes": today().isoformat()})
    assert "Gesloten" not in text_of(client.get(desk.path("campaign")))


def test_a_trial_is_wiped_only_after_its_number_was_typed_over(trial_desk):
    desk = trial_desk
    client = desk.client()
    desk.sends("Supermarkt", n=3, trial=True)
    assert "Er zijn 3 proefantwoorden" in text_of(client.get(desk.path("campaign/open")))
    reply = client.post(desk.path("campaign/open"), data={"number": "2"})
    assert reply.status_code == 422
    assert "Er staan nu 3 proefantwoorden" in text_of(reply)
    with reading(desk.answers) as session:
        assert tried(session, campaign=desk.campaign(session)) == 3
    client.post(desk.path("campaign/open"), data={"number": " 3 "})
    with reading(desk.answers) as session:
        assert not desk.campaign(session).trial
        assert tried(session, campaign=desk.campaign(session)) == 0
    assert desk.acts() == ["campaign.opened"]
    assert client.get(desk.path("campaign/open")).status_code == 303


def test_who_may_not_change_the_campaign_reads_it(desk):
    client = desk.client(Role.ADVISER)
    shown = text_of(client.get(desk.path("campaign")))
    assert "Laatste dag veranderen" not in shown
    for act in ("pause", "go-on", "last-day", "open"):
        assert client.post(desk.path(f"campaign/{act}")).status_code == 403


def test_the_monitor_counts_what_is_opened_and_sent(desk):
    client, place = desk.client(Role.INTERVIEWER), desk.place("Supermarkt")
    resident = desk.app.test_client()
    for _ in range(3):
        resident.get(f"/q/{place.code}/nl")
    resident.get(f"/q/{place.code}/en")
    resident.get(f"/q/{place.code}/en?v=2")  # the same visit again: its order is in its address
    resident.head(f"/q/{place.code}/nl")
    resident.get(f"/q/{place.code}/nl", headers={"Sec-Purpose": "prefetch"})
    resident.get(f"/q/{place.trial_code}/nl")
    desk.app.extensions["wijkstem"].opened.write()
    desk.sends("Supermarkt", n=2)
    desk.sends("Supermarkt", language="en", channel="helper", day=today() - timedelta(days=1))
    page = text_of(client.get(desk.path("monitor")))
    assert numbers(page) == ["3", "2", "4"]
    assert row(page, "Supermarkt, ingang") == ["4", "3", "–"]
    assert row(page, "Wijkblad") == ["0", "0", "–"]
    assert row(page, "Nederlands") == ["3", "2"]
    assert row(page, "English") == ["1", "1"]
    assert row(page, "Samen met iemand") == ["0", "1"]


def test_the_monitor_asks_the_database_a_fixed_number_of_times(desk):
    client, asked = desk.client(), []
    engine = desk.app.extensions["wijkstem"].answers

    def listen(*facts):
        asked.append(facts[2])

    def questions() -> int:
        asked.clear()
        client.get(desk.path("monitor"))
        return len(asked)

    event.listen(engine, "before_cursor_execute", listen)
    few = questions()
    for number in range(30):
        data = {"name": f"Plek {number}", "kind": "shop", "days": ["1"], "target": "5"}
        client.post(desk.path("places/new"), data=data)
    desk.sends("Wijkblad", n=20)
    client.get(desk.path("places"))  # says what waited to be said
    assert questions() == few


def test_the_week_is_a_page_and_a_text(desk):
    client, place = desk.client(), desk.place("Supermarkt")
    edit = {
        "name": place.name,
        "kind": place.type,
        "days": [str(day) for day in range(7)],
        "target": "61",
    }
    client.post(desk.path(f"places/{place.id}/edit"), data=edit)
    desk.sends("Supermarkt", day=today() - timedelta(days=2), n=4)
    page = text_of(client.get(desk.path("week")))
    assert numbers(page) == ["4", "0", "4"]
    assert "Supermarkt, ingang: 4 ingevuld, 30 verwacht." in page
    assert "nog 57 nodig" in page
    assert "Zo kiezen wij" in page
    text = client.get(desk.path("week/text"))
    assert text.mimetype == "text/plain"
    assert "Supermarkt, ingang: 4 ingevuld, 30 verwacht." in text.text
    assert "Er is nog geen mailserver ingesteld" in page


def test_a_shift_is_set_aside_with_a_reason_and_counts_again(desk):
    client, place = desk.client(), desk.place("Supermarkt")
    desk.sends("Supermarkt", n=3)
    desk.sends("Supermarkt", part_of_day="evening")
    desk.sends("Wijkblad")
    asked = {
        "place": place.code,
        "day": today().isoformat(),
        "part": "morning",
        "channel": "phone",
        "flag": "",
        "reason": "Alles hetzelfde",
    }
    reply = client.post(desk.path("set-aside"), data=asked)
    assert reply.status_code == 303
    page = text_of(client.get(desk.path("set-aside")))
    assert "3 ingevulde vragenlijsten tellen niet meer mee." in page
    assert "Supermarkt, ingang" in page.split("<tbody>")[1]
    assert numbers(text_of(client.get(desk.path("monitor"))))[0] == "2"
    again = client.post(desk.path("set-aside"), data=asked)
    assert again.status_code == 422
    assert "Niets wat nu meetelt" in text_of(again)
    [lift] = set(re.findall(r'action="([^"]*/lift)"', page))
    client.post(lift)
    assert numbers(text_of(client.get(desk.path("monitor"))))[0] == "5"
    assert desk.acts() == ["set_aside.made", "set_aside.lifted"]
    client.post(lift)
    assert "niet (meer) buiten beschouwing" in text_of(client.get(desk.path("set-aside")))


@pytest.mark.parametrize(
    "changes", [{"reason": " "}, {"place": "", "reason": "x"}, {"place": "NOPE", "reason": "x"}]
)
def test_setting_aside_needs_a_reason_and_something_to_set_aside(desk, changes):
    desk.sends("Supermarkt")
    usual = {"place": desk.places[0].code, "part": "", "channel": "", "flag": "", "reason": "x"}
    reply = desk.client().post(desk.path("set-aside"), data=usual | changes)
    assert reply.status_code == 422
    assert desk.acts() == []


def test_only_the_coordinator_sets_aside(desk):
    for role in (Role.ADVISER, Role.RESEARCHER, Role.INTERVIEWER):
        assert desk.client(role).get(desk.path("set-aside")).status_code == 403


def test_another_programmes_log_cannot_be_lifted(desk):
    client = desk.client()
    client.post(desk.path("set-aside/4242/lift"))
    assert "staat niet in de lijst" in text_of(client.get(desk.path("set-aside")))


@pytest.mark.parametrize("page", ["places", "campaign", "monitor", "week"])
def test_looking_back_wipes_who_stood_where(desk, page):
    with writing(desk.answers) as session:
        campaign = desk.campaign(session)
        stand_at(
            session,
            campaign=campaign,
            place_id=desk.places[0].id,
            day=today(),
            part="morning",
            label="Sam",
        )
        campaign.closes = today() - timedelta(days=1)
    desk.client(Role.ADVISER).get(desk.path(page))
    with reading(desk.answers) as session:
        assert session.scalar(select(func.count()).select_from(Stand)) == 0


def test_a_programme_with_two_campaigns_shows_the_one_that_runs_and_keeps_to_the_chosen(desk):
    with writing(desk.answers) as session:
        earlier = replace(
            catalogue.campaign("parents"),
            key="earlier",
            opens=today() - 9 * A_MONTH,
            closes=today() - 7 * A_MONTH,
        )
        asked = catalogue.questionnaire("parents")
        started = start_campaign(session, campaign=earlier, questionnaire=asked)
        programme = programme_by_key(session, key=desk.programme)
        link_campaign(session, programme=programme, campaign=started)
        asked_elsewhere = start_campaign(
            session, campaign=replace(earlier, key="elsewhere"), questionnaire=asked
        )
        assert asked_elsewhere.key == "elsewhere"
    client = desk.client()
    assert "Supermarkt, ingang" in text_of(client.get(desk.path("places")))
    chosen = text_of(client.get(desk.path("places?round=earlier")))
    assert "Supermarkt, ingang" not in chosen
    assert re.search(r'href="/team/p/noord/places/\d+\?round=earlier"', chosen)
    assert client.get(desk.path("places?round=elsewhere")).status_code == 404


def test_a_number_that_no_database_knows_is_not_there(desk):
    client, huge = desk.client(), 10**25
    place = desk.places[0].id
    assert client.get(desk.path(f"places/{huge}")).status_code == 404
    assert client.post(desk.path(f"places/{huge}/remove")).status_code == 404
    assert client.post(desk.path(f"places/{place}/stands/{huge}/remove")).status_code == 404
    assert client.post(desk.path(f"set-aside/{huge}/lift")).status_code == 404
    assert client.post(desk.path("paper/ABCDE/again")).status_code == 404
