"""Translators, partners and a coordinator meet over one draft, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from survey.builder import drafts
from survey.builder.translating.places import places
from survey.config import ROOT
from survey.storage.sessions import reading
from tests.browser.team_drafts import new_draft, programme_of
from tests.browser.test_axe import AXE, RUN, TAGS
from tests.team import sign_in_browser

WIDTHS = [320, 1280]


@pytest.fixture
def at_work(browser, town):
    """A coordinator with a draft of their own; opens its pages."""
    programme = programme_of(town)
    draft = new_draft(town, programme)
    context = browser.new_context(locale="nl-NL", bypass_csp=True)
    context.set_default_timeout(8000)
    sign_in_browser(
        context,
        address=town.address,
        instance=town.instance,
        answers=town.answers,
        programme=programme,
    )
    page = context.new_page()

    def opens(path: str) -> Page:
        page.goto(f"{town.address}/team/p/{programme}/drafts/{draft}/{path}")
        return page

    opens.draft = draft
    yield opens
    context.close()


def said(town, draft: int, path: str, language: str) -> str:
    with reading(town.answers) as session:
        found = drafts.load(session, draft=draft)
    by_path = {each.path: each for each in places(found.document, found.around)}
    return by_path[path].said(language)


def is_fine(page: Page, *, width: int) -> None:
    """axe finds nothing, and nothing has to be scrolled sideways."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert (page.url, page.evaluate(RUN, TAGS)) == (page.url, [])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_arabic_is_written_beside_the_dutch_with_the_keyboard_alone(at_work, town):
    page = at_work("translations/ar")
    field = page.get_by_label("Vertaling: Inleiding")
    expect(field).to_have_attribute("dir", "rtl")
    expect(field).to_have_attribute("lang", "ar")
    assert field.evaluate("each => getComputedStyle(each).direction") == "rtl"
    field.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text("نود أن نسمع رأيك.")
    save = page.get_by_role("button", name="Bewaren")
    save.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("Bewaard")
    assert said(town, at_work.draft, "intro", "ar") == "نود أن نسمع رأيك."


def test_a_language_goes_and_comes_back_with_one_button(at_work):
    page = at_work("translations/pl")
    page.get_by_role("button", name="Weghalen").click()
    expect(page.locator(".said")).to_contain_text("De woorden zijn bewaard")
    page.get_by_role("button", name="Terugdraaien").click()
    expect(page.get_by_label("Vertaling: Inleiding")).not_to_be_empty()


def test_a_file_is_fetched_and_brought_back(at_work, tmp_path):
    page = at_work("translations/uk")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Word").click()
    file = tmp_path / fetched.value.suggested_filename
    fetched.value.save_as(file)
    page.get_by_label("Bestand dat terugkwam").set_input_files(file)
    page.get_by_role("button", name="Binnenhalen").click()
    expect(page.locator("main")).to_contain_text("teksten waren al hetzelfde")


def test_two_partners_remark_and_the_coordinator_settles_and_publishes(at_work, browser, town):
    page = at_work("remarks")
    page.get_by_role("button", name="Nieuwe link maken").click()
    link = page.locator("input[readonly]").input_value()
    for words, script in (("Te lang", True), ("Ik mis de speeltuin", False)):
        phone = browser.new_context(
            viewport={"width": 360, "height": 740}, java_script_enabled=script, locale="nl-NL"
        )
        partner = phone.new_page()
        partner.goto(link)
        expect(partner.locator("#goes_well label.option").first).to_be_visible()
        partner.get_by_label(re.compile("^Uw opmerking bij deze vraag: Wat gaat goed")).fill(words)
        partner.get_by_role("button", name="Opmerkingen versturen").click()
        expect(partner.locator("h1")).to_have_text("Dank u wel")
        assert phone.cookies() == []
        phone.close()
    page.reload()
    expect(page.locator("article.remark")).to_have_count(2)
    page.get_by_label("Wat doet u ermee?").first.fill("Korter gemaakt")
    page.get_by_role("button", name="Afhandelen").first.click()
    expect(page.locator("main")).to_contain_text("Eén opmerking staat open, van 2.")
    page = at_work("publish")
    page.get_by_label("Ik heb gezien wat nog openstaat").check()
    page.get_by_role("button", name="Publiceren", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Versie 1 is gepubliceerd")
    expect(page.locator(".hash")).to_have_text(re.compile("^[0-9a-f]{64}$"))
    for width in WIDTHS:
        is_fine(page, width=width)


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_page(at_work, browser, town, width):
    assert AXE.is_relative_to(ROOT)
    page = at_work("remarks")
    page.get_by_role("button", name="Nieuwe link maken").click()
    link = page.locator("input[readonly]").first.input_value()
    for path in (
        "translations",
        "translations/ar",
        "translations/nl-is-no-target",
        "remarks",
        "readers",
        "publish",
    ):
        is_fine(at_work(path), width=width)
    page.goto(f"{link}/ar")
    is_fine(page, width=width)
    page.goto(link)
    page.get_by_role("button", name="Opmerkingen versturen").click()
    is_fine(page, width=width)
