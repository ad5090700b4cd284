"""Counts -> figures per question, in the questionnaire's order and words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from forms.definition.answers import State
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import (
    Choice,
    Choices,
    LongText,
    Number,
    Option,
    Priority,
    Question,
    Scale,
    ShortText,
    Statement,
    choosable,
)
from survey.results.count import Counts


@dataclass(frozen=True, slots=True)
class OptionFigure:
    """How many chose this, and how many put it first."""

    code: str
    text: str
    n: int
    first: int


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
                options = tuple(each for o in choosable(question) for each in (o, *o.options))
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
    options: tuple[Option, ...] = (),
    mean: float | None = None,
) -> QuestionFigure:
    return QuestionFigure(
        key=question.key,
        kind=question.kind,
        title=question.title.wording(language).words,
        states={state.value: counts.states.get((question.key, state), 0) for state in State},
        options=tuple(
            OptionFigure(
                option.code,
                option.text.wording(language).words,
                counts.codes.get((question.key, option.code), 0),
                counts.firsts.get((question.key, option.code), 0),
            )
            for option in options
        ),
        mean=mean,
    )


def _mean(question: Question, counts: Counts) -> float | None:
    n, total = counts.numbers.get(question.key, (0, 0))
    return total / n if n else None
