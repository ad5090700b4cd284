""" "Ask only if": small data, evaluated here, sent to the browser as data, spelled out on paper.

The browser evaluates the same data in static/routing.js; tests/definition/routing_vectors.json
holds the two equal. A condition looks at answers that were given to questions before it; a
question that was skipped or not asked satisfies nothing but `not`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Chose:
    """One of these codes was chosen; "don't know" and "rather not" are codes too."""

    question: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The number that was given lies between these bounds, both included."""

    question: str
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class All:
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    condition: Condition


Condition = Chose | Between | All | Either | Not


@dataclass(frozen=True, slots=True)
class Known:
    """What a condition may see of one answer."""

    codes: tuple[str, ...] = ()
    number: int | None = None


def holds(condition: Condition, known: Mapping[str, Known]) -> bool:
    """Says whether the condition holds for what is known so far."""
    match condition:
        case Chose(question, codes):
            return not set(codes).isdisjoint(known.get(question, Known()).codes)
        case Between(question, at_least, at_most):
            number = known.get(question, Known()).number
            return (
                number is not None
                and (at_least is None or number >= at_least)
                and (at_most is None or number <= at_most)
            )
        case All(conditions):
            return all(holds(each, known) for each in conditions)
        case Either(conditions):
            return any(holds(each, known) for each in conditions)
        case Not(inner):
            return not holds(inner, known)
        case _:
            assert_never(condition)


def looks_at(condition: Condition) -> Iterator[Chose | Between]:
    """Gives each place where the condition looks at a question."""
    match condition:
        case Chose() | Between():
            yield condition
        case All(conditions) | Either(conditions):
            for each in conditions:
                yield from looks_at(each)
        case Not(inner):
            yield from looks_at(inner)
        case _:
            assert_never(condition)


def as_data(condition: Condition) -> dict[str, object]:
    """Writes the condition as the document and the browser have it."""
    match condition:
        case Chose(question, codes):
            return {"question": question, "is": list(codes)}
        case Between(question, at_least, at_most):
            bounds = {"at_least": at_least, "at_most": at_most}
            return {"question": question} | {k: v for k, v in bounds.items() if v is not None}
        case All(conditions):
            return {"all": [as_data(each) for each in conditions]}
        case Either(conditions):
            return {"any": [as_data(each) for each in conditions]}
        case Not(inner):
            return {"not": as_data(inner)}
        case _:
            assert_never(condition)


def from_data(data: Mapping[str, object]) -> Condition:
    """Reads a condition that the document's schema has already accepted."""
    match data:
        case {"question": str(question), "is": list(codes)}:
            return Chose(question, tuple(codes))
        case {"question": str(question)}:
            low, high = data.get("at_least"), data.get("at_most")
            assert isinstance(low, int | None)
            assert isinstance(high, int | None)
            return Between(question, low, high)
        case {"all": list(conditions)}:
            return All(tuple(from_data(each) for each in conditions))
        case {"any": list(conditions)}:
            return Either(tuple(from_data(each) for each in conditions))
        case {"not": dict(inner)}:
            return Not(from_data(inner))
        case _:
            raise ValueError(f"not a condition: {data!r}")
