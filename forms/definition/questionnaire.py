"""Questionnaire and its sections; questions by key, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from forms.definition.questions import Closed, Option, Question, Scale, Statement, choosable
from forms.definition.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that belong together; a title shows where one begins."""

    questions: tuple[Question, ...]
    title: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """What is asked, in every language; the same for every channel.

    `languages` come first-choice first: the first is where wordings fall back to. `spoken` are
    heard beside a written language, for people who do not read theirs.
    `group` marks answers of a group (a pupil council), which are never counted as persons.
    """

    key: str
    title: Text
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    spoken: tuple[str, ...] = ()
    intro: Text | None = None
    address: str = "u"  # how residents are spoken to: "u" or "je"
    group: bool = False

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(each for section in self.sections for each in section.questions)

    @cached_property
    def by_key(self) -> dict[str, Question]:
        return {question.key: question for question in self.questions}

    @cached_property
    def variants(self) -> int:
        """How many cyclic orders there are: as many as the longest turning list has options."""
        return max([1, *(len(list(turning(question))) for question in self.questions)])

    @cached_property
    def length(self) -> int:
        """How many questions a resident is told there are; statements do not count."""
        return sum(not isinstance(question, Statement) for question in self.questions)

    @cached_property
    def routed(self) -> bool:
        """Whether some people are asked fewer questions than others."""
        return any(question.ask_if is not None for question in self.questions)


def turning(question: Question) -> Iterator[Option]:
    """The options of a question that change place from variant to variant."""
    if isinstance(question, Closed) and not isinstance(question, Scale) and question.rotate:
        yield from (option for option in question.options if not option.exclusive)


def texts(questionnaire: Questionnaire) -> Iterator[tuple[str, Text]]:
    """Every text of the questionnaire with the path where it stands."""
    yield "title", questionnaire.title
    if questionnaire.intro:
        yield "intro", questionnaire.intro
    for number, section in enumerate(questionnaire.sections):
        if section.title:
            yield f"sections[{number}].title", section.title
        for question in section.questions:
            yield from _texts_of_question(question)


def _texts_of_question(question: Question) -> Iterator[tuple[str, Text]]:
    yield f"{question.key}.title", question.title
    if question.help:
        yield f"{question.key}.help", question.help
    if question.alt:
        yield f"{question.key}.alt", question.alt
    if isinstance(question, Closed):
        for option in choosable(question):
            for each in (option, *option.options):
                path = f"{question.key}.{each.code}"
                yield f"{path}.text", each.text
                if each.hint:
                    yield f"{path}.hint", each.hint
                if each.alt:
                    yield f"{path}.alt", each.alt
    unit = getattr(question, "unit", None)
    if isinstance(unit, Text):
        yield f"{question.key}.unit", unit
