"""A questionnaire that says "je" says it everywhere: no "u" on any page of it."""

from __future__ import annotations

import re
from datetime import date

import pytest

POLITE = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)
TAGS = re.compile(r"<(style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)


def polite_words(page: str) -> list[str]:
    """What stands around each "u" that a person would read, the words for the script too."""
    words = TAGS.sub(" ", page)
    return [words[max(0, m.start() - 30) : m.end() + 30] for m in POLITE.finditer(words)]


YOUNG = pytest.mark.parametrize("name", ["youth", "pupil_council"])


@YOUNG
def test_the_questionnaire_says_je(visits, name: str) -> None:
    page = visits(name).page("nl")
    assert polite_words(page) == []
    assert "Je mag elke vraag overslaan." in page
    assert "Wat doen we met je antwoorden?" in page


@YOUNG
def test_a_trial_and_its_thanks_say_je(visits, name: str) -> None:
    visitor = visits(name, trial=True)
    assert polite_words(visitor.page("nl")) == []
    reply = visitor.sends("nl")
    assert reply.status_code == 303
    thanks = visitor.text(visitor.client.get(reply.location))
    assert "Dank je wel!" in thanks
    assert polite_words(thanks) == []


def test_what_to_put_right_says_je(visits) -> None:
    reply = visits("youth").sends("nl", **{"missing-text": "x" * 1001})
    assert reply.status_code == 422
    page = reply.text
    assert "Je antwoord is te lang." in page
    assert polite_words(page) == []


def test_what_belongs_to_another_questionnaire_is_refused_with_je(visits) -> None:
    reply = visits("youth").sends("nl", _edition="another")
    assert reply.status_code == 409
    assert polite_words(reply.text) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"closes": date(2026, 11, 2), "grace_days": {}}, "Dank je wel aan iedereen die meedeed."),
        ({"opens": date(2031, 1, 1)}, "Je kunt meedoen vanaf"),
    ],
)
def test_a_shut_door_says_je(visits, changes: dict[str, object], said: str) -> None:
    page = visits("youth", **changes).page("nl")
    assert said in page
    assert polite_words(page) == []


def test_the_page_about_a_campaign_says_je(visits) -> None:
    visitor = visits("youth")
    page = visitor.text(visitor.client.get(f"/c/{visitor.campaign.key}/nl"))
    assert "Je kunt meedoen tot en met" in page
    assert polite_words(page) == []


def test_a_questionnaire_for_adults_still_says_u(visits) -> None:
    visitor = visits("lindenholt")
    page = visitor.page("nl")
    assert "U mag elke vraag overslaan." in page
    assert "Je mag" not in page


@pytest.mark.parametrize(
    ("language", "said", "not_said"),
    [
        ("tr", "İstediğin soruyu atlayabilirsin.", "atlayabilirsiniz"),
        ("pl", "Wybierz najwyżej 3.", "Proszę"),
        ("uk", "Що ми робимо з твоїми відповідями?", "вашими"),
        ("ar", "لا أعرف", "%("),
        ("en", "You may skip any question.", "%("),
    ],
)
def test_other_languages_speak_to_the_young_as_well(
    visits, language: str, said: str, not_said: str
) -> None:
    page = visits("youth").page(language)
    assert said in page
    assert not_said not in page


def test_after_a_page_for_the_young_an_adult_is_again_spoken_to_as_u(visits) -> None:
    visitor = visits("youth")
    visitor.page("nl")
    assert polite_words(visitor.text(visitor.client.get("/", headers={"Accept-Language": "nl"})))
