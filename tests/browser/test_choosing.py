"""Answers that stand alone, questions that come and go, and numbers in every script."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from forms.definition.judging import whole_number
from survey.config import ROOT
from survey.static_files import Assets

VECTORS = json.loads(
    (Path(__file__).parents[1] / "definition" / "routing_vectors.json").read_text(encoding="utf-8")
)
NUMBERS = [
    *("7", "0", "007", "-3", "٣", "۱۲", "१२", "๔", "１２", "𝟘𝟙", "𝟗", "𑁦", "᪐᪙", "߁", "༣", "٣7"),
    *("", "-", "--3", "3.5", "3,5", "1e3", "+3", "½", "²", "①", "Ⅻ", "三", "x", "12 jaar", "0x1"),
    *("1" * 12, "1" * 13, "-" + "9" * 12, "٣" * 13, "1 2", "1\u200b2"),
]


def test_none_of_these_goes_with_no_other(phone):
    phone.visits("choices_exclusive")
    phone.goes_on_to("pets")
    phone.chooses("dog", "cat")
    phone.chooses("none")
    assert phone.marked() == {"pets=none"}
    phone.chooses("fish")
    assert phone.marked() == {"pets=fish"}
    phone.chooses("dont_know")
    assert phone.marked() == {"pets=dont_know"}
    phone.chooses("dog")
    assert phone.marked() == {"pets=dog"}


def test_none_of_these_and_dont_know_stay_last_in_every_order(phone):
    orders = set()
    for variant in range(3):
        phone.visits("choices_exclusive", variant=variant)
        order = phone.order("pets")
        assert order[-2:] == ["none", "dont_know"]
        orders.add(tuple(order))
    assert len(orders) == 3


def test_dont_know_takes_a_number_away_and_gives_it_back(phone, stored):
    phone.visits("number")
    phone.goes_on_to("persons")
    phone.writes("3")
    phone.chooses("dont_know")
    expect(phone.step.get_by_label("Uw antwoord")).to_have_value("")
    phone.chooses("dont_know")
    expect(phone.step.get_by_label("Uw antwoord")).to_have_value("3")
    phone.chooses("dont_know")
    phone.goes_on_to("review")
    phone.sends()
    phone.is_thanked()
    assert stored()[0].answers["persons"].state == "dont_know"


def test_writing_a_number_takes_dont_know_away(phone):
    phone.visits("number")
    phone.goes_on_to("persons")
    phone.chooses("dont_know")
    phone.writes("3")
    assert phone.marked() == set()


def test_a_question_comes_and_goes_with_the_answer_before_it(phone):
    phone.visits("ask_if_chain")
    phone.goes_on_to("sports")
    expect(phone.heading).to_have_text(re.compile("^Vraag 1 van 1"))
    phone.chooses("yes")
    phone.goes_on()
    phone.is_asked("club")
    expect(phone.heading).to_have_text(re.compile("^Vraag 2 van 2"))
    phone.chooses("yes")
    phone.goes_on()
    phone.is_asked("which")
    expect(phone.heading).to_have_text(re.compile("^Vraag 3 van 3"))
    phone.writes("De Treffers")
    phone.goes_back()
    phone.goes_back()
    phone.chooses("no")
    phone.goes_on()
    expect(phone.heading).to_have_text("Kijk uw antwoorden na")
    expect(phone.page.locator("#_answers dt")).to_have_count(1)


def test_what_was_answered_before_it_was_no_longer_asked_is_kept_but_not_counted(phone, stored):
    phone.visits("ask_if_chain")
    phone.goes_on_to("sports")
    phone.chooses("yes")
    phone.goes_on()
    phone.chooses("yes")
    phone.goes_back()
    phone.chooses("no")
    phone.goes_on_to("review")
    phone.sends()
    phone.is_thanked()
    assert stored()[0].answers["club"].state == "given_though_not_asked"


def test_a_number_opens_a_question(phone):
    phone.visits("ask_if_number")
    phone.goes_on_to("children")
    phone.writes("٣")
    phone.goes_on()
    phone.is_asked("playground")
    phone.goes_back()
    phone.writes("0")
    phone.goes_on()
    expect(phone.heading).to_have_text("Kijk uw antwoorden na")


@pytest.fixture(scope="module")
def routing(browser, town):
    """The very module that phones load."""
    path = Assets(ROOT / "static").path("routing.js")
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    page.goto(town.address)
    yield lambda code, values: page.evaluate(
        f"""async (values) => {{ const m = await import('{path}');
          return values.map((v) => {code}); }}""",
        values,
    )
    context.close()


def test_a_browser_routes_as_the_office_does(routing):
    held = routing("m.holds(v.condition, v.known)", VECTORS)
    assert len(VECTORS) > 40
    wrong = [v["name"] for v, h in zip(VECTORS, held, strict=True) if h is not v["holds"]]
    assert wrong == []


def test_a_browser_reads_numbers_as_the_office_does(routing):
    read = routing("m.wholeNumber(v)", NUMBERS)
    assert dict(zip(NUMBERS, read, strict=True)) == {each: whole_number(each) for each in NUMBERS}
