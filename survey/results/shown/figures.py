"""A group's published counts -> figures per question, in the questionnaire's order and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
from forms.definition.sets import BEST, WORST, marks
from survey.results.rollup.cells import Cell, Kind
from survey.results.shown.tables import Shown
from survey.results.statistics.wilson import Interval, wilson

OF = "of"  # the cell of a sum that says of how many it is


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionFigure:
    """How many chose this, how many put it first, and how often it was least important.

    In a ranking `n` is how many gave it a place; in sets of three how often it mattered most.
    None is closed. `share` is of those who gave an answer; sets have none, a person has several.
    """

    code: str
    text: str
    n: int | None
    first: int | None = 0
    worst: int | None = 0
    share: float | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFigure:
    """What became of one question: how many per state, and what was given. None is closed."""

    key: str
    kind: str
    title: str
    given: int | None
    states: Mapping[str, int | None]
    options: tuple[OptionFigure, ...] = ()
    mean: float | None = None
    mean_of: int | None = None  # of how many: a mean moves less often than the rest


def figures(
    questionnaire: Questionnaire,
    shown: Shown,
    *,
    language: str | None = None,
    older: Sequence[Questionnaire] = (),
) -> tuple[QuestionFigure, ...]:
    """The figures of every question that asks something.

    `older` editions, newest first: questions and options that were dropped since come after.
    """
    found: dict[str, QuestionFigure] = {}
    for edition in (questionnaire, *older):
        spoken = language or questionnaire.languages[0]
        for question in edition.questions:
            if (figure := _figure(question, shown, spoken)) is not None:
                found[figure.key] = _with_dropped(found.get(figure.key, figure), figure)
    return tuple(found.values())


def _figure(question: Question, shown: Shown, language: str) -> QuestionFigure | None:
    match question:
        case Statement():
            return None
        case Choice() | Choices() | Priority() | Scale():
            options = _options(question, shown, language, _chosen(question, shown))
        case Ranking():
            options = _options(question, shown, language, _places(question, shown))
        case BestWorst():
            options = _options(question, shown, language, _sides(question, shown))
        case Number() | ShortText() | LongText():
            options = ()
        case _:
            assert_never(question)
    states = {state.value: _count(shown, question.key, Kind.STATE, state) for state in State}
    mean, of = _mean(shown, question.key)
    return QuestionFigure(
        key=question.key,
        kind=question.kind,
        title=question.title.wording(language).words,
        given=states[State.GIVEN.value],
        states=states,
        options=options,
        mean=mean,
        mean_of=of,
    )


_Numbers = tuple[int | None, int | None, int | None]  # n, first, worst


def _options(
    question: Closed, shown: Shown, language: str, numbers: Mapping[str, _Numbers]
) -> tuple[OptionFigure, ...]:
    """The options in the order of the document, areas before their neighbourhoods."""
    given = _count(shown, question.key, Kind.STATE, State.GIVEN)
    of = None if isinstance(question, BestWorst) else given
    return tuple(
        OptionFigure(
            code=each.code,
            text=each.text.wording(language).words,
            n=(n := numbers[each.code])[0],
            first=n[1],
            worst=n[2],
            share=_share(n[0], of),
            interval=_interval(n[0], of),
        )
        for option in choosable(question)
        for each in (option, *option.options)
    )


def _share(n: int | None, of: int | None) -> float | None:
    """A group's own figure may be older than the total's, and then no part of it."""
    return n / of if n is not None and of and n <= of else None


def _interval(n: int | None, of: int | None) -> Interval | None:
    return wilson(n, of) if n is not None and of and n <= of else None


def _chosen(question: Closed, shown: Shown) -> dict[str, _Numbers]:
    return {
        code: (
            _count(shown, question.key, Kind.CODE, code),
            _count(shown, question.key, Kind.FIRST, code),
            0,
        )
        for code in codes(question)
    }


def _places(question: Ranking, shown: Shown) -> dict[str, _Numbers]:
    places = range(1, len(question.options) + 1)
    return {
        code: (
            _sum(shown, question.key, (f"{place}.{code}" for place in places)),
            _count(shown, question.key, Kind.CODE, f"1.{code}"),
            0,
        )
        for code in codes(question)
    }


def _sides(question: BestWorst, shown: Shown) -> dict[str, _Numbers]:
    every = marks(question)

    def times(sign: str, code: str) -> int | None:
        own = (each for each in every if each.partition(sign)[2] == code)
        return _sum(shown, question.key, own)

    return {code: (times(BEST, code), 0, times(WORST, code)) for code in codes(question)}


def _mean(shown: Shown, key: str) -> tuple[float | None, int | None]:
    total = _count(shown, key, Kind.SUM, "")
    of = _count(shown, key, Kind.SUM, OF)
    return (total / of, of) if total is not None and of else (None, None)


def _sum(shown: Shown, key: str, cells: Iterable[str]) -> int | None:
    counts = [_count(shown, key, Kind.CODE, cell) for cell in cells]
    return None if None in counts else sum(each or 0 for each in counts)


def _count(shown: Shown, key: str, kind: Kind, cell: str) -> int | None:
    return None if shown.base is None else shown.cells.get(Cell(key, kind, cell), 0)


def _with_dropped(newer: QuestionFigure, older: QuestionFigure) -> QuestionFigure:
    known = {option.code for option in newer.options}
    dropped = tuple(option for option in older.options if option.code not in known)
    return replace(newer, options=(*newer.options, *dropped))
