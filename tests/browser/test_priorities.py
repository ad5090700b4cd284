"""From closed results to a signed order that residents read back, in real browsers."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.cli.making import maker_for
from survey.clock import today
from survey.intake.receive import receive
from survey.programme.kinds import TargetGroup
from survey.programme.policy import PointFacts, add_point
from survey.programme.programmes import create_programme, link_campaign
from survey.results.priorities.asked import theme_question
from survey.staff.roles import Role
from survey.storage.programmes import Scope, Theme
from survey.storage.sessions import reading, writing
from tests.browser.conftest import Resident, Town
from tests.browser.test_axe import AXE, RUN, TAGS
from tests.team import sign_in_browser

PICTURES = os.environ.get("WIJKSTEM_PICTURES")  # a folder, to look at every step afterwards
CAMPAIGN = "chosen"
MONEY, SAFE = "Geen zorgen over geld hebben", "Veilig wonen in de wijk"
HELP = "Dichtbij hulp kunnen vinden"
WHY = "De wijkagent en de huisartsen vragen hier al een jaar om."


@pytest.fixture(scope="session")
def programme(town: Town) -> str:
    """The example's themes and two focus points of policy; two hundred people answered."""
    now, asked = today(), catalogue.questionnaire("lindenholt")
    question = theme_question(asked)
    assert question is not None
    with writing(town.answers) as session:
        made = create_programme(
            session, name="Gekozen", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        )
        for n, option in enumerate(question.options):
            levels = {"security": n % 3, "cohesion": (n + 1) % 3, "inclusion": int(n == 2)}
            session.add(
                Theme(
                    programme_id=made.id,
                    code=option.code,
                    title=dict(option.text.wordings),
                    explanation={},
                    picture=option.picture,
                    position=n,
                    empowerment=0,
                    **levels,
                )
            )
        for words in ("Minder armoede in de wijk", "Veilig over straat, ook ’s avonds"):
            facts = PointFacts(words=words, document="Wijkplan", page="12")
            add_point(session, programme=made, facts=facts)
        days = timedelta(days=20)
        around = replace(
            catalogue.campaign("lindenholt"), key=CAMPAIGN, opens=now - days, closes=now + days
        )
        started = start_campaign(session, campaign=around, questionnaire=asked)
        link_campaign(session, programme=made, campaign=started)
        key = made.key
    with reading(town.answers) as session:
        maker = maker_for(session, campaign_key=CAMPAIGN, seed=1)
    with writing(town.answers) as session:
        for number in range(200):
            receive(session, submission=maker.submission(number))
    return key


