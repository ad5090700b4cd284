"""The coach, the preview and the ways back, in a real browser."""

from __future__ import annotations

import copy

import pytest
from playwright.sync_api import expect

from survey.builder import drafts
from survey.storage.sessions import writing
from tests.browser.team_drafts import desk
from tests.browser.test_builder import axe_finds, fits, on_phone, titles

__all__ = ["axe_finds"]
WORDS = "Wat wilt u, conform de afspraak?"


def at_work(resident, language="nl"):
    """A draft with something to remark on, in the questions and around them."""
    at = desk(resident, language=language)
    with writing(at.town.answers) as session:
        row = drafts.load(session, draft=at.draft)
        document, around = copy.deepcopy((row.document, row.around))
        asked = [each for part in document["sections"] for each in part["questions"]]
        themes = next(each for each in asked if each["key"] == "themes")
        themes["title"]["nl"] = WORDS
        around["next"]["nl"] = "Wij lezen dit middels een lijst."
        drafts.save(
            session,
            draft=at.draft,
            version=row.version,
            by=at.account,
            document=document,
            around=around,
        )
    return at


def beside(page, place="themes"):
    return page.locator(f'[data-margin="{place}"]')


def test_a_suggestion_is_taken_over_with_one_click_and_undone(desktop):
    at = at_work(desktop)
    page = at.opens("/?edit=themes#v-themes")
    expect(beside(page)).to_contain_text("“conform” is kantoortaal.")
    beside(page).get_by_role("button", name="Neem over: volgens").click()
    expect(page.locator("#title")).to_have_value("Wat wilt u, volgens de afspraak?")
    expect(beside(page)).to_be_hidden()
    expect(on_phone(page).get_by_text("Wat wilt u, volgens de afspraak?")).to_be_visible()
    page.get_by_role("button", name="Terugdraaien: woorden vervangen").click()
    assert WORDS in titles(page)
    page.reload()
    page.get_by_role("button", name="Opnieuw: woorden vervangen").click()
    assert "Wat wilt u, volgens de afspraak?" in titles(page)


def test_remarks_follow_what_is_written(desktop):
    at = desk(desktop)
    page = at.opens("/?edit=themes#v-themes")
    expect(page.locator(".coach-line")).to_contain_text("Geen opmerkingen")
    page.locator("#title").fill("Wat wilt u middels deze lijst?")
    page.locator("#help").focus()
    expect(beside(page)).to_contain_text("“middels” is kantoortaal.")
    expect(page.locator(".coach-line")).to_contain_text("1 opmerking ·")
    page.locator("#title").fill("Wat wilt u?")
    page.locator("#help").focus()
    expect(page.locator(".pencil")).to_have_count(0)


def test_words_just_written_are_kept_before_another_button_acts(desktop):
    at = at_work(desktop)
    page = at.opens("/?edit=themes#v-themes")
    page.locator("#help").fill("Kies er drie.")
    page.get_by_role("button", name="Omhoog Hoe").first.click()
    expect(page.locator(".ask.open")).to_have_count(0)
    asked = [each for part in at.document()["sections"] for each in part["questions"]]
    themes = next(each for each in asked if each["key"] == "themes")
    assert themes["help"]["nl"] == "Kies er drie."


def test_words_stay_with_a_reason_without_script(without_script):
    at = at_work(without_script)
    page = at.opens()
    beside(page).get_by_text("Laat zo staan").click()
    beside(page).get_by_label("Waarom blijft dit zo?").fill("Zo heet de afspraak")
    beside(page).get_by_role("button", name="Bewaar de reden").click()
    expect(page.locator(".coach-line")).to_contain_text("Geen opmerkingen")
    beside(page).get_by_text("1 keer zo gelaten").click()
    expect(beside(page)).to_contain_text("Reden: Zo heet de afspraak")
    beside(page).get_by_role("button", name="Toch weer tonen").click()
    expect(page.locator(".coach-line")).to_contain_text("1 opmerking ·")


