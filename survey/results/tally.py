"""Counts -> figures per question, in the questionnaire's order and words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from forms.definition.answers import State
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import (
    BestWorst,
    Choice,
    Choices,
    Closed,
    LongText,
    Number,
    Priority,
    Question,
    Ranking,
    Scale,
    ShortText,
    Statement,
    choosable,
    codes,
)
from forms.definition.sets import BEST, WORST, numbered_sets
from survey.results.count import Counts


@dataclass(frozen=True, slots=True)
class OptionFigure:
    """How many chose this, how many put it first, and how often it was least important.

    In a ranking `n` is how many gave it a place; in sets of three how often it mattered most.
    """

    code: str
    text: str
    n: int
    first: int
    worst: int = 0


@dataclass(frozen=True, slots=True)
class QuestionFigure:
    """What became of one question: how many per state, and what was given."""

    key: str
    kind: str
    title: str
    states: dict[str, int]
    options: tuple[OptionFigure, ...] = ()
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Results:
    questions: tuple[QuestionFigure, ...]


def tally(counts: Counts, *, questionnaire: Questionnaire) -> Results:
    """Gives the figures of every question that asks something."""
    figures: list[QuestionFigure] = []
    language = questionnaire.languages[0]
    for question in questionnaire.questions:
        match question:
            case Choice() | Choices() | Priority() | Scale():
                options = _options(question, _chosen(question, counts), language)
                figures.append(_figure(question, counts, language, options=options))
            case Ranking():
                options = _options(question, _places(question, counts), language)
                figures.append(_figure(question, counts, language, options=options))
            case BestWorst():
                options = _options(question, _sides(question, counts), language)
                figures.append(_figure(question, counts, language, options=options))
            case Number():
                figures.append(_figure(question, counts, language, mean=_mean(question, counts)))
            case ShortText() | LongText():
                figures.append(_figure(question, counts, language))
            case Statement():
                pass
            case _:
                assert_never(question)
    return Results(tuple(figures))


def _figure(
    question: Question,
    counts: Counts,
    language: str,
    *,
    options: tuple[OptionFigure, ...] = (),
    mean: float | None = None,
) -> QuestionFigure:
    return QuestionFigure(
        key=question.key,
        kind=question.kind,
        title=question.title.wording(language).words,
        states={state.value: counts.states.get((question.key, state), 0) for state in State},
        options=options,
        mean=mean,
    )


def _options(
    question: Closed, numbers: Mapping[str, tuple[int, int, int]], language: str
) -> tuple[OptionFigure, ...]:
    """The options in the order of the document, areas before their neighbourhoods."""
    return tuple(
        OptionFigure(each.code, each.text.wording(language).words, *numbers[each.code])
        for option in choosable(question)
        for each in (option, *option.options)
    )


def _chosen(question: Closed, counts: Counts) -> dict[str, tuple[int, int, int]]:
    cells = ((code, (question.key, code)) for code in codes(question))
    return {code: (counts.codes.get(at, 0), counts.firsts.get(at, 0), 0) for code, at in cells}


def _places(question: Ranking, counts: Counts) -> dict[str, tuple[int, int, int]]:
    places = range(1, len(question.options) + 1)
    return {
        code: (
            sum(counts.codes.get((question.key, f"{place}.{code}"), 0) for place in places),
            counts.codes.get((question.key, f"1.{code}"), 0),
            0,
        )
        for code in codes(question)
    }


def _sides(question: BestWorst, counts: Counts) -> dict[str, tuple[int, int, int]]:
    numbers = [number for number, _ in numbered_sets(question, 0)]

    def times(sign: str, code: str) -> int:
        return sum(counts.codes.get((question.key, f"{n}{sign}{code}"), 0) for n in numbers)

    return {code: (times(BEST, code), 0, times(WORST, code)) for code in codes(question)}


def _mean(question: Question, counts: Counts) -> float | None:
    n, total = counts.numbers.get(question.key, (0, 0))
    return total / n if n else None
