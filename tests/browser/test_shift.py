"""A morning at a place: a card, a tablet, a PIN, three people, and the end of the shift."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.clock import today
from survey.fieldwork.places import list_places
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme, link_campaign
from survey.storage.programmes import Scope
from survey.storage.sessions import reading, writing
from tests.browser.conftest import Resident, Town
from tests.browser.test_axe import AXE, RUN, TAGS
from tests.team import sign_in_browser

CAMPAIGN = "shifts"


@pytest.fixture(scope="module")
def programme(town: Town) -> str:
    now = today()
    with writing(town.answers) as session:
        made = create_programme(
            session, name="Diensten", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        )
        around = replace(
            catalogue.campaign("lindenholt"),
            key=CAMPAIGN,
            opens=now - timedelta(days=10),
            closes=now + timedelta(days=20),
        )
        started = start_campaign(
            session, campaign=around, questionnaire=catalogue.questionnaire("lindenholt")
        )
        link_campaign(session, programme=made, campaign=started)
        return made.key


@pytest.fixture
def coordinator(invite: Callable[..., Resident], town: Town, programme: str) -> Callable[..., Page]:
    def come(*, width: int = 1280) -> Page:
        somebody = invite(width=width, height=900)
        sign_in_browser(
            somebody.context,
            address=town.address,
            instance=town.instance,
            answers=town.answers,
            programme=programme,
        )
        page = somebody.page
        page.goto(f"{town.address}/team/p/{programme}/interviewers")
        return page

    return come


def is_fine(page: Page, state: str) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert (state, page.evaluate(RUN, TAGS)) == (state, [])
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert (state, sideways) == (state, 0)


def fills_in_pin(page: Page, pin: str) -> None:
    page.get_by_label("Pincode").fill(pin)
    page.get_by_role("button", name="Verder").click()


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.long)])
def test_a_shift_from_the_card_to_its_end(
    coordinator: Callable[..., Page], invite: Callable[..., Resident], town: Town, width: int
) -> None:
    desk = coordinator(width=width)
    is_fine(desk, "nobody on the list")
    desk.get_by_label("Voornaam of werknaam").fill(f"Sam {width}")
    desk.get_by_role("button", name="Erbij zetten").click()
    pin = desk.locator(".pin-shown").inner_text()
    is_fine(desk, "a new PIN")
    desk.get_by_role("link", name="Naar de apparaten").click()
    is_fine(desk, "no device yet")
    desk.get_by_label("Naam van het apparaat").fill(f"tablet {width}")
    desk.get_by_role("button", name="Koppelkaart maken").click()
    expect(desk.get_by_role("button", name="Kaart afdrukken")).to_be_visible()
    is_fine(desk, "a card")
    link = desk.get_by_label("Link, om op het apparaat zelf te openen").input_value()

    somebody = invite(width=width, height=800)
    somebody.bad_connection = True  # Chromium grumbles about a page that is refused
    tablet = somebody.page
    tablet.goto(f"{town.address}/team/shift")
    is_fine(tablet, "not paired")
    tablet.get_by_role("link", name="Ik heb een koppelkaart").click()
    is_fine(tablet, "a code to type")
    tablet.goto(link)
    is_fine(tablet, "to be paired?")
    tablet.get_by_role("button", name="Dit apparaat koppelen").click()
    is_fine(tablet, "who are you")
    tablet.get_by_label("Wie bent u?").select_option(f"Sam {width}")
    fills_in_pin(tablet, "000000")
    is_fine(tablet, "a wrong PIN")
    fills_in_pin(tablet, pin)
    is_fine(tablet, "where and when")
    with reading(town.answers) as session:
        place = next(
            each
            for each in list_places(session, campaign_key=CAMPAIGN)
            if each.type == "supermarket"
        )
    tablet.get_by_label("Plek").select_option(place.name)
    tablet.get_by_role("button", name="Dienst beginnen").click()
    expect(tablet.get_by_role("heading", level=1)).to_have_text(place.name)
    is_fine(tablet, "a shift")
    before = int(tablet.locator(".sent-here strong").inner_text())
    with tablet.context.expect_page() as opened:
        tablet.get_by_role("link", name="Vragenlijst openen en doorgeven").click()
    assert opened.value.url.startswith(f"{town.address}/q/{place.code}")
    resident = invite(width=width, height=800)
    resident.page.goto(opened.value.url)
    resident.goes_on_to("review")
    resident.sends()
    resident.is_thanked()
    opened.value.close()
    for _ in range(40):
        tablet.get_by_role("link", name="Nu bijwerken").click()
        if int(tablet.locator(".sent-here strong").inner_text()) > before:
            break
        tablet.wait_for_timeout(100)
    assert int(tablet.locator(".sent-here strong").inner_text()) == before + 1
    tablet.get_by_role("button", name="Einde dienst").click()
    expect(tablet.get_by_text("De dienst is geëindigd.")).to_be_visible()
    is_fine(tablet, "the end")

    desk.get_by_role("link", name="Alle apparaten").click()
    is_fine(desk, "devices")
    desk.get_by_role("button", name=f"Ontkoppelen tablet {width}").click()
    is_fine(desk, "a device that is out")
    tablet.goto(f"{town.address}/team/shift")
    expect(tablet.get_by_role("heading", level=1)).to_have_text("Dit apparaat is niet gekoppeld")


def test_the_line_of_the_day_is_fine(coordinator: Callable[..., Page], programme: str) -> None:
    page = coordinator(width=320)
    page.goto(page.url.replace("/interviewers", "/log"))
    page.get_by_role("link", name="Regel van de dag afdrukken").click()
    page.get_by_label("Aantal regels op papier").fill("1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    is_fine(page, "the line of the day")