def test_the_margin_is_beside_the_question_and_under_it_on_a_phone(invite):
    for width, is_beside in ((1280, True), (360, False)):
        page = at_work(invite(width=width, height=900)).opens()
        card, note = page.locator("#v-themes").bounding_box(), beside(page).bounding_box()
        assert (note["x"] >= card["x"] + card["width"]) is is_beside
        assert (note["y"] >= card["y"] + card["height"]) is not is_beside


def test_the_phone_shows_one_question_and_follows_the_one_in_hand(desktop):
    at = at_work(desktop)
    page = at.opens()
    visible = on_phone(page).locator(".step:visible")
    expect(visible).to_have_count(1)
    expect(on_phone(page).locator("#_start")).to_be_visible()
    page.locator("#v-themes .asked").click()
    expect(on_phone(page).locator("#themes")).to_be_visible()
    expect(visible).to_have_count(1)
    expect(visible.locator(".progress")).to_have_text("Vraag 4 van 12")
    page.get_by_role("button", name="Volgende").click()
    expect(on_phone(page).locator("#themes")).to_be_hidden()
    page.get_by_label("Eén vraag tegelijk").uncheck()
    expect(on_phone(page).locator("#themes")).to_be_visible()
    assert visible.count() > 5
    page.reload()
    expect(page.get_by_label("Eén vraag tegelijk")).not_to_be_checked()


def test_hands_stay_where_they_are(desktop):
    at = desk(desktop)
    page = at.opens()
    here = titles(page)[0]
    page.get_by_role("button", name=f"Omlaag {here}").press("Enter")
    expect(page.get_by_role("button", name=f"Omlaag {here}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".ask .asked").nth(2)).to_have_text(here)
    page.get_by_role("link", name="Vraag hierna").last.click()
    page.get_by_role("button", name="Eén antwoord kiezen").last.click()
    expect(page.locator(".open #title")).to_be_focused()
    page.keyboard.type("Komt u weer?")
    page.locator("#new_option").fill("Misschien")
    page.get_by_role("button", name="Zet erbij").click()
    expect(page.locator("#new_option")).to_be_focused()
    expect(page.locator(".open #title")).to_have_value("Komt u weer?")


def test_a_new_question_begins_in_the_language_of_the_draft(invite):
    at = desk(invite(width=1280, height=900, locale="en"), language="en")
    page = at.opens("/?add=themes#add")
    page.get_by_role("button", name="A number").first.click()
    expect(page.locator(".open #title")).to_have_value("Schrijf hier uw vraag")


def test_a_draft_is_taken_away_and_brought_back(desktop):
    at = desk(desktop)
    page = at.opens("/../../drafts")
    card = page.locator(".card", has=page.locator(f'a[href$="/drafts/{at.draft}/"]'))
    card.get_by_role("button", name="Haal weg").click()
    expect(card).to_have_count(0)
    page.locator(".said").get_by_role("button", name="Terugdraaien").click()
    expect(card).to_have_count(1)


@pytest.mark.parametrize(("width", "language"), [(320, "nl"), (1280, "en")])
def test_the_margins_are_for_every_eye_and_hand(invite, axe_finds, width, language):
    at = at_work(invite(width=width, height=900, locale=language), language)
    for path in ("/", "/?edit=themes#v-themes", "/around", "/coach?lang=nl", "/readers"):
        page = at.opens(path)
        for each in page.locator(".pencil details > summary").all():
            each.click()
        fits(page)
        assert (path, axe_finds(page)) == (path, [])


@pytest.mark.parametrize("width", [320, 1280])
def test_every_tab_can_be_hit(invite, width):
    page = desk(invite(width=width, height=900)).opens("/readers")
    tabs = page.locator(".tabs a")
    assert tabs.filter(has_text="Testlezers").get_attribute("aria-current") == "page"
    for each in tabs.all():
        box = each.bounding_box()
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
