"""From a new place to its first answer: what a coordinator and a resident do, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, expect
from sqlalchemy import select

from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.clock import today
from survey.fieldwork.places import list_places
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme, link_campaign
from survey.storage.programmes import Programme, Scope
from survey.storage.sessions import reading, writing
from tests.browser.conftest import Resident, Town
from tests.browser.test_axe import AXE, RUN, TAGS
from tests.team import sign_in_browser

PAGES = ["places", "places/new", "campaign", "paper", "monitor", "week", "set-aside"]
CAMPAIGN = "fieldwork"


@pytest.fixture(scope="module")
def programme(town: Town) -> str:
    """A programme of its own in the town, with a campaign that runs."""
    now = today()
    with writing(town.answers) as session:
        known = session.scalar(select(Programme.key).where(Programme.name == "Veldwerk"))
        if known is not None:  # another module of tests stands on it as well
            return known
        made = create_programme(
            session, name="Veldwerk", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
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
def team(
    invite: Callable[..., Resident], town: Town, programme: str
) -> Iterator[Callable[..., Resident]]:
    """Somebody of the team, signed in, on a screen of this width."""

    def come(*, width: int = 1280, **more: object) -> Resident:
        somebody = invite(width=width, height=900, accept_downloads=True, **more)
        sign_in_browser(
            somebody.context,
            address=town.address,
            instance=town.instance,
            answers=town.answers,
            programme=programme,
        )
        return somebody

    return come


def is_fine(page: Page, state: str) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert (state, page.evaluate(RUN, TAGS)) == (state, [])
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert (state, sideways) == (state, 0)


def code_on(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        image = document[0].render(scale=100 / 72).to_pil()
    [found] = zxingcpp.read_barcodes(image)
    return str(found.text)


def sent_from(page: Page, place: str) -> str:
    return page.locator("tr", has_text=place).locator("td").nth(1).inner_text()


def test_a_new_place_hangs_its_poster_and_its_first_answer_is_counted(
    team: Callable[..., Resident],
    phone: Resident,
    town: Town,
    programme: str,
    tmp_path: Path,
) -> None:
    coordinator = team()
    page = coordinator.page
    page.goto(f"{town.address}/team/p/{programme}/places")
    page.get_by_role("link", name="Plek toevoegen").click()
    is_fine(page, "a new place")
    page.get_by_label("Naam, zoals op de poster").fill("Bakker op de hoek")
    page.get_by_label("Wat voor plek").select_option("shop")
    page.get_by_label("Waar het is").fill("Dorpsplein 1, naast de kerk")
    page.get_by_label("Zaterdag").uncheck()
    page.get_by_label("Streefgetal").fill("40")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bakker op de hoek")
    is_fine(page, "a place")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Poster downloaden").click()
    poster = tmp_path / "poster.pdf"
    waiting.value.save_as(poster)
    assert waiting.value.suggested_filename == "wijkstem-poster-bakker-op-de-hoek-nl-a4.pdf"

    page.goto(f"{town.address}/team/p/{programme}/monitor")
    assert sent_from(page, "Bakker op de hoek") == "0"
    phone.page.goto(code_on(poster))
    phone.goes_on_to("review")
    phone.sends()
    phone.is_thanked()
    for _ in range(40):
        page.get_by_role("link", name="Nu bijwerken").click()
        page.wait_for_timeout(150)
        counts = page.locator("tr", has_text="Bakker op de hoek").locator("td").all_inner_texts()
        if counts == ["1", "1", "40"]:
            break
    assert counts == ["1", "1", "40"]  # opened, sent, hoped for


def test_somebody_is_put_in_the_rota_and_taken_off_with_the_keyboard(
    team: Callable[..., Resident], town: Town, programme: str
) -> None:
    page = team(width=360).page
    with reading(town.answers) as session:
        place = list_places(session, campaign_key=CAMPAIGN)[0]
    page.goto(f"{town.address}/team/p/{programme}/places/{place.id}")
    page.get_by_label("Dag", exact=True).fill(today().isoformat())
    page.get_by_label("Wie: een rol of voornaam").fill("Student 1")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Het staat in het rooster.")).to_be_visible()
    is_fine(page, "somebody in the rota")
    page.get_by_role("button", name="In het rooster zetten").click()
    expect(page.get_by_role("link", name="Kies een dag.")).to_be_in_viewport()
    is_fine(page, "nobody in the rota yet")
    off = page.get_by_role("button", name="Eraf halen Student 1")
    off.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Terugdraaien").click()
    expect(off).to_be_visible()


def test_the_monitor_works_without_script_and_can_be_stopped_with(
    team: Callable[..., Resident], town: Town, programme: str
) -> None:
    plain = team(java_script_enabled=False).page
    plain.goto(f"{town.address}/team/p/{programme}/monitor")
    expect(plain.get_by_role("button", name="Niet meer vanzelf bijwerken")).to_be_hidden()
    plain.get_by_role("link", name="Nu bijwerken").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Stand per plek")
    page = team().page
    page.goto(f"{town.address}/team/p/{programme}/monitor")
    page.get_by_role("button", name="Niet meer vanzelf bijwerken").click()
    expect(page.locator("[data-pause]")).to_have_attribute("aria-pressed", "true")


def test_the_monitor_renews_its_numbers_by_itself(
    team: Callable[..., Resident], town: Town, programme: str
) -> None:
    somebody = team()
    page = somebody.page
    page.clock.install()
    page.goto(f"{town.address}/team/p/{programme}/monitor")
    page.evaluate("document.querySelector('.big strong').textContent = 'old'")
    with page.expect_response("**/monitor"):
        page.clock.fast_forward(20_500)
    expect(page.locator(".big strong").first).not_to_have_text("old")


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.long)])
def test_every_page_is_fine(
    team: Callable[..., Resident], town: Town, programme: str, width: int
) -> None:
    page = team(width=width).page
    with reading(town.answers) as session:
        place = list_places(session, campaign_key=CAMPAIGN)[0]
    for path in [*PAGES, f"places/{place.id}", f"places/{place.id}/edit"]:
        page.goto(f"{town.address}/team/p/{programme}/{path}")
        is_fine(page, path)
    page.goto(f"{town.address}/team/p/{programme}/set-aside")
    page.get_by_role("button", name="Niet laten meetellen").click()
    expect(page.get_by_role("alert")).to_be_visible()
    is_fine(page, "to put right")
