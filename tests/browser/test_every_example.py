"""Somebody answers every example in every language it has, with and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from forms.definition.answers import State
from forms.examples import catalogue

EVERY = [
    (name, language)
    for name in catalogue.names()
    for language in catalogue.questionnaire(name).languages
]
GATE = {("lindenholt", "tr"), ("youth", "nl"), ("parents", "ar"), ("pupil_council", "nl")}
WALKS = [
    pytest.param(*each, id="-".join(each), marks=[] if each in GATE else [pytest.mark.long])
    for each in EVERY
]


def answer_what_is_shown(resident) -> None:
    """Takes the first answer of whatever kind is asked; a statement is only read."""
    step = resident.page.locator(".step:visible")
    area = step.locator("details.area > summary").first
    if area.count():
        area.click()
    for choice in (".now .option", ".pick", ".option"):
        first = step.locator(choice).locator("visible=true").first
        if first.count():
            first.click()
            return


@pytest.mark.parametrize(("name", "language"), WALKS)
def test_with_script_one_question_at_a_time(phone, stored, name, language):
    phone.visits(name, language)
    expect(phone.page.locator("html")).to_have_attribute("lang", language)
    for _ in range(60):
        if phone.step.get_attribute("id") == "_review":
            break
        phone.goes_on()
        answer_what_is_shown(phone)
    phone.sends()
    phone.is_thanked()
    [response] = stored()
    assert response.language == language
    given = [each for each in response.answers.values() if each.state is State.GIVEN]
    assert len(given) >= 2


@pytest.mark.parametrize(("name", "language"), WALKS)
def test_without_script_as_one_long_form(without_script, stored, name, language):
    without_script.visits(name, language)
    expect(without_script.page.locator("html")).to_have_attribute("lang", language)
    for question in without_script.page.locator(".question").all():
        option = question.locator(".option").locator("visible=true").first
        if option.count() and not option.locator("input[inputmode]").count():
            option.click()
    without_script.sends()
    without_script.is_thanked()
    [response] = stored()
    assert response.language == language
    assert any(each.state is State.GIVEN for each in response.answers.values())
