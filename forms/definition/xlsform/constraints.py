"""`constraint`: the bounds of a number and the most choices, which Wijkstem knows; no more."""

from __future__ import annotations

from forms.definition.questions import Number
from forms.definition.routing import All, Between, Condition
from forms.definition.text import Text
from forms.definition.xlsform.conditions import CannotSay, Seen, condition
from forms.definition.xlsform.expression import (
    SELF,
    Call,
    Compared,
    Literal,
    NotUnderstood,
    Ref,
    parse,
)

_ITSELF = Seen(Number(key=SELF, title=Text({"nl": SELF}), dont_know=False))


def bounds(text: str) -> tuple[int | None, int | None] | None:
    """The lowest and highest number that a constraint allows; None when it says something else."""
    try:
        found = condition(text, _only_itself)
    except CannotSay:
        return None
    return _within(found)


def most_chosen(text: str) -> int | None:
    """How many a constraint lets choose: `count-selected(.) <= 3`."""
    try:
        found = parse(text)
    except NotUnderstood:
        return None
    match found:
        case Compared(Call("count-selected", (Ref("."),)), "<=" | "<" as sign, Literal(number)):
            most = int(number) if number.isascii() and number.isdecimal() else 0
            return (most if sign == "<=" else most - 1) or None
    return None


def bounds_written(question: Number) -> str:
    return f". >= {question.minimum} and . <= {question.maximum}"


def most_written(maximum: int) -> str:
    return f"count-selected(.) <= {maximum}"


def _only_itself(name: str) -> Seen:
    if name != SELF:
        raise CannotSay
    return _ITSELF


def _within(found: Condition) -> tuple[int | None, int | None] | None:
    match found:
        case Between(_, at_least, at_most):
            return at_least, at_most
        case All(parts):
            each = [_within(part) for part in parts]
            if None in each:
                return None
            lows = [low for one in each if one for low in one[:1] if low is not None]
            highs = [high for one in each if one for high in one[1:] if high is not None]
            return max(lows, default=None), min(highs, default=None)
    return None
