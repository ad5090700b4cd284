"""Draws made-up answers to a questionnaire: everyone differs, but the town has its tastes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import assert_never

from forms.definition.answers import RawAnswer, State
from forms.definition.judging import judge
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import (
    DONT_KNOW,
    BestWorst,
    Choice,
    Choices,
    LongText,
    Number,
    Option,
    Priority,
    Question,
    Ranking,
    Scale,
    ShortText,
    Statement,
)
from forms.definition.routing import Known, holds
from forms.definition.sets import BEST, WORST, numbered_sets

_WRITTEN = {
    "nl": ("Voorbeeld: meer groen.", "Voorbeeld: een bankje bij de bus.", "Voorbeeld: de buren."),
    "en": ("Example: more trees.", "Example: a bench at the bus stop.", "Example: my neighbours."),
    "ar": ("مثال: المزيد من الأشجار.", "مثال: مقعد عند موقف الحافلة.", "مثال: جيراني."),
}
_SKIPS, _DOES_NOT_KNOW, _WRITES = 0.04, 0.03, 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """What is liked here follows from the seed; each option has its own weight."""

    seed: int

    def weight(self, question: str, option: Option) -> float:
        """How many choose this, against the others; "none of these" is rare."""
        liked = Random(f"{self.seed} {question} {option.code}").uniform(0.3, 2) ** 2
        return 0.05 if option.exclusive else liked

    def pick(
        self, question: str, options: Sequence[Option], *, at_most: int, chance: Random
    ) -> list[Option]:
        """One to `at_most` different options, the liked ones more often."""
        left = list(options)
        picked = []
        for _ in range(chance.randint(1, min(at_most, len(left)))):
            weights = [self.weight(question, each) for each in left]
            picked.append(chance.choices(left, weights)[0])
            left.remove(picked[-1])
        return picked


def draw(
    questionnaire: Questionnaire, *, language: str, town: Town, chance: Random
) -> dict[str, RawAnswer]:
    """One person's answers; only to questions that this person is asked."""
    given: dict[str, RawAnswer] = {}
    known: dict[str, Known] = {}
    for question in questionnaire.questions:
        if question.ask_if is not None and not holds(question.ask_if, known):
            continue
        raw = _answer(question, language, town, chance)
        answer, _ = judge(question, raw)
        if not raw.empty:
            given[question.key] = raw
        if answer.state in (State.GIVEN, State.DONT_KNOW):
            known[question.key] = Known(answer.codes, answer.number)
    return given


def _answer(question: Question, language: str, town: Town, chance: Random) -> RawAnswer:
    if isinstance(question, Statement) or chance.random() < _SKIPS:
        return RawAnswer()
    if question.dont_know and chance.random() < _DOES_NOT_KNOW:
        return RawAnswer(chosen=(DONT_KNOW,))
    return _given(question, language, town, chance)


def _given(question: Question, language: str, town: Town, chance: Random) -> RawAnswer:
    match question:
        case Choice():
            picked = town.pick(question.key, _lowest(question.options), at_most=1, chance=chance)
            return RawAnswer(chosen=(picked[0].code,))
        case Scale():
            picked = town.pick(question.key, question.points, at_most=1, chance=chance)
            return RawAnswer(chosen=(picked[0].code,))
        case Choices() | Priority():
            return _several(question, town, chance)
        case Ranking():
            most = question.maximum or len(question.options)
            picked = town.pick(question.key, question.options, at_most=most, chance=chance)
            places = enumerate(picked, start=1)
            return RawAnswer(chosen=tuple(f"{place}.{each.code}" for place, each in places))
        case BestWorst():
            return RawAnswer(chosen=tuple(_sides(question, town, chance)))
        case Number():
            low, high = question.minimum, question.maximum
            return RawAnswer(text=str(round(chance.triangular(low, high, low))))
        case ShortText() | LongText():
            words = chance.choice(_WRITTEN.get(language, _WRITTEN["nl"]))
            return RawAnswer(text=words if chance.random() < _WRITES else "")
        case Statement():
            return RawAnswer()
        case _:
            assert_never(question)


def _several(question: Choices | Priority, town: Town, chance: Random) -> RawAnswer:
    """An exclusive option comes alone."""
    most = question.maximum or 3
    picked = town.pick(question.key, question.options, at_most=most, chance=chance)
    alone = [each for each in picked if each.exclusive]
    chosen = tuple(each.code for each in alone[:1] or picked)
    ranks = isinstance(question, Priority) and chance.random() < 0.8
    return RawAnswer(chosen=chosen, first=(chosen[0],) if ranks else ())


def _sides(question: BestWorst, town: Town, chance: Random) -> Iterator[str]:
    """In every set the best by taste; the worst is any of the others."""
    for number, options in numbered_sets(question, 0):
        best = town.pick(question.key, options, at_most=1, chance=chance)[0]
        worst = chance.choice([each for each in options if each is not best])
        yield f"{number}{BEST}{best.code}"
        yield f"{number}{WORST}{worst.code}"


def _lowest(options: Sequence[Option]) -> list[Option]:
    """Neighbourhoods rather than the areas that hold them."""
    return [each for option in options for each in (option.options or (option,))]
