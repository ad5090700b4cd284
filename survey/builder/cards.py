"""A draft as its editor shows it: one card per question, with what belongs to it in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from forms.definition.document import content_hash
from forms.definition.editing.conditions import in_words
from forms.definition.editing.finding import words_of
from forms.definition.sentence import Sentence, Translations, sentence

Data = dict[str, Any]
KINDS: dict[str, Sentence] = {
    "choice": sentence("Eén antwoord kiezen"),
    "choices": sentence("Meer antwoorden kiezen"),
    "priority": sentence("Onderwerpen kiezen, en wat eerst komt"),
    "scale": sentence("Een schaal, van slecht naar goed"),
    "number": sentence("Een getal"),
    "short_text": sentence("Een paar woorden"),
    "long_text": sentence("Een verhaal"),
    "ranking": sentence("Op volgorde zetten"),
    "best_worst": sentence("Het meest en het minst belangrijk"),
    "statement": sentence("Alleen een tekst, geen vraag"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question. `number` is None for a text that asks nothing; `section` begins here."""

    question: Data
    number: int | None
    kind: str
    condition: str
    section: Data | None
    begins: bool
    first: bool
    last: bool


def cards(data: Data, translations: Translations) -> Iterator[Card]:
    """Every question of the questionnaire, in order."""
    number, last = 0, data["sections"][-1]["questions"][-1]["key"]
    first = True
    for section in data["sections"]:
        for at, question in enumerate(section["questions"]):
            asked = question["kind"] != "statement"
            number += asked
            key = question["key"]
            yield Card(
                question=question,
                number=number if asked else None,
                kind=KINDS[question["kind"]].worded(translations),
                condition=in_words(data, key, translations) if "ask_if" in question else "",
                section=section.get("title") if at == 0 else None,
                begins=at == 0,
                first=first,
                last=key == last,
            )
            first = False


def mark(thing: Data) -> str:
    """What a form saw when it was shown, so that a change by somebody else is noticed."""
    return content_hash(thing)[:16]


def own_words(text: Data | None, language: str) -> str:
    """The words in exactly this language, to be edited; empty where there are none."""
    return words_of({language: text[language]}, language) if text and language in text else ""
