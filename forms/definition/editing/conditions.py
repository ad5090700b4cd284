"""When a question is asked: set from choices, and said in words."""

from __future__ import annotations

from copy import deepcopy

from forms.definition.editing.finding import (
    Data,
    asked,
    every_option,
    number_of,
    question_of,
    words_of,
)
from forms.definition.editing.holding import answer_codes, held
from forms.definition.questions import DONT_KNOW
from forms.definition.routing import All, Between, Chose, Condition, Either, Not, from_data
from forms.definition.sentence import Sentence, Translations, sentence


def set_condition(data: Data, key: str, condition: Data | None) -> Data:
    """Asks the question only when the condition holds; None asks it always."""
    changed = deepcopy(data)
    question = question_of(changed, key)
    question.pop("ask_if", None)
    if condition is not None:
        question["ask_if"] = condition
    return held(data, changed)


def lookable(data: Data, key: str) -> list[Data]:
    """The questions before this one at which a condition may look."""
    found: list[Data] = []
    for question in asked(data):
        if question["key"] == key:
            break
        if question["kind"] == "number" or answer_codes(question):
            found.append(question)
    return found


def answer_words(data: Data, question: Data, code: str, translations: Translations) -> str:
    """The words of an answer that a condition looks for."""
    for option in every_option(question):
        if option["code"] == code:
            return words_of(option["text"], data["languages"][0])
    special = sentence("Weet ik niet") if code == DONT_KNOW else sentence("Zeg ik liever niet")
    return special.worded(translations)


def in_words(data: Data, key: str, translations: Translations) -> str:
    """Says the condition of a question, or "" when it is asked always."""
    question = question_of(data, key)
    if "ask_if" not in question:
        return ""
    said = _worded(data, from_data(question["ask_if"]), translations)
    return sentence("Alleen als %(condition)s.", condition=said).worded(translations)


def _worded(data: Data, condition: Condition, translations: Translations) -> str:
    match condition:
        case Chose(key, codes):
            question = question_of(data, key)
            words = [f"“{answer_words(data, question, code, translations)}”" for code in codes]
            said = sentence(
                "bij vraag %(number)s %(answers)s is gekozen",
                number=number_of(data, key),
                answers=sentence(" of ").worded(translations).join(words),
            )
        case Between(key, low, high):
            said = _bounds(number_of(data, key), low, high)
        case Not(inner):
            said = sentence("niet waar is dat %(it)s", it=_worded(data, inner, translations))
        case All(inner):
            glue = sentence(" en ").worded(translations)
            return glue.join(_worded(data, each, translations) for each in inner)
        case Either(inner):
            glue = sentence(", of ").worded(translations)
            return glue.join(_worded(data, each, translations) for each in inner)
    return said.worded(translations)


def _bounds(number: int, low: int | None, high: int | None) -> Sentence:
    if low is None:
        return sentence("het getal bij vraag %(number)s hoogstens %(n)s is", number=number, n=high)
    if high is None:
        return sentence("het getal bij vraag %(number)s minstens %(n)s is", number=number, n=low)
    return sentence(
        "het getal bij vraag %(number)s van %(low)s tot en met %(high)s is",
        number=number,
        low=low,
        high=high,
    )
