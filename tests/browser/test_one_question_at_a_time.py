"""Every question is a page of its own, and no step back, reload or language loses anything."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect


def test_the_step_says_where_somebody_is_in_heading_and_title(phone):
    phone.visits("lindenholt")
    phone.goes_on_to("years")
    expect(phone.heading).to_have_text(re.compile("^Vraag 3 van 11"))
    expect(phone.page).to_have_title(
        "Vraag 3 van 11 – Hoeveel jaar woont u in deze buurt? – Hoe gaat het in Lindenholt?"
    )
    expect(phone.heading).to_be_focused()


def test_the_first_step_has_no_way_back_and_takes_no_focus(phone):
    phone.visits("lindenholt")
    expect(phone.page.locator("button.back")).to_be_hidden()
    expect(phone.page.locator("body")).to_be_focused()


@pytest.mark.parametrize("way", ["button", "browser"])
def test_going_back_shows_what_was_chosen_in_the_same_order(phone, way):
    phone.visits("lindenholt")
    phone.goes_on_to("themes")
    before = phone.order("themes")
    phone.chooses("money", "safe")
    phone.goes_on()
    phone.puts_first("safe")
    phone.goes_on()
    phone.is_asked("contact")
    back = phone.goes_back if way == "button" else phone.page.go_back
    back()
    expect(phone.heading).to_have_text("Welke daarvan vindt u het belangrijkst?")
    expect(phone.heading).to_be_focused()
    back()
    phone.is_asked("themes")
    assert phone.marked() == {"themes=money", "themes=safe", "themes-first=safe"}
    assert phone.order("themes") == before


def test_reloading_keeps_step_answers_and_order(phone):
    phone.visits("lindenholt")
    phone.goes_on_to("goes_well")
    phone.chooses("green")
    phone.goes_on_to("years")
    phone.writes("7")
    phone.goes_on_to("themes")
    phone.chooses("money", "safe")
    before = phone.order("themes")
    phone.page.reload()
    phone.is_asked("themes")
    assert phone.marked() == {"goes_well=green", "themes=money", "themes=safe"}
    assert phone.order("themes") == before
    phone.goes_back()
    expect(phone.step.locator("input").first).to_have_value("7")


def test_scanning_the_code_again_goes_on_where_somebody_was(phone, town):
    phone.visits("lindenholt", "ar", variant=5)
    phone.goes_on_to("themes")
    phone.chooses("money")
    before = phone.order("themes")
    phone.page.goto(town.link("lindenholt"))
    phone.page.wait_for_url("**/ar?v=5")
    phone.is_asked("themes")
    assert phone.marked() == {"themes=money"}
    assert phone.order("themes") == before


def test_an_order_that_no_longer_exists_does_not_keep_anybody_waiting(phone, town):
    phone.visits("lindenholt", variant=1)
    phone.goes_on_to("themes")
    phone.page.evaluate(
        """() => { const [key] = Object.keys(sessionStorage);
        const draft = JSON.parse(sessionStorage[key]);
        sessionStorage[key] = JSON.stringify({ ...draft, variant: "99", language: "xx" }); }"""
    )
    phone.page.goto(town.link("lindenholt"))
    phone.is_asked("themes")


def test_another_language_on_question_five_keeps_step_answers_and_order(phone, stored):
    phone.visits("lindenholt", variant=2)
    phone.goes_on_to("themes")
    phone.chooses("money", "safe")
    before = phone.order("themes")
    phone.goes_on_to("contact")
    phone.chooses("happy")
    expect(phone.heading).to_have_text(re.compile("^Vraag 5"))
    phone.speaks("ar")
    expect(phone.page.locator("html[lang=ar][dir=rtl]")).to_have_count(1)
    phone.is_asked("contact")
    expect(phone.page.locator("#contact input:checked")).to_have_value("happy")
    assert phone.marked() == {"themes=money", "themes=safe", "contact=happy"}
    assert phone.order("themes") == before
    phone.goes_back()
    phone.goes_back()
    phone.is_asked("themes")
    phone.goes_on_to("review")
    phone.sends()
    phone.is_thanked()
    [response] = stored()
    assert (response.language, response.variant) == ("ar", 2)


def test_after_another_language_the_way_back_and_forth_goes_step_by_step(phone):
    phone.visits("lindenholt")
    phone.goes_on_to("years")
    phone.speaks("en")
    phone.is_asked("years")
    phone.goes_back()
    phone.is_asked("neighbourhood")
    phone.goes_on()
    phone.is_asked("years")
    phone.goes_back()
    phone.is_asked("neighbourhood")


def test_another_language_without_script_keeps_answers_and_order(without_script, stored):
    without_script.visits("lindenholt", variant=4)
    before = without_script.order("themes")
    without_script.chooses("horstacker", at="neighbourhood")
    without_script.chooses("money", at="themes")
    without_script.writes("12", at="years")
    without_script.speaks("ar")
    expect(without_script.page.locator("html[lang=ar][dir=rtl]")).to_have_count(1)
    assert without_script.marked() == {"neighbourhood=horstacker", "themes=money"}
    expect(without_script.page.locator("#years input").first).to_have_value("12")
    expect(without_script.page.locator("#neighbourhood details[open]")).to_have_count(1)
    assert without_script.order("themes") == before
    without_script.sends()
    without_script.is_thanked()
    [response] = stored()
    assert (response.language, response.variant) == ("ar", 4)


def test_where_nothing_can_be_kept_another_language_still_keeps_the_answers(invite):
    resident = invite()
    resident.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceeded'); };"
    )
    resident.visits("lindenholt")
    resident.goes_on_to("goes_well")
    resident.chooses("green")
    resident.speaks("en")
    expect(resident.page.locator("html[lang=en]")).to_have_count(1)
    assert resident.marked() == {"goes_well=green"}


def test_enter_in_a_field_goes_on_and_never_changes_the_language(phone):
    phone.visits("lindenholt", "ar")
    phone.goes_on_to("years")
    phone.writes("12")
    phone.page.keyboard.press("Enter")
    phone.is_asked("themes")
    expect(phone.page.locator("html[lang=ar]")).to_have_count(1)


def test_enter_in_a_field_without_script_sends_nothing_and_keeps_everything(without_script, stored):
    without_script.visits("lindenholt", "ar")
    without_script.chooses("green", at="goes_well")
    without_script.writes("12", at="years")
    without_script.page.keyboard.press("Enter")
    without_script.page.wait_for_load_state()
    expect(without_script.page.locator("html[lang=ar]")).to_have_count(1)
    expect(without_script.page.locator("#years input").first).to_have_value("12")
    assert without_script.marked() == {"goes_well=green"}
    assert stored() == []


def test_looking_back_shows_every_answer_and_changing_one_returns_there(phone):
    phone.visits("lindenholt")
    phone.goes_on_to("goes_well")
    phone.chooses("green", "shops")
    phone.goes_on_to("themes")
    phone.chooses("money", "safe")
    phone.goes_on()
    phone.puts_first("safe")
    phone.goes_on_to("review")
    expect(phone.heading).to_have_text("Kijk uw antwoorden na")
    expect(phone.heading).to_be_focused()
    given = phone.page.locator("#_answers dd > span")
    expect(given.nth(0)).to_have_text("Het groen\nDe winkels")
    expect(given.nth(1)).to_have_text("Overgeslagen")
    expect(given.nth(3)).to_contain_text("Het belangrijkst: Veilig wonen in de wijk")
    phone.page.get_by_role("button", name="Wijzigen: Wat gaat goed in uw buurt?").click()
    phone.is_asked("goes_well")
    phone.chooses("home")
    phone.page.get_by_role("button", name="Terug naar nakijken").click()
    expect(given.nth(0)).to_have_text("Het groen\nDe winkels\nMijn huis")


def test_a_change_that_opens_a_question_asks_it_before_looking_back(phone):
    phone.visits("lindenholt")
    phone.goes_on_to("review")
    phone.page.get_by_role("button", name=re.compile("Wijzigen: Hoe vaak doet u mee")).click()
    phone.chooses("never")
    phone.goes_on()
    phone.is_asked("hard_to_join")
    phone.goes_on()
    expect(phone.heading).to_have_text("Kijk uw antwoorden na")
