"""One remark: which words it points at, what it proposes, and where it keeps silent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.wording.answering import Answers
from forms.wording.coach import remarks
from forms.wording.remark import CHECKED, RULES, Override, Remark, Role, reason_for

WRITTEN = ("nl", "en", "tr", "ar", "pl", "uk")


def _only(text: str, language: str = "nl", role: Role = Role.TEXT) -> Remark:
    (found,) = remarks(text, language, role)
    return found


def _rules(text: str, language: str = "nl", role: Role = Role.TEXT) -> list[str]:
    return [each.rule for each in remarks(text, language, role)]


def _proposed(remark: Remark) -> str:
    assert remark.suggestion is not None
    return str(remark.suggestion)


def test_a_remark_points_at_the_words_and_proposes_better_ones() -> None:
    text = "Bel ons. Indien u wilt, komen wij langs."
    found = _only(text)
    assert found.rule == "jargon"
    assert text[found.start : found.end] == "Indien"
    assert _proposed(found) == "Liever: als."


def test_only_the_sentence_that_is_too_long_is_pointed_at() -> None:
    long = "Wij " + "en jij " * 8 + "gaan mee."
    text = f"Kom mee. {long} Tot dan."
    found = _only(text)
    assert found.rule == "long_sentence"
    assert text[found.start : found.end] == long


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wij kijken o.a. naar het groen.", "o.a."),
        ("Kom bijv. op maandag langs.", "bijv."),
        ("De Wmo helpt u.", "Wmo"),
        ("Meer dan 40 % doet mee.", "40 %"),
        ("Uw antwoorden worden bij ons bewaard.", "worden bij ons bewaard"),
    ],
)
def test_a_remark_points_at_exactly_these_words(text: str, words: str) -> None:
    found = _only(text)
    assert text[found.start : found.end] == words


def test_words_with_others_in_between_are_found_at_their_beginning() -> None:
    text = "U dient het formulier op tijd te brengen."
    found = _only(text)
    assert text[found.start : found.end] == "dient"


def test_a_full_stop_in_an_abbreviation_does_not_end_the_sentence() -> None:
    text = "Wij praten van ma. tot vr. met u over de wijk en o.a. over de winkels en de bus daar."
    assert "long_sentence" in _rules(text)


def test_a_name_is_no_hard_word() -> None:
    assert _rules("Wij komen uit Wedesteinbroek en Hillekensacker.") == []
    assert _rules("Hatert ligt in het zuiden.") == []


def test_a_compound_of_plain_words_is_no_hard_word() -> None:
    assert _rules("Het buurtfeest is bij de sporthal.") == []


def test_what_is_a_fine_question_to_one_is_a_remark_in_another_role() -> None:
    assert _rules("Wij vragen niet naar uw naam.") == []
    assert _rules("Waar komt u niet graag?", role=Role.QUESTION) == ["negation"]
    assert _rules("Niet in deze wijk", role=Role.OPTION) == []


def test_a_place_to_fill_in_is_neither_a_percentage_nor_a_hard_word() -> None:
    assert _rules("Kies er hoogstens %(maximum)s. Bel %(telephone)s.") == []


def test_more_than_five_options_are_too_many_and_themes_may_be_seven() -> None:
    def told(count: int, *, themes: bool = False) -> list[str]:
        answers = Answers(options=tuple("abcdefgh"[:count]), themes=themes)
        found = remarks("Wat kiest u?", "nl", Role.QUESTION, answers)
        return [each.rule for each in found]

    assert (told(5), told(6)) == ([], ["too_many_options"])
    assert (told(7, themes=True), told(8, themes=True)) == ([], ["too_many_options"])


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("en", "We will commence on Monday.", "jargon"),
        ("en", "The interdisciplinarity is high.", "hard_word"),
        ("en", "This survey takes 5 minutes.", "exact_minutes"),
        ("en", "Do you agree that the park is nice?", "leading"),
        ("tr", "Sorular hususunda bizi arayın.", "jargon"),
        ("tr", "Bu anket 5 dakika sürer.", "exact_minutes"),
        ("tr", "Çekoslovakyalılaştıramadıklarımız geldi.", "hard_word"),
        ("ar", "بموجب القانون نسأل الناس.", "jargon"),
        ("ar", "يستغرق الاستبيان 5 دقائق.", "exact_minutes"),
        ("pl", "Proszę uiścić opłatę.", "jargon"),
        ("pl", "40 procent osób mieszka tutaj.", "percentage"),
        ("uk", "Це здійснює місто.", "jargon"),
        ("uk", "Відповіло 40 відсотків людей.", "percentage"),
    ],
)
def test_every_language_has_rules_on_sentences_and_words(
    language: str, text: str, rule: str
) -> None:
    assert _rules(text, language, Role.QUESTION) == [rule]


@pytest.mark.parametrize("language", WRITTEN)
def test_a_sentence_of_thirty_words_is_long_in_every_language(language: str) -> None:
    words = {"ar": "بيت", "uk": "дім", "tr": "ev", "pl": "dom", "en": "home", "nl": "huis"}
    text = " ".join([words[language]] * 30) + "."
    assert _rules(text, language) == ["long_sentence"]


def test_a_reason_holds_for_these_words_and_no_longer() -> None:
    found = _only("De norm heet WCAG.")
    given_reason = [
        Override(path="", rule="abbreviation", words="WCAG", reason="Zo heet de norm."),
        Override(path="", rule="abbreviation", words="BSO", reason="   "),
    ]
    assert reason_for(found, "WCAG", given_reason) == "Zo heet de norm."
    assert reason_for(found, "WCAG 2", given_reason) is None
    assert reason_for(found, "BSO", given_reason) is None


def test_the_coach_never_promises_a_reading_level() -> None:
    assert str(CHECKED) == "Gecontroleerd op deze regels:"


@given(text=st.text(max_size=300), language=st.sampled_from(WRITTEN), role=st.sampled_from(Role))
def test_every_remark_on_any_text_lies_within_it(text: str, language: str, role: Role) -> None:
    answers = Answers(options=("Ja", "Nee"), way_out=False)
    for found in remarks(text, language, role, answers):
        assert 0 <= found.start <= found.end <= len(text)
        assert found.rule in RULES
        assert str(found.said)
