"""Results in a real browser: nothing wrong on any page, on a phone, a desk and a beamer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.cli.making import maker_for
from survey.clock import today
from survey.intake.receive import receive
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme, link_campaign, programme_by_key
from survey.results.priorities.fixing import fix_weights
from survey.results.priorities.method import USUAL, Method, rules_for
from survey.staff.roles import Role
from survey.storage.programmes import Scope
from survey.storage.sessions import reading, writing
from tests.browser.conftest import Resident, Town
from tests.browser.test_axe import AXE, RUN, TAGS
from tests.team import sign_in_browser

CAMPAIGN = "told"
PAGES = (
    "results",
    "results?facet=place",
    "results?beamer=1",
    "results/questions/themes?facet=age_band",
    "results/themes",
    "results/themes/money?facet=channel",
    "results/side-by-side",
    "results/public",
    "results/pairs",
    "held",
)


@pytest.fixture(scope="session")
def programme(town: Town) -> str:
    """A programme in which two hundred people answered and the weights are fixed."""
    now = today()
    with writing(town.answers) as session:
        key = create_programme(
            session, name="Verteld", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        ).key
        around = replace(
            catalogue.campaign("lindenholt"),
            key=CAMPAIGN,
            opens=now - timedelta(days=20),
            closes=now + timedelta(days=20),
        )
        asked = catalogue.questionnaire("lindenholt")
        started = start_campaign(session, campaign=around, questionnaire=asked)
        own = programme_by_key(session, key=key)
        link_campaign(session, programme=own, campaign=started)
        rules = {source: each[0] for source, each in rules_for(ranking=False).items()}
        fix_weights(
            session,
            campaign_id=started.id,
            programme=own,
            method=Method(weights=USUAL, rules=rules),
            roles=[Role.COORDINATOR],
        )
    with reading(town.answers) as session:
        maker = maker_for(session, campaign_key=CAMPAIGN, seed=1)
    with writing(town.answers) as session:
        for number in range(200):
            receive(session, submission=maker.submission(number))
    return key


@pytest.fixture
def team(
    invite: Callable[..., Resident], town: Town, programme: str
) -> Iterator[Callable[..., Page]]:
    def come(*, width: int = 1280, **more: object) -> Page:
        somebody = invite(width=width, height=900, accept_downloads=True, **more)
        sign_in_browser(
            somebody.context,
            address=town.address,
            instance=town.instance,
            answers=town.answers,
            programme=programme,
        )
        return somebody.page

    return come


def is_fine(page: Page, state: str) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert (state, page.evaluate(RUN, TAGS)) == (state, [])
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert (state, sideways) == (state, 0)


def lies_within(page: Page, state: str) -> None:
    """No word or bar of a chart runs off the screen."""
    off = page.evaluate(
        "[...document.querySelectorAll('.chart text, .chart rect')].filter((each) => {"
        " const box = each.getBoundingClientRect();"
        " return box.width && (box.left < -1 || box.right > innerWidth + 1);"
        "}).map((each) => each.textContent)"
    )
    assert (state, off) == (state, [])


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.long)])
def test_every_page_is_fine(
    team: Callable[..., Page], town: Town, programme: str, width: int
) -> None:
    page = team(width=width)
    for path in PAGES:
        page.goto(f"{town.address}/team/p/{programme}/{path}")
        for closed in page.locator("details.behind:not([open]) > summary").all()[::-1]:
            closed.click()
        is_fine(page, path)
        lies_within(page, path)


@pytest.mark.parametrize("colours", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_a_bar_can_be_seen_in_every_kind_of_light(
    team: Callable[..., Page], town: Town, programme: str, colours: dict[str, str]
) -> None:
    page = team()
    page.emulate_media(**colours)  # type: ignore[arg-type]
    page.goto(f"{town.address}/team/p/{programme}/results/questions/goes_well")
    bar = page.locator(".chart .bar").first
    seen = bar.evaluate(
        "(each) => [getComputedStyle(each).fill, getComputedStyle(document.body).backgroundColor]"
    )
    assert seen[0] != seen[1]
    assert seen[0] not in ("none", "rgba(0, 0, 0, 0)")
    is_fine(page, str(colours))


def test_a_coordinator_breaks_down_takes_a_picture_and_publishes(
    team: Callable[..., Page], town: Town, programme: str, invite: Callable[..., Resident]
) -> None:
    page = team(width=360)
    page.goto(f"{town.address}/team/p/{programme}/results")
    expect(page.locator(".big li").first).to_have_text("200 ingevulde vragenlijsten, nu")
    page.get_by_role("link", name="Wat gaat goed in uw buurt?").click()
    page.get_by_role("link", name="Manier van invullen").click()
    group = page.get_by_role("heading", name="Eigen telefoon of computer")
    expect(group).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="de grafiek als PNG").last.click()
    assert waiting.value.suggested_filename == "wijkstem-told-goes-well-channel.png"

    page.goto(f"{town.address}/team/p/{programme}/results/public")
    page.get_by_role("button", name="Publiceren").click()
    expect(page.get_by_text("De uitkomsten staan online.")).to_be_visible()
    is_fine(page, "published")

    resident = invite(width=320, height=700).page
    for language, told in (("nl", "Zoveel mensen deden mee"), ("ar", "")):
        resident.goto(f"{town.address}/uitkomst/{CAMPAIGN}/{language}")
        expect(resident.get_by_text(told).first).to_be_visible()
        is_fine(resident, f"outcome in {language}")
        lies_within(resident, language)
    assert resident.context.cookies() == []

    page.get_by_role("button", name="Terugdraaien").click()
    expect(page.get_by_role("button", name="Publiceren")).to_be_visible()
    assert resident.request.get(f"{town.address}/uitkomst/{CAMPAIGN}/nl").status == 404
