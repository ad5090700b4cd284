"""`relevant` <-> a condition that looks back at answers, as far as such a condition can say it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from forms.definition.questions import (
    Choices,
    Marked,
    Number,
    Priority,
    Question,
    codes,
)
from forms.definition.routing import All, Between, Chose, Condition, Either, Not
from forms.definition.sentence import Sentence, sentence
from forms.definition.soundness import answerable
from forms.definition.xlsform.expression import (
    Call,
    Compared,
    Expression,
    Literal,
    NotUnderstood,
    Ref,
    parse,
)
from forms.definition.xlsform.naming import name_of

_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_TRUE: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
_ANYTHING = sentence(
    "Wijkstem kan dit niet als voorwaarde stellen. Kijk wie deze vraag moet krijgen."
)


class CannotSay(Exception):
    """A condition cannot say this; carries the sentence for the cell."""

    def __init__(self, said: Sentence = _ANYTHING) -> None:
        super().__init__(str(said))
        self.sentence = said


@dataclass(frozen=True, slots=True)
class Seen:
    """A question that a condition may look at, and its codes by their names in the workbook."""

    question: Question
    renamed: Mapping[str, str] = field(default_factory=dict)


Look = Callable[[str], Seen]


def condition(text: str, look: Look) -> Condition:
    """Reads a `relevant`; `look` finds a question before this one, or raises CannotSay."""
    try:
        return _condition(parse(text), look)
    except NotUnderstood as error:
        said = sentence(
            "Deze voorwaarde is niet te lezen bij “%(at)s”. Kijk naar haakjes en aanhalingstekens.",
            at=str(error),
        )
        raise CannotSay(said) from error


def _condition(found: Expression, look: Look) -> Condition:
    match found:
        case Call("and" | "or" as word, parts):
            return _joined(word, [_condition(part, look) for part in parts])
        case Call("not", (inner,)):
            return Not(_condition(inner, look))
        case Call("selected", (Ref(name), Literal(code))):
            return _chose(look(name), code.strip())
        case Compared(Ref(name), sign, Literal(text)):
            return _compared(look(name), sign, text)
        case Compared(Literal(text), sign, Ref(name)):
            return _compared(look(name), _FLIPPED[sign], text)
        case Compared(Call("count-selected" | "string-length", (Ref(name),)), sign, Literal(text)):
            return _answered(look(name), f"{sign}{text}")
        case _:
            raise CannotSay


def _joined(word: str, parts: list[Condition]) -> Condition:
    """Joins neighbours that say one thing: codes of one question, both bounds of one number."""
    joined: list[Condition] = []
    for part in parts:
        before = joined[-1] if joined else None
        match word, before, part:
            case "or", Chose(), Chose() if before.question == part.question:
                both = (*before.codes, *part.codes)
                joined[-1] = Chose(part.question, tuple(dict.fromkeys(both)))
            case "and", Between(_, _, None), Between(_, None, _) if (
                before.question == part.question and before.at_least is not None
            ):
                joined[-1] = Between(part.question, before.at_least, part.at_most)
            case _:
                joined.append(part)
    if len(joined) == 1:
        return joined[0]
    return All(tuple(joined)) if word == "and" else Either(tuple(joined))


def _chose(seen: Seen, name: str) -> Chose:
    code = seen.renamed.get(name, name)
    if code not in answerable(seen.question):
        raise CannotSay(
            sentence(
                "“%(code)s” is geen antwoord op vraag “%(key)s”. Kies een antwoord dat er is.",
                code=name,
                key=seen.question.key,
            )
        )
    return Chose(seen.question.key, (code,))


def _compared(seen: Seen, sign: str, text: str) -> Condition:
    question = seen.question
    if not text:
        if sign not in ("=", "!="):
            raise CannotSay
        return _answered(seen, ">0" if sign == "!=" else "=0")
    if sign == "!=":
        return Not(_compared(seen, "=", text))
    if isinstance(question, Number):
        return _bounded(question, sign, text)
    if sign != "=":
        return _codes_that(seen, sign, text)
    chose = _chose(seen, text)
    others = tuple(code for code in answerable(question) if code not in chose.codes)
    if isinstance(question, Choices | Priority) and others:
        return All((chose, Not(Chose(question.key, others))))  # this one and no other
    return chose


def _bounded(question: Number, sign: str, text: str) -> Condition:
    if text in answerable(question):  # dont_know
        return Chose(question.key, (text,))
    number = _number(text)
    match sign:
        case "<":
            return Between(question.key, None, math.ceil(number) - 1)
        case "<=":
            return Between(question.key, None, math.floor(number))
        case ">":
            return Between(question.key, math.floor(number) + 1)
        case ">=":
            return Between(question.key, math.ceil(number))
    if number % 1:
        raise CannotSay
    return Between(question.key, int(number), int(number))


def _codes_that(seen: Seen, sign: str, text: str) -> Condition:
    """A question whose codes are numbers, such as a scale from 1 to 5."""
    question, number = seen.question, _number(text)
    named = {code: name for name, code in seen.renamed.items()}
    if not isinstance(question, Marked) or isinstance(question, Choices | Priority):
        raise CannotSay
    numbers = {code: named.get(code, code) for code in codes(question)}
    if not all(each.isascii() and each.isdecimal() for each in numbers.values()):
        raise CannotSay
    chosen = tuple(code for code, each in numbers.items() if _TRUE[sign](float(each), number))
    if not chosen:
        raise CannotSay
    return Chose(question.key, chosen)


def _answered(seen: Seen, wanted: str) -> Condition:
    """Whether anything was answered at all."""
    question = seen.question
    given: Condition
    if isinstance(question, Number):
        given = Between(question.key, question.minimum, question.maximum)
    elif isinstance(question, Marked):
        given = Chose(question.key, answerable(question))
    else:
        raise CannotSay
    if wanted in (">0", ">=1", "!=0"):
        return given
    if wanted in ("=0", "<1"):
        return Not(given)
    raise CannotSay


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError as error:
        raise CannotSay from error
    if not abs(number) < 1e12:
        raise CannotSay
    return number


def written(condition: Condition) -> str:
    """Writes the condition as `relevant`; what reads differently stands in `wijkstem::ask_if`."""
    match condition:
        case Chose(question, codes):
            name = name_of(question)
            return " or ".join(f"selected(${{{name}}}, '{code}')" for code in codes)
        case Between(question, at_least, at_most):
            bounds = ((">=", at_least), ("<=", at_most))
            told = [f"${{{name_of(question)}}} {sign} {n}" for sign, n in bounds if n is not None]
            return " and ".join(told)
        case All(conditions):
            return " and ".join(map(_bracketed, conditions))
        case Either(conditions):
            return " or ".join(map(_bracketed, conditions))
        case Not(inner):
            return f"not({written(inner)})"
        case _:
            assert_never(condition)


def _bracketed(condition: Condition) -> str:
    text = written(condition)
    single = isinstance(condition, Not) or (" or " not in text and " and " not in text)
    return text if single else f"({text})"