class Desk:
    """Somebody of the team at a desk; every page that is looked at must be free of barriers."""

    steps = 0

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def goes(self, path: str) -> None:
        self.page.goto(f"{self.address}/{path}")

    def looks(self, name: str) -> None:
        look(self.page, name)

    def presses(self, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("button", name=name).first.click()


def look(page: Page, name: str) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert (name, page.evaluate(RUN, TAGS)) == (name, [])
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert (name, sideways) == (name, 0)
    if PICTURES:
        Desk.steps += 1
        page.screenshot(path=Path(PICTURES) / f"{Desk.steps:02}-{name}.png", full_page=True)


@pytest.fixture
def comes(invite: Callable[..., Resident], town: Town, programme: str) -> Callable[..., Desk]:
    def come(role: Role = Role.COORDINATOR, *, width: int = 1280, language: str = "nl") -> Desk:
        somebody = invite(width=width, height=900)
        sign_in_browser(
            somebody.context,
            address=town.address,
            instance=town.instance,
            answers=town.answers,
            programme=programme,
            role=role,
            language=language,
        )
        return Desk(somebody.page, f"{town.address}/team/p/{programme}")

    return come


def test_a_team_fixes_weights_opens_results_decides_and_residents_read_it(
    comes: Callable[..., Desk], invite: Callable[..., Resident], town: Town
) -> None:
    desk = comes()
    finds_themes_closed(desk)
    gives_ratings(comes(Role.PROFESSIONAL, width=360))
    counts_dots(desk)
    says_what_fits_policy(comes(Role.ADVISER))
    fixes_the_weights(desk)
    sees_three_columns(desk)
    decides_and_signs(desk)
    publishes(desk)
    reads_back(invite(width=360, height=800).page, town)
    for path in ("priorities", "priorities/decision", "priorities/ratings", "priorities/policy"):
        english = comes(Role.ADVISER, width=360, language="en")
        english.goes(path)
        english.looks(f"english-{path.rpartition('/')[2]}")


def finds_themes_closed(desk: Desk) -> None:
    page = desk.page
    desk.goes("results")
    expect(page.get_by_text("De uitkomsten over thema’s zijn nog dicht").first).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(MONEY)
    desk.looks("closed")
    page.get_by_role("link", name="Prioriteiten", exact=True).first.click()
    expect(page.get_by_text("De uitkomsten zijn nog dicht.")).to_be_visible()
    desk.looks("before")


def gives_ratings(desk: Desk) -> None:
    page = desk.page
    desk.goes("priorities")
    page.get_by_role("link", name="Zelf cijfers geven").click()
    group = page.get_by_role("group", name=MONEY)
    group.get_by_label("1: een beetje belangrijk").check()
    desk.presses("Cijfers bewaren")
    expect(page.get_by_role("alert")).to_contain_text("Schrijf op waarom")
    desk.looks("rating-without-reason")
    page.get_by_label(f"Waarom? ({MONEY})").fill("Dat horen wij minder dan vroeger")
    for theme, rating in ((SAFE, "4: het allerbelangrijkst"), (HELP, "3: heel belangrijk")):
        page.get_by_role("group", name=theme).get_by_label(rating).check()
        page.get_by_label(f"Waarom? ({theme})").fill("Wij zien dit elke week")
    desk.presses("Cijfers bewaren")
    expect(page.get_by_text("Dank u wel. Uw cijfers zijn bewaard.")).to_be_visible()
    desk.looks("ratings")


def counts_dots(desk: Desk) -> None:
    page = desk.page
    page.get_by_role("link", name="Stickers invullen").click()
    page.get_by_label("Welke bijeenkomst").fill("Werksessie in het wijkcentrum")
    page.get_by_label("Dag").fill("2026-05-20")
    page.get_by_label("Hoeveel professionals waren er").fill("9")
    for theme, dots in ((SAFE, "12"), (MONEY, "7"), (HELP, "5")):
        page.get_by_label(theme).fill(dots)
    desk.presses("Stickers bewaren")
    expect(page.get_by_text("De stickers zijn bewaard.")).to_be_visible()
    expect(page.locator("main")).to_contain_text(f"{SAFE}: 12")
    desk.looks("dots")


def says_what_fits_policy(desk: Desk) -> None:
    page = desk.page
    desk.goes("priorities/policy")
    first, second = page.get_by_role("group").all()
    first.get_by_label(MONEY).select_option("2")
    second.get_by_label(SAFE).select_option("2")
    second.get_by_label(HELP).select_option("1")
    desk.presses("Bewaren")
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    desk.looks("policy")


def fixes_the_weights(desk: Desk) -> None:
    page = desk.page
    desk.goes("priorities")
    expect(page.get_by_text("1 professional gaf cijfers.")).to_be_visible()
    page.get_by_label("Professionals, in procenten").fill("20")
    desk.presses("Vastleggen en uitkomsten openen")
    expect(page.get_by_role("alert")).to_contain_text("Samen is dit 95 procent. Maak er 100 van.")
    desk.looks("weights-do-not-add-up")
    page.get_by_label("Professionals, in procenten").fill("25")
    desk.presses("Vastleggen en uitkomsten openen")
    expect(page.get_by_text("De gewichten liggen vast.").first).to_be_visible()


def sees_three_columns(desk: Desk) -> None:
    page = desk.page
    row = page.locator("table.priorities").get_by_role("row").filter(has_text=MONEY)
    expect(row).to_contain_text("koos dit")
    expect(row).to_contain_text("gemiddeld 1,0 van 1 professional")
    expect(row).to_contain_text("past bij 1 van 2 punten")
    expect(page.get_by_text("in de top 3 bij").first).to_be_visible()
    matrix = page.get_by_role("table", name="Welk thema gaat waarover")
    expect(matrix.get_by_role("row").last).to_contain_text("Zo veel thema’s gaan hierover")
    expect(page.get_by_text("Geen thema gaat over:")).to_contain_text("Klopt dat")
    desk.looks("three-columns")
    page.set_viewport_size({"width": 360, "height": 800})
    desk.looks("three-columns-phone")
    page.set_viewport_size({"width": 1280, "height": 900})
    desk.goes("results")
    expect(page.locator("main")).to_contain_text(MONEY)


def decides_and_signs(desk: Desk) -> None:
    page = desk.page
    desk.goes("priorities")
    page.get_by_role("link", name="De volgorde van het team maken").click()
    desk.looks("decide")
    titles = page.locator(".place-card h2")
    last = titles.last.inner_text()
    desk.presses(f"Omhoog {last}")
    expect(titles.nth(titles.count() - 2)).to_have_text(last)
    page.get_by_label(re.compile("Dit is de volgorde")).check()
    desk.presses("Ondertekenen")
    expect(page.get_by_role("alert")).to_contain_text("op een andere plaats staat")
    desk.looks("decide-without-reason")
    page.get_by_label(f"Waarom staat dit thema hier? ({last})").fill(WHY)
    page.get_by_label(re.compile("Dit is de volgorde")).check()
    desk.presses("Ondertekenen")
    expect(page.get_by_text("De volgorde is ondertekend.")).to_be_visible()
    expect(page.get_by_role("button", name="Printen")).to_be_visible()
    expect(page.locator(".final")).to_contain_text(WHY)
    desk.looks("decided")
    page.emulate_media(media="print")
    pdf = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="screen")
    if PICTURES:
        (Path(PICTURES) / "decision.pdf").write_bytes(pdf)
    paper = pypdfium2.PdfDocument(BytesIO(pdf))
    assert len(paper) == 1
    words = paper[0].get_textpage().get_text_bounded()
    assert last in words
    assert "Ondertekend op" in words
    assert "Printen" not in words


def publishes(desk: Desk) -> None:
    desk.goes("results/public")
    desk.presses("Publiceren")
    expect(desk.page.get_by_text("De uitkomsten staan online.")).to_be_visible()
    desk.looks("published")


def reads_back(page: Page, town: Town) -> None:
    page.goto(f"{town.address}/c/{CAMPAIGN}/nl")
    look(page, "about")
    page.get_by_role("link", name="Lees wat bewoners zeiden").click()
    order = page.locator(".chosen li")
    expect(page.get_by_role("heading", name="De gekozen volgorde")).to_be_visible()
    expect(order).to_have_count(7)
    expect(page.locator(".chosen .pictogram")).to_have_count(7)
    expect(page.locator(".chosen")).to_contain_text(WHY)
    look(page, "read-back")
    page.get_by_role("link", name="العربية").click()
    expect(page.locator(".chosen li")).to_have_count(7)
    look(page, "read-back-arabic")
    assert page.context.cookies() == []
