"""The rows of the survey and choices sheets for a questionnaire, as headings with their cells."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import assert_never

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import (
    DONT_KNOW,
    RATHER_NOT,
    Asked,
    BestWorst,
    Choice,
    Choices,
    Closed,
    LongText,
    Marked,
    Number,
    Option,
    Priority,
    Question,
    Ranking,
    Scale,
    ShortText,
    Statement,
    choosable,
)
from forms.definition.routing import Condition, as_data
from forms.definition.text import Text
from forms.definition.xlsform import words
from forms.definition.xlsform.conditions import CannotSay, Seen, condition, written
from forms.definition.xlsform.constraints import bounds_written, most_written
from forms.definition.xlsform.languages import written as language_name
from forms.definition.xlsform.naming import key_for, name_of
from forms.definition.xlsform.pictures import file_of

Cells = dict[str, str]


def survey_rows(questionnaire: Questionnaire) -> Iterator[Cells]:
    """A group per section, a row per question."""
    names = set(questionnaire.by_key)
    before: dict[str, Question] = {}
    for number, section in enumerate(questionnaire.sections, start=1):
        name = key_for(f"deel_{number}", names)
        names.add(name)
        yield {"type": "begin_group", "name": name, **labels(section.title)}
        for question in section.questions:
            yield _row(question, before)
            before[question.key] = question
        yield {"type": "end_group", "name": name}


def choice_rows(questionnaire: Questionnaire) -> Iterator[Cells]:
    """A list of its own for every closed question, with "don't know" where that can be chosen."""
    for question in questionnaire.questions:
        if isinstance(question, Closed):
            for option in choosable(question):
                yield _choice(question, option)
                for each in option.options:
                    yield _choice(question, each) | {"wijkstem_area": option.code}
            if isinstance(question, Marked):
                yield from _reserved(question, questionnaire.languages)


def _reserved(question: Marked, languages: tuple[str, ...]) -> Iterator[Cells]:
    for code, on, own in (
        (DONT_KNOW, question.dont_know, words.DONT_KNOW),
        (RATHER_NOT, question.rather_not, words.RATHER_NOT),
    ):
        if on:
            yield {
                "list_name": _list_name(question),
                "name": code,
                **labels(words.text_in(own, languages)),
            }


def _choice(question: Closed, option: Option) -> Cells:
    cells = {"list_name": _list_name(question), "name": option.code, **labels(option.text)}
    if option.picture:
        cells["media::image"] = file_of(option.picture)
    if option.exclusive:
        cells["wijkstem_exclusive"] = "yes"
    own = texts("wijkstem::hint", "wijkstem::hint_audio", option.hint)
    own |= texts("wijkstem::alt", "wijkstem::alt_audio", option.alt)
    # pyxform makes an XML element of each of these columns, which cannot have a colon.
    return cells | {heading.replace("::", "_"): text for heading, text in own.items()}


def _list_name(question: Closed) -> str:
    return f"{question.key}_list"


def labels(text: Text | None, heading: str = "label", audio: str = "media::audio") -> Cells:
    """Words and recordings in XLSForm's own columns, which name a language in full."""
    return _worded(heading, audio, text, language_name)


def texts(heading: str, audio: str, text: Text | None) -> Cells:
    """Words and recordings in our own columns, which name a language by its code."""
    return _worded(heading, audio, text, str)


def _worded(heading: str, audio: str, text: Text | None, name: Callable[[str], str]) -> Cells:
    if text is None:
        return {}
    cells = {f"{heading}::{name(code)}": each for code, each in text.wordings.items()}
    return cells | {f"{audio}::{name(code)}": each for code, each in text.audio.items()}


def _row(question: Question, before: Mapping[str, Question]) -> Cells:
    cells = {"type": "", "name": name_of(question.key), **labels(question.title)}
    if question.help:
        cells |= _worded("hint", "", Text(question.help.wordings), language_name)
        cells |= texts("", "wijkstem::hint_audio", Text({}, question.help.audio))
    if question.picture:
        cells["media::image"] = file_of(question.picture)
    cells |= texts("wijkstem::alt", "wijkstem::alt_audio", question.alt)
    if question.ask_if is not None:
        cells |= _asked_if(question.ask_if, before)
    if isinstance(question, Asked):
        cells |= _asked(question)
    return cells | _of_kind(question)


def _asked(question: Asked) -> Cells:
    cells = {"wijkstem::meaning": str(question.meaning)} if question.meaning else {}
    if not isinstance(question, Marked):  # there they are choices
        for name, on in ((DONT_KNOW, question.dont_know), (RATHER_NOT, question.rather_not)):
            if on:
                cells[f"wijkstem::{name}"] = "yes"
    return cells


def _of_kind(question: Question) -> Cells:
    """What only this kind has."""
    match question:
        case Choice():
            return _select("select_one", question) | _rotates(question.rotate, otherwise=False)
        case Choices():
            limit = {"constraint": most_written(question.maximum)} if question.maximum else {}
            return (
                _select("select_multiple", question)
                | limit
                | _rotates(question.rotate, otherwise=False)
            )
        case Priority():
            kind = {"constraint": most_written(question.maximum), "wijkstem::kind": "priority"}
            return (
                _select("select_multiple", question)
                | kind
                | _rotates(question.rotate, otherwise=True)
            )
        case Ranking():
            most = {"wijkstem::maximum": str(question.maximum)} if question.maximum else {}
            ties = {} if question.ties else {"wijkstem::ties": "no"}
            rotates = _rotates(question.rotate, otherwise=True)
            return _select("rank", question) | most | ties | rotates
        case BestWorst():
            rotates = _rotates(question.rotate, otherwise=True)
            return _select("rank", question) | {"wijkstem::kind": "best_worst"} | rotates
        case Scale():
            faces = {"wijkstem::faces": "yes"} if question.faces else {}
            return _select("select_one", question) | {"appearance": "likert"} | faces
        case Number():
            unit = texts("wijkstem::unit", "wijkstem::unit_audio", question.unit)
            return {"type": "integer", "constraint": bounds_written(question)} | unit
        case ShortText():
            return {"type": "text", "wijkstem::maximum": str(question.maximum)}
        case LongText():
            most = {"wijkstem::maximum": str(question.maximum)}
            return {"type": "text", "appearance": "multiline"} | most
        case Statement():
            return {"type": "note"}
        case _:
            assert_never(question)


def _select(kind: str, question: Closed) -> Cells:
    return {"type": f"{kind} {_list_name(question)}"}


def _rotates(rotate: bool, *, otherwise: bool) -> Cells:
    return {} if rotate == otherwise else {"wijkstem::rotate": "yes" if rotate else "no"}


def _asked_if(ask_if: Condition, before: Mapping[str, Question]) -> Cells:
    """As `relevant`; where that would read as another condition, exactly in our own column."""
    cells = {"relevant": written(ask_if)}
    named = {name_of(key): question for key, question in before.items()}
    try:
        again = condition(cells["relevant"], lambda name: Seen(named[name]))
    except (CannotSay, KeyError):
        again = None
    if again != ask_if:
        cells["wijkstem::ask_if"] = json.dumps(as_data(ask_if), separators=(",", ":"))
    return cells
