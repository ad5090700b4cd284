"""Finds questions and options in questionnaire data, and names them as an organiser does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from forms.definition.sentence import Refusal, Sentence, sentence

Data = dict[str, Any]
_LONGEST = 60  # characters of a title in a sentence


class NotThere(Refusal):
    """The question or option is not in the questionnaire (any more)."""


def asked(data: Data) -> Iterator[Data]:
    """Every question of the questionnaire, in order."""
    for section in data["sections"]:
        yield from section["questions"]


def place_of(data: Data, key: str) -> tuple[int, int]:
    """The section and the place in it where this question stands."""
    for s, section in enumerate(data["sections"]):
        for q, question in enumerate(section["questions"]):
            if question["key"] == key:
                return s, q
    raise NotThere(sentence("Deze vraag is er niet meer. Iemand heeft haar weggehaald."))


def question_of(data: Data, key: str) -> Data:
    s, q = place_of(data, key)
    found: Data = data["sections"][s]["questions"][q]
    return found


def list_of(question: Data) -> list[Data]:
    """The options of a question, or the points of a scale; empty where it has none."""
    for name in ("points", "options"):
        if name in question:
            found: list[Data] = question[name]
            return found
    return []


def every_option(question: Data) -> Iterator[Data]:
    """Options and, of areas, their neighbourhoods."""
    for option in list_of(question):
        yield option
        yield from option.get("options", ())


def siblings_of(question: Data, code: str) -> tuple[list[Data], int]:
    """The list in which this option stands, and its place there."""
    for options in (list_of(question), *(each.get("options", []) for each in list_of(question))):
        for at, option in enumerate(options):
            if option["code"] == code:
                return options, at
    raise NotThere(sentence("Dit antwoord is er niet meer. Iemand heeft het weggehaald."))


def words_of(text: Data, language: str) -> str:
    """The words in this language, or in the first that has any."""
    found = text.get(language) or next(iter(text.values()), "")
    return str(found.get("words", "") if isinstance(found, dict) else found)


def number_of(data: Data, key: str) -> int:
    """Which question this is as a resident counts them; statements are not counted."""
    number = 0
    for question in asked(data):
        number += int(question["kind"] != "statement")
        if question["key"] == key:
            return number
    raise NotThere(sentence("Deze vraag is er niet meer. Iemand heeft haar weggehaald."))


def named(data: Data, key: str) -> Sentence:
    """Names a question in a sentence: vraag 3 (“Wat vindt u van uw buurt?”)."""
    question = question_of(data, key)
    words = words_of(question["title"], data["languages"][0])
    short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    if question["kind"] == "statement":
        return sentence("de tekst “%(words)s”", words=short)
    return sentence("vraag %(number)s (“%(words)s”)", number=number_of(data, key), words=short)
