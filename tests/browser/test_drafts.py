"""What stays behind on a phone that several people share: nothing, unless one of them asks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

KEEP = "Bewaar mijn antwoorden op dit toestel (7 dagen)"


def kept(resident) -> list[int]:
    """How many things lie in the device's and in the tab's own store."""
    return resident.page.evaluate("[localStorage.length, sessionStorage.length]")


def answers_one(resident) -> None:
    resident.visits("lindenholt", variant=2)
    resident.goes_on_to("goes_well")
    resident.chooses("green")


def test_looking_at_the_first_page_leaves_nothing(phone):
    phone.visits("lindenholt")
    assert kept(phone) == [0, 0]


def test_nothing_stays_on_the_device_unless_somebody_asks(phone):
    answers_one(phone)
    phone.goes_on()
    assert kept(phone) == [0, 1]
    phone.opens_another_tab()
    phone.visits("lindenholt")
    expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
    assert phone.marked() == set()


def test_kept_on_the_device_the_answers_survive_the_tab(phone):
    answers_one(phone)
    phone.page.get_by_label(KEEP).check()
    phone.goes_on_to("themes")
    before = phone.order("themes")
    assert kept(phone) == [1, 0]
    phone.opens_another_tab()
    phone.visits("lindenholt")
    phone.is_asked("themes")
    assert phone.marked() == {"goes_well=green"}
    assert phone.order("themes") == before
    expect(phone.page.get_by_label(KEEP)).to_be_checked()


def test_changing_ones_mind_takes_the_answers_off_the_device(phone):
    answers_one(phone)
    phone.page.get_by_label(KEEP).check()
    phone.page.get_by_label(KEEP).uncheck()
    assert kept(phone) == [0, 1]


def test_after_a_week_what_was_kept_is_gone(phone):
    answers_one(phone)
    phone.page.get_by_label(KEEP).check()
    phone.opens_another_tab()
    phone.page.clock.install(time=datetime.now(UTC) + timedelta(days=7, minutes=1))
    phone.visits("lindenholt")
    expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
    assert kept(phone) == [0, 0]


def test_within_the_week_it_is_still_there(phone):
    answers_one(phone)
    phone.page.get_by_label(KEEP).check()
    phone.opens_another_tab()
    phone.page.clock.install(time=datetime.now(UTC) + timedelta(days=6, hours=23))
    phone.visits("lindenholt")
    phone.is_asked("goes_well")
    assert phone.marked() == {"goes_well=green"}


def test_wiping_leaves_nothing_anywhere(phone):
    answers_one(phone)
    phone.page.get_by_label(KEEP).check()
    phone.goes_on_to("missing")
    phone.writes("Een bankje")
    phone.page.get_by_role("button", name="Wis alles").click()
    expect(phone.page.get_by_role("heading", level=1)).to_be_focused()
    assert kept(phone) == [0, 0]
    assert phone.marked() == set()
    assert phone.page.locator("#missing textarea").input_value() == ""
    expect(phone.page.get_by_label(KEEP)).not_to_be_checked()
    phone.page.reload()
    expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
    assert phone.marked() == set()


def test_after_sending_nothing_is_left_and_going_back_shows_an_empty_questionnaire(phone):
    answers_one(phone)
    phone.page.get_by_label(KEEP).check()
    phone.goes_on_to("missing")
    phone.writes("Een bankje")
    phone.goes_on_to("review")
    phone.sends()
    phone.is_thanked()
    assert kept(phone) == [0, 0]
    assert "bankje" not in phone.page.content()
    phone.page.go_back()
    expect(phone.page.locator("#_start")).to_be_visible()
    assert phone.marked() == set()
    assert phone.page.locator("#missing textarea").input_value() == ""
    phone.page.go_back()
    expect(phone.page.locator("#missing textarea")).to_have_value("")
    assert phone.marked() == set()


def test_without_script_going_back_after_sending_shows_an_empty_questionnaire(without_script):
    without_script.visits("lindenholt")
    without_script.chooses("green", at="goes_well")
    without_script.writes("Een bankje", at="missing")
    without_script.sends()
    without_script.is_thanked()
    without_script.page.go_back()
    expect(without_script.page.locator("#missing textarea")).to_have_value("")
    assert without_script.marked() == set()


def test_two_campaigns_on_one_phone_keep_apart(phone):
    answers_one(phone)
    phone.visits("choices")
    expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
    phone.visits("lindenholt")
    phone.is_asked("goes_well")
