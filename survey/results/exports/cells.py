"""What a given answer puts in one cell."""

from __future__ import annotations

from collections.abc import Callable

from forms.definition.ordering import place_of
from survey.results.exports.model import Cell, Value
from survey.results.exports.rows.seen import Seen


def numbered(
    values: tuple[Value, ...], code: Callable[[Seen], str | None]
) -> Callable[[Seen], Cell]:
    """The number of the code that an answer leads to."""
    numbers = {each.code: each.number for each in values}

    def number(answer: Seen) -> Cell:
        found = code(answer)
        return numbers.get(found) if found else None

    return number


def is_chosen(code: str) -> Callable[[Seen], Cell]:
    """1 where this was marked, else 0."""
    return lambda answer: int(code in answer.codes)


def place_given(code: str) -> Callable[[Seen], Cell]:
    """The place that this got, if it got one."""

    def place(answer: Seen) -> Cell:
        found = (place for place, option in map(place_of, answer.codes) if option == code)
        return int(next(found, "0")) or None

    return place


def after(start: str) -> Callable[[Seen], str | None]:
    """The code of the mark that begins so: which option of a set."""

    def option(answer: Seen) -> str | None:
        found = (mark.removeprefix(start) for mark in answer.codes if mark.startswith(start))
        return next(found, None)

    return option


def number_given(answer: Seen) -> Cell:
    """The number itself."""
    return answer.number
