"""Questionnaire -> WTForms form, and posted data -> raw answers. Parses; `check` alone judges.

A question `q` owns at most three fields: `q` for what is marked, `q-first` for the mark in the
"first" column of a priority, `q-text` for what is written. Names that begin with `_` belong to
the page, not to the questionnaire.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, assert_never

from wtforms import SelectMultipleField, StringField, TextAreaField
from wtforms.form import BaseForm
from wtforms.widgets import CheckboxInput, RadioInput

from forms.definition.answers import RawAnswer, RawAnswers
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import (
    DONT_KNOW,
    RATHER_NOT,
    Asked,
    Choice,
    Choices,
    Closed,
    LongText,
    Number,
    Priority,
    Question,
    Scale,
    ShortText,
    Statement,
    in_order,
)

Fields = dict[str, Any]  # WTForms makes an unbound field of each until a form is made


Code = tuple[str, str]  # a code and its words


class Marks(SelectMultipleField):
    """Boxes or circles; keeps every posted value, so that `check` sees what was really sent."""

    def __init__(self, *, choices: Sequence[Code], one: bool = False, **kwargs: Any) -> None:
        super().__init__(choices=dict(choices), validate_choice=False, **kwargs)
        self.one = one
        self.option_widget = RadioInput() if one else CheckboxInput()

    def mark(self, code: str, **attributes: Any) -> str:
        """Renders the one input of this code."""
        option = next(each for each in self if each.data == code)
        return str(option(id=False, **attributes))


class Filled(BaseForm):
    """A questionnaire's form with what was posted. Fields are items, not attributes: a question
    may be called `data` or `process` as well."""

    fields: ClassVar[Fields]

    def __init__(self, posted: Any = None) -> None:
        super().__init__(self.fields)
        self.process(posted)


def form_for(questionnaire: Questionnaire, *, language: str, variant: int) -> type[Filled]:
    """Makes the form class of a questionnaire, its options worded and in this variant's order."""
    fields: Fields = {}
    for question in questionnaire.questions:
        fields |= _fields(question, language, variant)
    return type("QuestionnaireForm", (Filled,), {"fields": fields})


def raw_answers(form: Filled, posted: Iterable[str]) -> RawAnswers:
    """Reads what was posted; a name that is no field of the form becomes an unknown question."""
    data: Mapping[str, Any] = form.data
    given: dict[str, RawAnswer] = {}
    for name in data:
        key = name.partition("-")[0]
        if key not in given:
            given[key] = RawAnswer(
                chosen=tuple(data.get(key) or ()),
                first=tuple(data.get(f"{key}-first") or ()),
                text=data.get(f"{key}-text") or "",
            )
    strangers = (name for name in posted if not name.startswith("_") and name not in data)
    return given | {name: RawAnswer(text="?") for name in strangers}


def _fields(question: Question, language: str, variant: int) -> Fields:
    match question:
        case Choice() | Scale():
            return {question.key: _marks(question, language, variant, one=True)}
        case Choices():
            return {question.key: _marks(question, language, variant, one=False)}
        case Priority():
            first = [
                (option.code, str(option.text.wording(language)))
                for option in in_order(question, variant)
            ]
            return {
                question.key: _marks(question, language, variant, one=False),
                f"{question.key}-first": Marks(choices=first, one=True),
            }
        case Number() | ShortText():
            return _specials(question) | {f"{question.key}-text": StringField()}
        case LongText():
            return _specials(question) | {f"{question.key}-text": TextAreaField()}
        case Statement():
            return {}
        case _:
            assert_never(question)


def _marks(question: Closed, language: str, variant: int, *, one: bool) -> Marks:
    options = in_order(question, variant)
    choices = [
        (each.code, str(each.text.wording(language)))
        for option in options
        for each in (option, *option.options)
    ]
    return Marks(choices=choices + [(code, code) for code in specials(question)], one=one)


def _specials(question: Asked) -> Fields:
    offered = specials(question)
    return {question.key: Marks(choices=[(code, code) for code in offered])} if offered else {}


def specials(question: Asked) -> list[str]:
    """The codes beside the options that this question offers: don't know, rather not."""
    offered = ((DONT_KNOW, question.dont_know), (RATHER_NOT, question.rather_not))
    return [code for code, on in offered if on]
