"""Rankings by tapping and sets of three, with and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from forms.definition.answers import State


@pytest.fixture
def ranks(phone):
    """A resident at the ranking, who taps cards by their words."""
    phone.visits("ranking", variant=0)
    phone.goes_on()

    def tap(*words: str) -> None:
        for each in words:
            phone.page.locator(".pick", has_text=each).click()

    return phone, tap


def card(resident, words: str):
    return resident.page.locator(".ranked", has_text=words)


def places(resident) -> dict[str, str]:
    cards = resident.page.locator(".ranked.chosen").all()
    return {
        each.locator(".pick > span").last.inner_text(): each.locator(".place").inner_text()
        for each in cards
    }


def test_every_tap_gives_the_next_place_and_one_may_stop_after_two(ranks, stored):
    resident, tap = ranks
    tap("De winkels", "Het groen")
    assert places(resident) == {"De winkels": "1", "Het groen": "2"}
    resident.goes_on()
    expect(resident.page.locator("#_answers")).to_contain_text("1. De winkels")
    resident.sends()
    resident.is_thanked()
    [response] = stored()
    assert response.answers["order"].state is State.GIVEN
    assert set(response.answers["order"].codes) == {"1.shops", "2.green"}


def test_buttons_move_up_down_and_level_and_a_second_tap_takes_away(ranks):
    resident, tap = ranks
    tap("Het groen", "De winkels", "De buren")
    card(resident, "De buren").get_by_role("button", name="Omhoog").click()
    assert places(resident) == {"Het groen": "1", "De buren": "2", "De winkels": "3"}
    card(resident, "Het groen").get_by_role("button", name="Omlaag").click()
    assert places(resident) == {"De buren": "1", "Het groen": "2", "De winkels": "3"}
    card(resident, "De winkels").get_by_role("button", name="Even belangrijk").click()
    assert places(resident) == {"De buren": "1", "Het groen": "2", "De winkels": "2"}
    tap("De buren")
    assert places(resident) == {"Het groen": "1", "De winkels": "1"}


def test_a_screen_reader_hears_the_place_and_why_a_fifth_is_refused(ranks):
    resident, tap = ranks
    tap("Het groen")
    expect(resident.page.locator("#_said")).to_have_text("Het groen: plaats 1")
    chosen = resident.page.get_by_role("button", name="1 Het groen", pressed=True)
    expect(chosen).to_be_visible()
    expect(resident.page.get_by_role("status").filter(has_text="1 van 4 gekozen")).to_be_visible()
    tap("De winkels", "De buren", "Het verkeer", "De veiligheid")
    expect(resident.page.get_by_role("alert")).to_contain_text("U hebt er al 4 gekozen.")
    assert "De veiligheid" not in places(resident)


def test_the_order_is_kept_after_back_reload_and_another_language(ranks):
    resident, tap = ranks
    tap("De winkels", "Het groen")
    resident.goes_on()
    resident.goes_back()
    assert places(resident) == {"De winkels": "1", "Het groen": "2"}
    resident.page.reload()
    assert places(resident) == {"De winkels": "1", "Het groen": "2"}
    resident.speaks("en")
    assert places(resident) == {"The shops": "1", "The green": "2"}


def test_dont_know_takes_the_places_away_and_a_tap_takes_dont_know_away(ranks):
    resident, tap = ranks
    tap("De winkels")
    resident.chooses("dont_know")
    assert places(resident) == {}
    tap("Het groen")
    assert resident.marked() == set()


def test_without_script_numbers_do_the_same_and_ties_count(without_script, stored):
    without_script.visits("ranking", variant=0)
    page = without_script.page
    page.locator('input[name="order-place-shops"]').fill("1")
    page.locator('input[name="order-place-green"]').fill("eerst")
    without_script.sends()
    expect(page.locator("#order-error")).to_contain_text("Schrijf een getal van 1 tot en met 5.")
    page.locator('input[name="order-place-green"]').fill("١")
    without_script.sends()
    without_script.is_thanked()
    [response] = stored()
    assert set(response.answers["order"].codes) == {"1.shops", "1.green"}


def mark(resident, side: str, number: int):
    return resident.page.locator(f".now input[name*='-{side}-']").nth(number)


def test_sets_of_three_come_one_at_a_time_and_all_are_stored(phone, stored):
    phone.visits("best_worst", variant=2)
    phone.goes_on(2)
    for number in range(1, 8):
        expect(phone.page.locator(".now .asked")).to_have_text(f"Groep {number} van 7")
        mark(phone, "best", 0).check()
        mark(phone, "worst", 2).check()
        phone.goes_on()
    phone.sends()
    phone.is_thanked()
    [response] = stored()
    answer = response.answers["matters"]
    assert answer.state is State.GIVEN
    assert len(answer.codes) == 14
    assert {each[0] for each in answer.codes} == set("1234567")


def test_the_same_thing_is_not_both_the_most_and_the_least_important(phone):
    phone.visits("best_worst")
    phone.goes_on(2)
    mark(phone, "best", 1).check()
    mark(phone, "worst", 1).check()
    expect(mark(phone, "best", 1)).not_to_be_checked()
    expect(mark(phone, "worst", 1)).to_be_checked()
    phone.goes_on()
    phone.goes_back()
    expect(mark(phone, "worst", 1)).to_be_checked()


def test_without_script_a_contradiction_in_a_set_is_asked_again(without_script, stored):
    without_script.visits("best_worst")
    page = without_script.page
    page.locator('input[name="matters-best-3"]').nth(0).check()
    page.locator('input[name="matters-worst-3"]').nth(0).check()
    without_script.sends()
    expect(page.locator("#matters-error")).to_contain_text("Kies in elke groep")
    page.locator('input[name="matters-worst-3"]').nth(1).check()
    without_script.sends()
    without_script.is_thanked()
    assert len(stored()[0].answers["matters"].codes) == 2
