"""The coach on whole questionnaires, and on all that the product itself says to residents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from forms.definition.questionnaire import Questionnaire, Section
from forms.definition.questions import Choice, Meaning, Option, Scale
from forms.definition.text import Text
from forms.examples import catalogue
from forms.wording.coach import remarks, remarks_on, words_of
from forms.wording.explained import explained
from forms.wording.remark import Remark, Role, reason_for

ROOT = Path(__file__).parents[2]


def _text(words: str) -> Text:
    return Text({"nl": words})


def _choice(title: str, *options: str, dont_know: bool = True) -> Choice:
    made = tuple(Option(code=f"o{n}", text=_text(each)) for n, each in enumerate(options))
    return Choice(key="asked", title=_text(title), options=made, dont_know=dont_know)


def _asking(question: Choice | Scale) -> Questionnaire:
    sections = (Section(questions=(question,)),)
    return Questionnaire(
        key="some", title=_text("Hoe is het?"), languages=("nl",), sections=sections
    )


def _told(question: Choice | Scale) -> list[tuple[str, str]]:
    return [(each.path, each.rule) for each in remarks_on(_asking(question), language="nl")]


def test_each_remark_says_which_text_it_is_about() -> None:
    question = _choice("Is het park schoon en veilig?", "Ja", "Nee, conform de afspraak")
    assert _told(question) == [("asked.title", "double_question"), ("asked.o1.text", "jargon")]


def test_the_words_can_be_looked_up() -> None:
    asking = _asking(_choice("Waar komt u niet graag?", "Het park", "De markt"))
    (found,) = remarks_on(asking, language="nl")
    assert words_of(found, asking, language="nl") == "niet"


def test_too_many_options_are_a_remark_on_the_options_together() -> None:
    question = _choice("Waar komt u?", "Park", "Markt", "School", "Bos", "Plein", "Kerk")
    assert _told(question) == [("asked.options", "too_many_options")]


def test_none_of_these_is_not_counted() -> None:
    question = _choice("Waar komt u?", "Park", "Markt", "School", "Bos", "Plein", "Geen van deze")
    *others, last = question.options
    assert _told(replace(question, options=(*others, replace(last, exclusive=True)))) == []


def test_a_list_of_neighbourhoods_may_be_long_and_its_names_are_names() -> None:
    names = ("Hatert", "Horstacker", "Steekse", "Grootstal", "Hees", "Heseveld", "Wolfskuil")
    question = _choice("Waar woont u?", *names)
    assert _told(replace(question, meaning=Meaning.NEIGHBOURHOOD)) == []


def test_a_statement_is_known_by_its_answers() -> None:
    denied = _choice("Ik voel me hier niet thuis.", "Eens", "Oneens")
    assert _told(denied) == [("asked.title", "double_negation")]


def test_a_closed_question_without_a_way_out_is_remarked_on() -> None:
    assert _told(_choice("Komt u weer?", "Ja", "Nee", dont_know=False)) == [
        ("asked.title", "no_dont_know")
    ]
    question = _choice("Komt u weer?", "Ja", "Nee", dont_know=False)
    assert _told(replace(question, rather_not=True)) == []
    assert _told(_choice("Komt u weer?", "Ja", "Nee", "Weet ik nog niet", dont_know=False)) != []
    assert _told(_choice("Komt u weer?", "Ja", "Nee", "Weet ik niet", dont_know=False)) == []


def test_a_language_that_is_not_there_has_no_remarks() -> None:
    question = _choice("Bent u conform de afspraak tevreden?", "Ja", "Nee")
    assert remarks_on(_asking(question), language="pl") == []


@pytest.mark.parametrize("name", catalogue.names())
def test_our_example_questionnaires_raise_nothing_unexplained(name: str) -> None:
    asked = catalogue.questionnaire(name)
    found = remarks_on(asked, language="nl")
    assert _unexplained((each, words_of(each, asked, language="nl")) for each in found) == []


@pytest.mark.parametrize("name", catalogue.names())
def test_what_stands_around_our_examples_raises_nothing_unexplained(name: str) -> None:
    said = [each.wordings["nl"] for each in _texts(catalogue.campaign(name))]
    assert said
    assert _unexplained(pair for each in said for pair in _on(each)) == []


def test_what_the_product_says_to_residents_raises_nothing_unexplained() -> None:
    """Every Dutch sentence is in the English catalogue for residents, as what was translated."""
    with (ROOT / "translations/en/LC_MESSAGES/messages.po").open("rb") as file:
        messages = [each.id for each in read_po(file) if each.id]
    forms = [each for id_ in messages for each in (id_ if isinstance(id_, tuple) else (id_,))]
    assert len(forms) > 100
    assert _unexplained(pair for each in forms for pair in _on(each)) == []


@pytest.mark.parametrize("language", ["en", "ar", "pl", "uk"])
def test_the_other_languages_of_our_examples_are_plain_too(language: str) -> None:
    for name in catalogue.names():
        assert remarks_on(catalogue.questionnaire(name), language=language) == [], name


def _on(text: str) -> Iterator[tuple[Remark, str]]:
    role = Role.QUESTION if text.endswith("?") else Role.TEXT
    for each in remarks(text, "nl", role):
        yield each, text[each.start : each.end]


def _unexplained(found: Iterator[tuple[Remark, str]]) -> list[tuple[str, str]]:
    return [
        (remark.rule, words)
        for remark, words in found
        if reason_for(remark, words, explained("nl")) is None
    ]


def _texts(thing: object) -> Iterator[Text]:
    """Every text in a document, however deep."""
    if isinstance(thing, Text):
        if "nl" in thing.wordings:
            yield thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        for each in fields(thing):
            yield from _texts(getattr(thing, each.name))
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _texts(each)


def test_every_explanation_gives_a_reason() -> None:
    assert explained("nl")
    assert all(re.search(r"\w \w", each.reason) for each in explained("nl"))
