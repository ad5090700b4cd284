"""What is counted of one response: its state per question, what was chosen, what came first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from forms.definition.answers import State


class Kind(StrEnum):
    """What a count is of."""

    BASE = "base"  # responses
    STATE = "state"
    CODE = "code"
    FIRST = "first"
    SUM = "sum"  # of a number
    PATTERN = "pattern"  # which codes together, and which of them first


class Cell(NamedTuple):
    """One thing that may be true of a response."""

    question: str
    kind: str
    cell: str


BASE = Cell("", Kind.BASE, "")
_GIVEN = State.GIVEN.value


class Seen(NamedTuple):
    """What one response holds. `sums` are numbers that were given, by question."""

    cells: list[Cell]
    sums: dict[str, int]
    chosen: dict[str, str]


def seen_in(rows: Iterable[Sequence[Any]], *, patterned: frozenset[str]) -> Seen:
    """The cells of one response from its rows of (question, code, state, first, number).

    `patterned` are the questions whose choices are also counted as they came together.
    """
    cells = [BASE]
    sums: dict[str, int] = {}
    codes: dict[str, list[str]] = {}
    firsts: dict[str, list[str]] = {}
    states: dict[str, str] = {}
    for question, code, state, first, number in rows:
        if question not in states:
            states[question] = state
            cells.append(Cell(question, Kind.STATE, state))
        if state != _GIVEN:
            continue
        if number is not None:
            sums[question] = number
        if code:
            codes.setdefault(question, []).append(code)
            cells.append(Cell(question, Kind.CODE, code))
            if first:
                firsts.setdefault(question, []).append(code)
    # A mark in the "first" column is a first choice only when it is the only one there.
    only = {question: marks[0] for question, marks in firsts.items() if len(marks) == 1}
    cells += [Cell(question, Kind.FIRST, code) for question, code in only.items()]
    cells += _patterns(states, codes, only, patterned)
    return Seen(cells, sums, {key: marks[0] for key, marks in codes.items() if len(marks) == 1})


def _patterns(
    states: dict[str, str], codes: dict[str, list[str]], only: dict[str, str], of: frozenset[str]
) -> Iterator[Cell]:
    for question in of:
        if states.get(question) == _GIVEN:
            marks = " ".join(sorted(codes.get(question, ())))
            yield Cell(question, Kind.PATTERN, f"{marks}>{only.get(question, '')}")
