"""Questionnaire -> WTForms form, and posted data -> raw answers. Parses; `check` alone judges.

A question `q` owns the field `q` for what is marked, and others named after it: `q-first` for the
mark in the "first" column of a priority, `q-text` for what is written, `q-place-money` for the
place of an option in a ranking, `q-best-2` and `q-worst-2` for the second set of three. Names that
begin with `_` belong to the page, not to the questionnaire.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, assert_never

from wtforms import (  # type: ignore[attr-defined]  # the stubs lack SelectChoice
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.form import BaseForm
from wtforms.widgets import CheckboxInput, RadioInput

from forms.definition.answers import RawAnswer, RawAnswers
from forms.definition.judging import plain, whole_number
from forms.definition.ordering import UNREADABLE
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import (
    DONT_KNOW,
    RATHER_NOT,
    Asked,
    BestWorst,
    Choice,
    Choices,
    LongText,
    Marked,
    Number,
    Priority,
    Question,
    Ranking,
    Scale,
    ShortText,
    Statement,
    codes,
    in_order,
)
from forms.definition.sets import BEST, WORST, numbered_sets

Fields = dict[str, Any]  # WTForms makes an unbound field of each until a form is made


Code = tuple[str, str]  # a code and its words


class Marks(SelectMultipleField):
    """Boxes or circles; keeps every posted value, so that `check` sees what was really sent."""

    def __init__(self, *, choices: Sequence[Code], one: bool = False, **kwargs: Any) -> None:
        offered = [SelectChoice(*each) for each in choices]
        super().__init__(choices=offered, validate_choice=False, **kwargs)
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
    found: dict[str, _Found] = {}
    for name, value in data.items():
        key, _, part = name.partition("-")
        found.setdefault(key, _Found()).take(part, value)
    given = {key: each.raw() for key, each in found.items()}
    strangers = (name for name in posted if not name.startswith("_") and name not in data)
    return given | {name: RawAnswer(text="?") for name in strangers}


@dataclass(slots=True)
class _Found:
    """What the fields of one question hold."""

    chosen: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    text: str = ""

    def take(self, part: str, value: Any) -> None:
        if not value:
            return
        match part.split("-"):
            case ["first"]:
                self.first += value
            case ["text"]:
                self.text = value
            case ["place", code]:
                self.chosen += _placed(code, value)
            case ["best", number]:
                self.chosen += [f"{number}{BEST}{code}" for code in value]
            case ["worst", number]:
                self.chosen += [f"{number}{WORST}{code}" for code in value]
            case _:
                self.chosen += value

    def raw(self) -> RawAnswer:
        return RawAnswer(tuple(self.chosen), tuple(self.first), self.text)


def _placed(code: str, written: str) -> list[str]:
    """A place as it was written beside an option; one that is no small number stays unreadable."""
    if not written.strip():
        return []
    number = whole_number(plain(written))
    readable = number is not None and 0 <= number < 1000
    return [f"{number if readable else UNREADABLE}.{code}"]


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
        case Ranking():
            places = {f"{question.key}-place-{code}": StringField() for code in codes(question)}
            return _specials(question) | places
        case BestWorst():
            return _specials(question) | _sets(question, language)
        case Number() | ShortText():
            return _specials(question) | {f"{question.key}-text": StringField()}
        case LongText():
            return _specials(question) | {f"{question.key}-text": TextAreaField()}
        case Statement():
            return {}
        case _:
            assert_never(question)


def _sets(question: BestWorst, language: str) -> Fields:
    fields: Fields = {}
    for number, options in numbered_sets(question, 0):
        choices = [(each.code, str(each.text.wording(language))) for each in options]
        for side in ("best", "worst"):
            fields[f"{question.key}-{side}-{number}"] = Marks(choices=choices, one=True)
    return fields


def _marks(question: Marked, language: str, variant: int, *, one: bool) -> Marks:
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
