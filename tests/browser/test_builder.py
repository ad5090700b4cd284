"""A coordinator makes a questionnaire in the browser, with and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AXE
from tests.browser.team_drafts import desk
from tests.browser.test_axe import RUN, TAGS

PAGES = [
    "/",
    "/?edit=themes#v-themes",
    "/?whole=1",
    "/?add=themes#add",
    "/?show=paper",
    "/around",
    "/preview",
    "/preview/paper/nl",
    "/questions/themes/picture?option=money&q=xyz",
    "/questions/missing/condition",
    "/questions/missing/condition?look=themes",
    "/questions/missing/condition?look=years",
]


def titles(page):
    return [each.inner_text() for each in page.locator(".ask .asked").all()]


def on_phone(page):
    return page.frame_locator(".look.phone iframe")


def test_a_question_is_made_and_seen_on_the_phone_at_once(desktop):
    at = desk(desktop)
    page = at.opens("/?add=themes#add")
    page.get_by_role("button", name="Meer antwoorden kiezen").first.click()
    card = page.locator(".ask.open")
    card.get_by_label("De vraag").fill("Wat mist u in de straat?")
    card.get_by_label("Eén regel uitleg").focus()
    expect(card.locator(".state")).to_have_text("Bewaard")
    expect(on_phone(page).get_by_text("Wat mist u in de straat?")).to_be_visible()
    card.get_by_label("Nog een antwoord").fill("Een bankje")
    card.get_by_role("button", name="Zet erbij").click()
    page.get_by_role("link", name="Plaatje kiezen bij Een bankje").click()
    page.get_by_label("Zoek op een woord").fill("park")
    page.get_by_role("button", name="Zoek").click()
    page.locator('button[value="trees"]').click()
    expect(on_phone(page).locator("label", has_text="Een bankje").locator("svg")).to_be_visible()
    key = page.locator(".ask.open").get_attribute("data-key")
    added = at.document()["sections"]
    options = next(q["options"] for part in added for q in part["questions"] if q["key"] == key)
    assert options[-1] == {"code": "een_bankje", "text": {"nl": "Een bankje"}, "picture": "trees"}


def test_what_was_taken_away_comes_back(desktop):
    at = desk(desktop)
    page = at.opens()
    before, document = titles(page), at.document()
    page.get_by_role("button", name=f"Haal weg {before[2]}").click()
    expect(page.locator(".ask .asked")).to_have_count(len(before) - 1)
    page.get_by_role("button", name="Terugdraaien: vraag weggehaald").click()
    expect(page.locator(".ask .asked")).to_have_count(len(before))
    assert at.document() == document


def test_leaving_a_field_and_pressing_a_button_at_once_loses_nothing(desktop):
    at = desk(desktop)
    page = at.opens("/?edit=themes#v-themes")
    page.locator("#title").fill("Wat telt?")
    page.locator(".open").get_by_role("button", name="Klaar").click()
    expect(page.locator(".ask.open")).to_have_count(0)
    assert "Wat telt?" in titles(page)


def test_a_question_is_dragged(invite):
    at = desk(invite(width=1280, height=1800))
    page = at.opens()
    before = titles(page)
    handle = page.locator(".ask .handle").nth(1).bounding_box()
    first = page.locator(".ask").nth(0).bounding_box()
    page.mouse.move(handle["x"] + 8, handle["y"] + 12)
    page.mouse.down()
    for step in range(4):
        page.mouse.move(first["x"] + 40, first["y"] + 20 - step)
    page.mouse.up()
    expect(page.locator(".ask .asked").first).to_have_text(before[1])


def test_everything_works_without_script(without_script):
    at = desk(without_script)
    page = at.opens()
    page.get_by_role("link", name="Veranderen Wat is voor u het belangrijkst?").click()
    page.locator("#title").fill("Wat telt voor u?")
    page.locator("#new_option").fill("Schone straten")
    page.get_by_role("button", name="Zet erbij").click()
    assert page.locator("#title").input_value() == "Wat telt voor u?"
    expect(page.locator('input[value="Schone straten"]')).to_be_visible()
    page.locator(".open").get_by_role("button", name="Klaar").click()
    page.get_by_role("button", name="Omhoog Wat telt voor u?").click()
    page.get_by_role("button", name="Terugdraaien: vraag verplaatst").click()
    page.get_by_role("button", name="Terugdraaien: vraag veranderd").click()
    page.get_by_role("link", name="Papier").click()
    expect(page.frame_locator(".look.paper iframe").locator("img").first).to_be_visible()


def test_two_people_at_once(invite):
    first, second = invite(width=1280, height=900), invite(width=1280, height=900)
    mine = desk(first)
    yours = desk(second, draft=mine.draft)
    mine.opens("/?edit=themes#v-themes")
    page = yours.opens()
    expect(page.locator(".held")).to_contain_text("werkt hierin sinds")
    expect(page.locator(".tools")).to_have_count(0)
    page.get_by_role("button", name="Neem het over").click()
    page.get_by_role("link", name="Veranderen Wat is voor u het belangrijkst?").click()
    page.locator("#title").fill("Van de tweede")
    page.locator(".open").get_by_role("button", name="Klaar").click()
    expect(page.locator(".ask.open")).to_have_count(0)
    first.bad_connection = True  # a refusal is an error to the browser's console
    lost = mine.page
    lost.locator("#title").fill("Van de eerste")
    lost.locator("#help").focus()
    expect(lost.locator(".open .state")).to_contain_text("Iemand anders werkt nu")
    assert lost.locator("#title").input_value() == "Van de eerste"
    lost.locator(".open").get_by_role("button", name="Klaar").click()
    expect(lost.get_by_role("heading", name="Niet bewaard")).to_be_visible()
    assert "Van de eerste" in [each.input_value() for each in lost.locator("textarea").all()]
    assert "Van de tweede" in titles(yours.opens())


def test_without_a_connection_the_words_stay(desktop):
    at = desk(desktop)
    page = at.opens("/?edit=themes#v-themes")
    desktop.bad_connection = True
    desktop.context.set_offline(True)
    page.locator("#title").fill("Wat telt?")
    page.locator("#help").focus()
    expect(page.locator(".open .state")).to_contain_text("geen verbinding")
    assert page.locator("#title").input_value() == "Wat telt?"
    desktop.context.set_offline(False)
    page.locator("#help").fill("Kies er drie.")
    page.locator("#title").focus()
    expect(page.locator(".open .state")).to_have_text("Bewaard")


def test_words_are_saved_and_the_preview_is_new_soon(desktop):
    at = desk(desktop)
    page = at.opens("/?edit=themes#v-themes")
    page.evaluate(
        """() => {
          const state = document.querySelector(".open .state");
          new MutationObserver(() => (window.keptAt ??= performance.now()))
            .observe(state, { childList: true, characterData: true, subtree: true });
          const [frame] = document.querySelectorAll(".look.phone iframe");
          frame.addEventListener("load", () => (window.seenAt = performance.now()));
        }"""
    )
    page.locator("#title").fill("Wat telt?")
    page.locator("#help").focus()
    expect(on_phone(page).get_by_text("Wat telt?")).to_be_visible()


def fits(page):
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


@pytest.mark.parametrize(("width", "language"), [(320, "nl"), (1280, "en")])
def test_every_page_is_for_every_eye_and_hand(invite, axe_finds, width, language):
    resident = invite(width=width, height=900, locale=language)
    at = desk(resident, language=language)
    paths = [*PAGES, "/../new"]
    for path in paths:
        page = at.opens(path)
        fits(page)
        assert (path, axe_finds(page)) == (path, [])


@pytest.fixture
def axe_finds():
    source = AXE.read_text(encoding="utf-8")

    def look(page):
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        # What stands in a frame may run no script; those pages are looked at by themselves.
        return page.evaluate(RUN.replace("{ runOnly", "{ iframes: false, runOnly"), TAGS)

    return look
