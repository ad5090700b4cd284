"""From the QR code on a poster to thanks, in every language, with and without script."""

from __future__ import annotations

import io
import urllib.request

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from forms.definition.answers import Answer, State

LANGUAGES = ["nl", "en", "ar"]
THANKS = {"nl": "Dank u wel!", "en": "Thank you!", "ar": "شكراً لك!"}
GIVEN = {
    "goes_well": ("green", "neighbours"),
    "neighbourhood": ("horstacker",),
    "themes": ("money", "joining_in"),
    "taking_part": ("never",),
    "hard_to_join": ("time",),
    "age": ("rather_not",),
}


def scanned(town, campaign: str) -> str:
    """What a phone reads from the code that hangs at the place."""
    code = town.places[campaign].code
    with urllib.request.urlopen(f"{town.address}/qr/{code}.png") as reply:
        [found] = zxingcpp.read_barcodes(Image.open(io.BytesIO(reply.read())))
    return found.text


def fill_in_step_by_step(resident) -> None:
    resident.goes_on_to("goes_well")
    resident.chooses("green", "neighbours")
    resident.goes_on_to("neighbourhood")
    resident.chooses("horstacker")
    resident.goes_on_to("years")
    resident.writes("12")
    resident.goes_on_to("themes")
    resident.chooses("money", "joining_in")
    resident.goes_on()
    resident.puts_first("joining_in")
    resident.goes_on_to("taking_part")
    resident.chooses("never")
    resident.goes_on_to("hard_to_join")
    resident.chooses("time")
    resident.goes_on_to("missing")
    resident.writes("Een bankje, مقعد")
    resident.goes_on_to("age")
    resident.chooses("rather_not")
    resident.goes_on_to("review")


def fill_in_at_once(resident) -> None:
    for question, codes in GIVEN.items():
        resident.chooses(*codes, at=question)
    resident.puts_first("joining_in", at="themes")
    resident.writes("12", at="years")
    resident.writes("Een bankje, مقعد", at="missing")


def check_stored(stored, place, *, language: str) -> None:
    [response] = stored()
    assert (response.place, response.campaign) == (place.name, "lindenholt")
    assert (response.channel, response.language, response.edition) == ("phone", language, 1)
    assert (response.trial, response.late, response.replaced) == (False, False, False)
    answers = response.answers
    assert {key: set(answers[key].codes) for key in GIVEN} == {k: set(v) for k, v in GIVEN.items()}
    assert answers["themes"].first == ("joining_in",)
    assert answers["years"].number == 12
    assert answers["missing"].text == "Een bankje, مقعد"
    assert answers["age"].state is State.RATHER_NOT
    assert answers["safe_feeling"] == Answer(State.SKIPPED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_poster_leads_to_thanks(invite, town, stored, language):
    resident = invite(locale=language)
    resident.page.goto(scanned(town, "lindenholt"))
    resident.page.wait_for_url(f"**/{language}?v=*")
    shown = int(resident.page.url.rpartition("=")[2])
    resident.goes_on()
    fill_in_step_by_step(resident)
    resident.sends()
    resident.is_thanked()
    expect(resident.page.locator("#_thanks h1")).to_have_text(THANKS[language])
    check_stored(stored, town.places["lindenholt"], language=language)
    assert stored()[0].variant == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_poster_leads_to_thanks_without_script(invite, town, stored, language):
    resident = invite(locale=language, java_script_enabled=False)
    resident.page.goto(scanned(town, "lindenholt"))
    resident.page.wait_for_url("**?v=*")
    shown = int(resident.page.url.rpartition("=")[2])
    fill_in_at_once(resident)
    resident.sends()
    resident.is_thanked()
    expect(resident.page.locator("h1")).to_have_text(THANKS[language])
    check_stored(stored, town.places["lindenholt"], language=language)
    assert stored()[0].variant == shown


def test_somebody_who_skips_everything_is_thanked_as_well(phone, stored):
    phone.visits("lindenholt")
    phone.goes_on_to("review")
    phone.sends()
    phone.is_thanked()
    [response] = stored()
    states = {answer.state for answer in response.answers.values()}
    assert states == {State.SKIPPED, State.NOT_ASKED}


def test_a_helper_is_told_and_is_stored_as_a_helper(phone, town, stored):
    phone.page.goto(f"{town.address}/q/{town.places['lindenholt'].helper_code}/nl")
    expect(phone.page.get_by_text("U vult dit samen met iemand in.")).to_be_visible()
    phone.goes_on_to("review")
    phone.sends()
    phone.is_thanked()
    assert stored()[0].channel == "helper"


def test_a_trial_says_so_on_every_step_and_never_counts(phone, stored):
    phone.visits("trial")
    phone.goes_on_to("themes")
    expect(phone.page.get_by_text("Deze antwoorden tellen niet mee.")).to_be_visible()
    phone.goes_on_to("review")
    phone.sends()
    phone.is_thanked()
    assert stored()[0].trial


def test_somebody_else_begins_with_an_empty_questionnaire(phone, stored):
    phone.visits("lindenholt")
    phone.goes_on_to("goes_well")
    phone.chooses("green")
    phone.goes_on_to("review")
    phone.sends()
    phone.page.get_by_role("link", name="Nog iemand? Begin opnieuw").click()
    expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
    assert phone.marked() == set()
    phone.goes_on_to("review")
    phone.sends()
    phone.is_thanked()
    assert len(stored()) == 2
