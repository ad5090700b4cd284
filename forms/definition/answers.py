"""Answers with their states, problems, and check(): the only validation, for every channel.

A channel may lose what another prevents: paper holds two crosses on a single choice and five
themes where three are allowed. `check` therefore never says yes or no: every question gets an
answer with a state, and problems say what a screen can put right now, what is forged, and what
is paper's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from forms.definition.sentence import Sentence


class State(StrEnum):
    """What became of a question; results count by state, never by guess."""

    GIVEN = "given"
    SKIPPED = "skipped"
    DONT_KNOW = "dont_know"
    RATHER_NOT = "rather_not"
    NOT_ASKED = "not_asked"
    OVER_LIMIT = "over_limit"
    UNCLEAR = "unclear"
    GIVEN_THOUGH_NOT_ASKED = "given_though_not_asked"


class Severity(StrEnum):
    REFUSE = "refuse"  # cannot come from our own form: forged or foreign
    ASK = "ask"  # a person at a screen can put it right now
    KEEP = "keep"  # paper's business: stored as it is


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """What a channel found for one question: marked codes, "first" marks, written text."""

    chosen: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    text: str = ""

    @property
    def empty(self) -> bool:
        return not (self.chosen or self.first or self.text.strip())


RawAnswers = Mapping[str, RawAnswer]


@dataclass(frozen=True, slots=True)
class Answer:
    """One judged answer. Only `given` counts; the rest is kept as what it is.

    `first` holds every mark in the "first" column; it is a first choice only when it is one.
    """

    state: State
    codes: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    text: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one question (or, without a key, about the whole), and how bad it is."""

    question: str | None
    severity: Severity
    code: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Checked:
    """Every question's answer, in the order of the questionnaire, and what is wrong with any."""

    answers: Mapping[str, Answer]
    problems: tuple[Problem, ...] = ()

    def of(self, severity: Severity) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is severity)
