"""Which columns a question has in an export, and what one answer puts in them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import assert_never

from forms.definition.answers import Answer, State
from forms.definition.ordering import place_of
from forms.definition.questions import (
    BestWorst,
    Choice,
    Choices,
    LongText,
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
from forms.definition.sets import BEST, WORST, numbered_sets

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one question; `codes` is what may stand in it, for the codebook."""

    name: str
    question: Question
    cell: Callable[[Answer], Cell]
    codes: tuple[tuple[str, str], ...] = ()


def columns_of(question: Question, *, language: str, with_text: bool) -> Iterator[Column]:
    """What was given, then what became of the question. Only what counts is written out."""
    if isinstance(question, Statement):
        return
    yield from _given(question, language, with_text)
    states = tuple((state.value, "") for state in State)
    yield Column(f"{question.key}_state", question, _state, states)


def _given(question: Question, language: str, with_text: bool) -> Iterator[Column]:
    match question:
        case Choice() | Scale():
            codes = tuple(_codes(choosable(question), language))
            yield Column(question.key, question, _only_code, codes)
        case Choices():
            yield from _marks(question, language)
        case Priority():
            yield from _marks(question, language)
            codes = tuple(_codes(question.options, language))
            yield Column(f"{question.key}_first", question, _first, codes)
        case Ranking():
            for code, words in _codes(question.options, language):
                yield Column(f"{question.key}__{code}", question, _place(code), (("", words),))
        case BestWorst():
            yield from _sets(question, language)
        case Number():
            yield Column(question.key, question, _number)
        case ShortText() | LongText():
            if with_text:
                yield Column(question.key, question, _text)
        case Statement():
            pass
        case _:
            assert_never(question)


def _marks(question: Choices | Priority, language: str) -> Iterator[Column]:
    for code, words in _codes(question.options, language):
        marks = (("1", words), ("0", ""))
        yield Column(f"{question.key}__{code}", question, _is_chosen(code), marks)


def _sets(question: BestWorst, language: str) -> Iterator[Column]:
    """Per set which option was most important, and which least."""
    for number, options in numbered_sets(question, 0):
        codes = tuple(_codes(options, language))
        for side, sign in (("best", BEST), ("worst", WORST)):
            cell = _after(f"{number}{sign}")
            yield Column(f"{question.key}__{number}_{side}", question, cell, codes)


def _codes(options: tuple[Option, ...], language: str) -> Iterator[tuple[str, str]]:
    for option in options:
        for each in (option, *option.options):
            yield each.code, each.text.wording(language).words


def _only_code(answer: Answer) -> Cell:
    return answer.codes[0] if answer.state is State.GIVEN else None


def _is_chosen(code: str) -> Callable[[Answer], Cell]:
    def chosen(answer: Answer) -> Cell:
        return int(code in answer.codes) if answer.state is State.GIVEN else None

    return chosen


def _place(code: str) -> Callable[[Answer], Cell]:
    def place(answer: Answer) -> Cell:
        places = (place for place, option in map(place_of, answer.codes) if option == code)
        return int(next(places, "0")) or None if answer.state is State.GIVEN else None

    return place


def _after(start: str) -> Callable[[Answer], Cell]:
    def option(answer: Answer) -> Cell:
        found = (mark.removeprefix(start) for mark in answer.codes if mark.startswith(start))
        return next(found, None) if answer.state is State.GIVEN else None

    return option


def _first(answer: Answer) -> Cell:
    counts = answer.state is State.GIVEN and len(answer.first) == 1
    return answer.first[0] if counts else None


def _number(answer: Answer) -> Cell:
    return answer.number if answer.state is State.GIVEN else None


def _text(answer: Answer) -> Cell:
    return answer.text if answer.state is State.GIVEN else None


def _state(answer: Answer) -> Cell:
    return answer.state.value
