"""Reading, coding and quoting what people wrote, and who is missing: by keyboard, in a browser."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from forms.definition.answers import RawAnswer
from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.clock import today
from survey.fieldwork.places import list_places
from survey.intake.receive import receive
from survey.intake.submission import Submission
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme, link_campaign
from survey.programme.themes import ThemeFacts, add_theme
from survey.storage.finding import latest_edition
from survey.storage.programmes import Scope
from survey.storage.sessions import writing
from tests.browser.conftest import Resident, Town
from tests.browser.test_axe import AXE, RUN, TAGS
from tests.team import sign_in_browser

CAMPAIGN = "wrote"
TEXTS = (
    "Een bankje in het park",
    "Meer groen en minder auto’s in de straat",
    "Vraag het mevrouw Jansen, zij weet het: 06-12345678",
    "مقاعد في الحديقة",
    "Betaalbare activiteiten voor kinderen",
    "asdfgh",
)
TABLE = """Buurt;Jonger dan 30;30 tot 45;45 tot 65;65 tot 75;75 en ouder;Totaal
Horstacker;300;200;200;100;100;900
Zellersacker;100;100;100;50;50;400
Leuvensbroek;200;200;150;100;50;700
Totaal;600;500;450;250;200;2000
Bron: voorbeeld
"""


@pytest.fixture(scope="session")
def programme(town: Town) -> str:
    """A programme with a campaign of its own in which sixty people answered."""
    now = today()
    with writing(town.answers) as session:
        made = create_programme(
            session, name="Woorden", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        )
        for title in ("Meedoen", "Groen"):
            add_theme(session, programme=made, facts=ThemeFacts(title=title, factors={}))
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
        edition = latest_edition(session, campaign_id=started.id).id
        place = list_places(session, campaign_key=CAMPAIGN)[0].id
        for n in range(60):
            chance = random.Random(n)
            given = {
                "neighbourhood": RawAnswer(("horstacker",) if n % 3 else ("leuvensbroek",)),
                "age": RawAnswer(("from_45",) if n % 4 else ("from_75",)),
                "goes_well": RawAnswer((chance.choice(("green", "shops")),)),
            }
            if n < 14:
                given["missing"] = RawAnswer(text=TEXTS[n] if n < len(TEXTS) else f"Wens {n}")
            receive(
                session,
                submission=Submission(
                    id=f"wrote-{n:08}",
                    place_id=place,
                    campaign_id=started.id,
                    edition_id=edition,
                    channel="phone",
                    language="nl",
                    variant=0,
                    day=now,
                    part_of_day="morning",
                    given=given,
                ),
            )
        return made.key


@pytest.fixture
def team(invite: Callable[..., Resident], town: Town, programme: str) -> Callable[..., Page]:
    """Somebody of the team, signed in, on a screen of this width."""

    def come(*, width: int = 1280, **more: object) -> Page:
        somebody = invite(width=width, height=900)
        sign_in_browser(
            somebody.context,
            address=town.address,
            instance=town.instance,
            answers=town.answers,
            programme=programme,
            **more,
        )
        return somebody.page

    return come


def go(page: Page, town: Town, programme: str, path: str) -> None:
    page.goto(f"{town.address}/team/p/{programme}/{path}")


def is_fine(page: Page, state: str) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert (state, page.evaluate(RUN, TAGS)) == (state, [])
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert (state, sideways) == (state, 0)


def read_all(page: Page, town: Town, programme: str) -> int:
    """Reads by keys alone: 1 in order, 2 unusable, 3 and Enter where words are marked."""
    n = 0
    go(page, town, programme, "open-answers/missing/read")
    while page.locator("[data-words]").count():
        text = page.locator("[data-words]").inner_text()
        if page.locator("[data-words] mark").count():
            page.keyboard.press("3")
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("2" if text == "asdfgh" else "1")
        n += 1
        expect(page.get_by_text(f"{n} van 14 teksten gelezen.")).to_be_visible()
    return n


def test_selected_words_are_removed(team: Callable[..., Page], town: Town, programme: str) -> None:
    """Without the mouse as well: Tab reaches each word below the text."""
    page = team()
    go(page, town, programme, "open-answers/missing/read")
    word = page.locator("[data-words] [data-word]").first
    shown = word.inner_text()
    word.select_text()
    page.keyboard.press("3")
    expect(page.get_by_role("checkbox", name=shown).first).to_be_checked()
    expect(page.get_by_role("button", name="Deze woorden weghalen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("De woorden zijn weggehaald.")).to_be_visible()
    page.get_by_role("button", name="Terugdraaien").click()
    expect(page.get_by_text("staat weer tussen de ongelezen teksten")).to_be_visible()


def test_texts_are_read_coded_counted_and_quoted_by_keyboard(
    team: Callable[..., Page], town: Town, programme: str
) -> None:
    page = team()
    go(page, town, programme, "open-answers")
    is_fine(page, "every open question")
    expect(page.get_by_text("0 van 14 teksten gelezen.")).to_be_visible()
    go(page, town, programme, "open-answers/missing/read")
    is_fine(page, "a text to read")
    assert read_all(page, town, programme) == 14
    expect(page.get_by_text("Alles is gelezen.")).to_be_visible()
    is_fine(page, "all read")
    page.get_by_role("button", name="Lezen afronden").click()
    expect(page.get_by_text("2 teksten van voor het weghalen zijn gewist")).to_be_visible()

    go(page, town, programme, "open-answers/missing/codes")
    page.get_by_label("Nieuwe code").fill("Bankjes")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Het is bewaard.")).to_be_visible()
    is_fine(page, "the codebook")
    go(page, town, programme, "open-answers/missing/code/first")
    is_fine(page, "a text to code")
    for left in range(13, 0, -1):
        expect(page.get_by_text(f"Nog {left} tekst")).to_be_visible()
        page.keyboard.press("1" if left > 2 else "3")
        page.keyboard.press("Enter")
    expect(page.get_by_text("Er is voor u nu niets te coderen.")).to_be_visible()

    go(page, town, programme, "open-answers/missing/quotes")
    is_fine(page, "quotes to choose from")
    page.get_by_role("button", name="Kiezen als citaat").first.click()
    expect(page.get_by_text("Gekozen als citaat.")).to_be_visible()
    go(page, town, programme, "open-answers/missing/told")
    is_fine(page, "what was told")
    expect(page.get_by_text("Een van de 14 mensen die antwoord gaven")).to_be_visible()
    expect(page.get_by_role("row", name="Meedoen")).to_contain_text("niet getoond")
    expect(page.get_by_role("row", name="Groen")).to_contain_text("0")

    other = team()
    go(other, town, programme, "open-answers/missing/code/second")
    is_fine(other, "a second time")
    other.keyboard.press("2")
    other.keyboard.press("Enter")
    expect(other.get_by_text("Gecodeerd.")).to_be_visible()
    go(other, town, programme, "open-answers/missing/settle")
    is_fine(other, "a difference")
    other.keyboard.press("Enter")
    expect(other.get_by_text("Er zijn geen verschillen (meer).")).to_be_visible()


def test_population_figures_come_in_and_say_who_is_missing(
    team: Callable[..., Page], town: Town, programme: str, tmp_path: Path
) -> None:
    table = tmp_path / "cbs.csv"
    table.write_text(TABLE, encoding="utf-8")
    page = team()
    go(page, town, programme, "missing")
    is_fine(page, "no figures yet")
    page.get_by_role("button", name="Tabel inlezen").click()
    expect(page.get_by_role("link", name="Kies een bestand.")).to_be_visible()
    is_fine(page, "nothing chosen")
    page.get_by_label("Bestand (CSV of Excel)").set_input_files(table)
    page.get_by_label("Van wie zijn deze cijfers?").fill("Voorbeeldcijfers")
    page.get_by_label("Van welke dag?").fill("2026-01-01")
    page.get_by_role("button", name="Tabel inlezen").click()
    expect(page.get_by_label("Horstacker", exact=True)).to_have_value("horstacker")
    expect(page.get_by_label("30 tot 45", exact=True)).to_have_value("from_30")
    is_fine(page, "matching")
    page.get_by_role("button", name="Zo bewaren").click()
    expect(page.get_by_text("Nog 18 mensen: Jonger dan 30 jaar")).to_be_visible()
    expect(page.get_by_text("Probeer Sociale media").first).to_be_visible()
    is_fine(page, "who is missing")
    expect(page.get_by_role("row", name="Horstacker")).to_contain_text("67%")

    go(page, town, programme, "missing/weights?question=goes_well")
    is_fine(page, "not weighed yet")
    page.get_by_label("Zellersacker").uncheck()
    page.get_by_role("button", name="Nu wegen").click()
    expect(page.get_by_role("alert")).to_contain_text("deden minder dan 10 mensen mee, of niemand")
    is_fine(page, "too few to weigh")
    page.get_by_label("Zellersacker").check()
    page.get_by_label("Leuvensbroek").check()
    page.get_by_role("button", name="Nu wegen").click()
    expect(page.get_by_text("Het ontwerpeffect is")).to_be_visible()
    is_fine(page, "weighed")
    page.get_by_role("button", name="Ook openbaar maken").click()
    expect(page.get_by_text("naast de ongewogen")).to_be_visible()


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.long)])
def test_every_page_is_fine(
    team: Callable[..., Page], town: Town, programme: str, width: int
) -> None:
    page = team(width=width)
    about = ("read", "codes", "code/first", "code/second", "settle", "told", "quotes")
    for path in ["open-answers", *(f"open-answers/missing/{each}" for each in about),
                 "missing", "missing/weights"]:  # fmt: skip
        go(page, town, programme, path)
        is_fine(page, path)
