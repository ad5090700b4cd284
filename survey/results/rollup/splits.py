"""How the answers to each kind of question split people, and which published cell each part is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from forms.definition.answers import State
from forms.definition.ordering import place_of
from forms.definition.questions import (
    BestWorst,
    Choice,
    Choices,
    LongText,
    Number,
    Priority,
    Question,
    Ranking,
    Scale,
    ShortText,
    Statement,
)
from forms.definition.sets import BEST, WORST
from survey.results.rollup.cells import Cell, Kind
from survey.results.small_cells.counts import (
    CHOSEN,
    EVERYBODY,
    NOT,
    Key,
    Split,
    first,
    only_one,
    reasons,
    several,
)

Found = Mapping[Key, Mapping[str, int]]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was counted of one question: per group how often each state, code and first choice."""

    states: Found
    codes: Found
    firsts: Found

    @property
    def given(self) -> dict[Key, int]:
        return {key: each.get(State.GIVEN, 0) for key, each in self.states.items()}


def splits_of(question: Question, asked: Asked) -> Iterator[Split]:
    """The splits of one question, those of one sort side by side."""
    match question:
        case Statement():
            return
        case Choice() | Scale():
            yield from only_one(question.key, asked.codes)
        case Choices():
            yield from several(question.key, asked.codes, asked.given)
        case Priority():
            yield from several(question.key, asked.codes, asked.given)
            yield from first(question.key, asked.firsts, asked.given)
        case Ranking():
            yield from _together(question.key, asked, _option)
        case BestWorst():
            yield from _together(question.key, asked, _set_and_side)
        case Number() | ShortText() | LongText():
            pass
        case _:
            assert_never(question)
    yield from reasons(question.key, _reasons(asked))


def told(question: str, asked: Asked) -> Iterator[Split]:
    """Of a question that tells a facet only why there is no answer, and that of everybody.

    Its answers are the groups of that facet, and are shown where those are.
    """
    yield from reasons(question, {EVERYBODY: _reasons(asked)[EVERYBODY]})


def cells_of(split: Split) -> dict[str, Cell]:
    """The published cell of each part; a part that says "not" needs none."""
    question, sort, *option = split.name
    if sort == "state":
        return {part: Cell(question, Kind.STATE, part) for part in split.names}
    if CHOSEN in split.names and option:
        return {CHOSEN: Cell(question, Kind.CODE, option[0])}
    kind = Kind.FIRST if sort == "first" else Kind.CODE
    return {part: Cell(question, kind, part) for part in split.names if part != NOT}


def _reasons(asked: Asked) -> dict[Key, dict[str, int]]:
    return {
        key: {state: n for state, n in each.items() if state != State.GIVEN}
        for key, each in asked.states.items()
    }


def _option(mark: str) -> str:
    return place_of(mark)[1]


def _set_and_side(mark: str) -> str:
    number, sign, _ = mark.partition(BEST if BEST in mark else WORST)
    return f"{number}{sign}"


def _together(question: str, asked: Asked, by: Callable[[str], str]) -> Iterator[Split]:
    """Marks of which a person makes one at most; the others made none of them."""
    marks = {mark for each in asked.codes.values() for mark in each}
    for name, group in groupby(sorted(marks, key=lambda mark: (by(mark), mark)), key=by):
        own = list(group)
        parts: dict[Key, dict[str, int]] = {}
        for key, given in asked.given.items():
            counts = {mark: asked.codes.get(key, {}).get(mark, 0) for mark in own}
            parts[key] = {**counts, NOT: given - sum(counts.values())}
        yield Split(name=(question, "answer", name), parts=parts, alike=frozenset(own))
