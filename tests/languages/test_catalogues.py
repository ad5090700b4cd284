"""The interface in six languages: complete, right plural forms, honest about who read it."""

from __future__ import annotations

import gettext
import importlib.util
import re
from types import ModuleType

import pytest

from survey.config import ROOT
from survey.languages import interface_languages, unchecked

SIX = ("nl", "en", "tr", "ar", "pl", "uk")
TRANSLATED = SIX[1:]
COUNTED = "Kies er hoogstens %(n)s. Haal eerst een keuze weg."


@pytest.fixture(scope="module")
def collect() -> ModuleType:
    path = ROOT / "translations" / "collect.py"
    spec = importlib.util.spec_from_file_location("collect", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(language: str) -> gettext.NullTranslations:
    return gettext.translation("messages", ROOT / "translations", [language])


def test_the_interface_speaks_six_languages() -> None:
    assert set(interface_languages()) == set(SIX)


def test_no_sentence_for_residents_lacks_a_translation(collect: ModuleType) -> None:
    assert [fault for fault in collect.faults() if "staff.po" not in fault] == []


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("n", [0, 1, 2, 3, 5, 11, 12, 21, 22, 25, 60, 101])
def test_every_number_has_a_plural_form_without_placeholders(language: str, n: int) -> None:
    said = messages(language)
    questions = said.ngettext("%(num)s vraag.", "%(num)s vragen.", n) % {"num": n}
    most = said.ngettext(COUNTED, COUNTED, n) % {"n": n}
    assert "%" not in questions + most
    assert "vra" not in questions
    if language != "ar" or n > 2:  # Arabic has words for one and two
        assert str(n) in questions


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        ("tr", 1, "1 soru."),
        ("tr", 12, "12 soru."),
        ("pl", 1, "1 pytanie."),
        ("pl", 3, "3 pytania."),
        ("pl", 12, "12 pytań."),
        ("pl", 22, "22 pytania."),
        ("uk", 21, "21 запитання."),
        ("uk", 4, "4 запитання."),
        ("uk", 11, "11 запитань."),
        ("ar", 1, "سؤال واحد."),
        ("ar", 2, "سؤالان."),
        ("ar", 9, "9 أسئلة."),
    ],
)
def test_the_plural_form_is_the_right_one(language: str, n: int, said: str) -> None:
    found = messages(language).ngettext("%(num)s vraag.", "%(num)s vragen.", n)
    assert found % {"num": n} == said


@pytest.mark.parametrize("language", SIX)
def test_words_on_buttons_stay_short_enough_for_a_narrow_phone(language: str) -> None:
    said = gettext.NullTranslations() if language == "nl" else messages(language)
    for button in ("Beginnen", "Volgende", "Terug", "Versturen", "Wijzigen", "Wis alles"):
        assert len(said.gettext(button)) <= 20


def test_what_no_native_reader_checked_is_known() -> None:
    assert not unchecked("nl")  # the source is no translation
    assert all(unchecked(language) for language in TRANSLATED)
    assert unchecked("so")  # nobody said that somebody read it


SENTENCE = "Nog niemand met deze moedertaal heeft deze vertaling gelezen."


@pytest.mark.parametrize("language", SIX)
def test_a_trial_page_says_that_nobody_checked_its_language(visits, language: str) -> None:
    said = SENTENCE if language == "nl" else messages(language).gettext(SENTENCE)
    assert (said in visits("meeting_evaluation", trial=True).page(language)) is (language != "nl")


def test_a_real_page_does_not_say_it(visits) -> None:
    visitor = visits("meeting_evaluation")
    assert messages("tr").gettext(SENTENCE) not in visitor.page("tr")


def test_turkish_keeps_its_dotted_and_dotless_letters(visits) -> None:
    page = visits("lindenholt").page("tr")
    assert '<html lang="tr" dir="ltr">' in page
    for words in ("Mahallenizde neler iyi?", "Mahalle hayatına katılabilmek", "Hiçbiri"):
        assert words in page
    assert "i\u0307" not in page  # what lower() makes of İ where it does not know Turkish
    assert not re.search(r"text-transform", (ROOT / "static" / "screen.css").read_text())
