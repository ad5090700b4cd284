"""What every change is held to: a document that can be read, and conditions that look back.

A change that would leave a condition without what it looks at is refused with both questions named.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.definition import schema
from forms.definition.document import questionnaire_from_data
from forms.definition.editing.finding import Data, asked, every_option, named
from forms.definition.questions import DONT_KNOW, RATHER_NOT
from forms.definition.routing import Between, Chose, from_data, looks_at
from forms.definition.sentence import Refusal, Sentence, sentence
from forms.definition.soundness import faults_of
from forms.definition.source import FaultyDocument, Source

_WRITTEN = ("short_text", "long_text")


class EditRefused(Refusal):
    """The change would break the questionnaire."""


def held(before: Data, after: Data) -> Data:
    """Gives `after` when it may take the place of `before`; else says why it may not."""
    for said in condition_faults(before, after):
        raise EditRefused(said)
    source = Source("", after, {})
    try:
        schema.hold_to(source, "questionnaire")
    except FaultyDocument as faulty:
        raise EditRefused(faulty.faults[0].sentence) from faulty
    for fault in faults_of(questionnaire_from_data(after), source):
        raise EditRefused(fault.sentence)
    return after


def looks_of(question: Data) -> Iterator[Chose | Between]:
    if "ask_if" in question:
        yield from looks_at(from_data(question["ask_if"]))


def answer_codes(question: Data) -> list[str]:
    """The codes that a condition may look for at this question, as it stands in the data."""
    marked = question["kind"] in ("choice", "choices", "priority", "scale")
    codes = [option["code"] for option in every_option(question)] if marked else []
    if question["kind"] == "statement":
        return codes
    if question.get(DONT_KNOW, question["kind"] not in _WRITTEN):
        codes.append(DONT_KNOW)
    return codes + ([RATHER_NOT] if question.get(RATHER_NOT) else [])


def condition_faults(before: Data, after: Data) -> Iterator[Sentence]:
    """Why conditions of the changed questionnaire no longer hold together, with their questions."""
    passed: dict[str, Data] = {}
    every = {question["key"]: question for question in asked(after)}
    for question in asked(after):
        for look in looks_of(question):
            names: dict[str, object] = {"this": named(after, question["key"])}
            if look.question not in every:
                yield _gone(before, look.question, names)
            elif look.question not in passed:
                yield _ahead(after, look.question, question, every, names)
            elif isinstance(look, Chose):
                missing = set(look.codes) - set(answer_codes(passed[look.question]))
                if missing:
                    names["other"] = named(after, look.question)
                    yield sentence(
                        "Dat kan niet: %(this)s wordt alleen gesteld na een antwoord bij %(other)s "
                        "dat er dan niet meer is. Verander eerst die voorwaarde.",
                        **names,
                    )
        passed[question["key"]] = question


def _gone(before: Data, key: str, names: dict[str, object]) -> Sentence:
    known = any(question["key"] == key for question in asked(before))
    names["other"] = named(before, key) if known else f"“{key}”"
    return sentence(
        "Dat kan niet: %(this)s wordt alleen gesteld na een antwoord op %(other)s. "
        "Haal eerst die voorwaarde weg.",
        **names,
    )


def _ahead(
    after: Data, key: str, question: Data, every: dict[str, Data], names: dict[str, object]
) -> Sentence:
    names["other"] = named(after, key)
    if key == question["key"]:
        return sentence("Dat kan niet: %(this)s kan niet naar haar eigen antwoord kijken.", **names)
    if _leads_to(key, question["key"], every):
        return sentence(
            "Dat kan niet: %(this)s en %(other)s wachten dan op elkaar. "
            "Haal een van de twee voorwaarden weg.",
            **names,
        )
    return sentence(
        "Dat kan niet: %(this)s wordt alleen gesteld na een antwoord op %(other)s, en moet dus "
        "erna komen. "
        "Haal eerst die voorwaarde weg.",
        **names,
    )


def _leads_to(start: str, end: str, every: dict[str, Data]) -> bool:
    """Whether the conditions of `start` look at `end`, directly or by way of others."""
    seen, waiting = set[str](), [start]
    while waiting:
        key = waiting.pop()
        if key == end:
            return True
        if key in every and key not in seen:
            seen.add(key)
            waiting += [look.question for look in looks_of(every[key])]
    return False
