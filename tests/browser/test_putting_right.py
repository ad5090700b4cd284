"""What cannot be so is asked again, in words, at the question, with everything else kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect


def test_what_the_office_finds_leads_back_to_the_question(phone, stored):
    phone.visits("choices_maximum")
    phone.goes_on_to("places")
    phone.chooses("park", "library")
    phone.goes_on_to("review")
    phone.page.evaluate("document.querySelector('[name=places][value=shops]').checked = true")
    phone.sends()
    phone.is_asked("places")
    expect(phone.step.get_by_role("alert")).to_contain_text("Kies er hoogstens 2.")
    expect(phone.heading).to_be_focused()
    assert stored() == []
    phone.chooses("shops")
    phone.goes_on()
    phone.sends()
    phone.is_thanked()
    [response] = stored()
    assert set(response.answers["places"].codes) == {"park", "library"}


def test_without_script_a_summary_leads_to_each_question_and_keeps_everything(
    without_script, stored
):
    person = without_script
    person.visits("lindenholt", variant=6)
    before = person.order("themes")
    person.writes("twaalf", at="years")
    person.chooses("money", "safe", "help", "meeting", at="themes")
    person.chooses("horstacker", at="neighbourhood")
    person.writes("Een <b>bankje</b> & rust", at="missing")
    person.sends()
    page = person.page
    expect(page).to_have_title(re.compile("^Fout: "))
    links = page.get_by_role("alert").get_by_role("link")
    expect(links).to_have_text(
        [re.compile("^Schrijf een getal"), re.compile("^Kies er hoogstens 3.")]
    )
    assert person.order("themes") == before
    expect(page.locator("#missing textarea")).to_have_value("Een <b>bankje</b> & rust")
    expect(page.locator("#neighbourhood details[open]")).to_have_count(1)
    links.first.click()
    expect(page.locator("#years")).to_be_in_viewport()
    page.keyboard.press("Tab")
    field = page.locator("#years input").first
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("^Fout: Schrijf een getal"))
    field.fill("12")
    person.chooses("meeting", at="themes")
    person.sends()
    person.is_thanked()
    [response] = stored()
    assert response.answers["years"].number == 12
    assert set(response.answers["themes"].codes) == {"money", "safe", "help"}
    assert response.answers["missing"].text == "Een <b>bankje</b> & rust"
    assert response.variant == 6


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_the_summary_speaks_the_language_of_the_page(invite, language):
    person = invite(locale="de-DE", java_script_enabled=False)
    person.visits("right_to_left", language)
    person.writes("x", at="years")
    person.sends()
    expect(person.page.locator(f"html[lang={language}]")).to_have_count(1)
    told = person.page.get_by_role("alert").inner_text()
    assert ("Schrijf een getal" in told) == (language == "nl")


def test_a_paused_round_keeps_the_answers_and_says_so(invite, town, stored):
    person = invite(java_script_enabled=False)
    person.visits("paused")
    expect(person.page.locator("h1")).to_have_text("De vragenlijst staat even stil")
    expect(person.page.get_by_role("link", name="024 000 00 00")).to_be_visible()
    assert stored() == []
