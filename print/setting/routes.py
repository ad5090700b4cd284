"""Routing in words: whom a question is for, and where to go after an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import (
    DONT_KNOW,
    RATHER_NOT,
    Choice,
    Closed,
    Item,
    Question,
    Scale,
    Statement,
    choosable,
)
from forms.definition.routing import (
    All,
    Between,
    Chose,
    Condition,
    Either,
    Known,
    Not,
    holds,
    looks_at,
)
from forms.definition.sentence import sentence
from print.setting.style import Style

DONT_KNOW_WORDS = sentence("Weet ik niet")
RATHER_NOT_WORDS = sentence("Zeg ik liever niet")


def numbers(questionnaire: Questionnaire) -> dict[str, int]:
    """The number of each question by its key; a statement has none."""
    asked = [each for each in questionnaire.questions if not isinstance(each, Statement)]
    return {question.key: number for number, question in enumerate(asked, start=1)}


def only_if(question: Question, questionnaire: Questionnaire, style: Style) -> str:
    """Whom a question is for; empty when it is for everyone."""
    if question.ask_if is None:
        return ""
    condition = _worded(question.ask_if, questionnaire, style, holds=True)
    return style.say(sentence("Alleen als %(condition)s.", condition=condition))


def jump_after(question: Item, code: str, questionnaire: Questionnaire, style: Style) -> str:
    """Where someone goes on who gives this one answer; empty for the next question."""
    if not isinstance(question, Choice | Scale):
        return ""
    at = questionnaire.questions.index(question)
    following = questionnaire.questions[at + 1 :]
    skipped = 0
    for each in following:
        if not _left_out(each, question, code):
            break
        skipped += 1
    if skipped == 0:
        return ""
    number = next(
        (numbers(questionnaire)[each.key] for each in following[skipped:] if _numbered(each)), None
    )
    if number is None:
        return style.say(sentence("Ga naar het einde"))
    return style.say(sentence("Ga naar vraag %(number)s", number=number))


def sent_past(question: Question, questionnaire: Questionnaire) -> bool:
    """Whether the question right before it sends everyone on for whom it is not."""
    at = questionnaire.questions.index(question)
    if question.ask_if is None or at == 0:
        return False
    looked_at = {look.question for look in looks_at(question.ask_if)}
    before = questionnaire.questions[at - 1]
    return looked_at == {before.key} and isinstance(before, Choice | Scale)


def _numbered(question: Question) -> bool:
    return not isinstance(question, Statement)


def _left_out(later: Question, question: Question, code: str) -> bool:
    """Whether this one answer decides that the later question is not for this person."""
    if later.ask_if is None:
        return False
    if any(look.question != question.key for look in looks_at(later.ask_if)):
        return False
    return not holds(later.ask_if, {question.key: Known((code,))})


def _worded(
    condition: Condition, questionnaire: Questionnaire, style: Style, *, holds: bool
) -> str:
    """The condition as a clause; what must not hold is said of each single answer."""
    match condition:
        case Chose():
            return _chose(condition, questionnaire, style, holds=holds)
        case Between():
            return _between(condition, questionnaire, style, holds=holds)
        case All(conditions) | Either(conditions):
            both = isinstance(condition, All) == holds
            joint = sentence(" en ") if both else sentence(" of ")
            parts = (_part(each, questionnaire, style, holds=holds) for each in conditions)
            return style.say(joint).join(parts)
        case Not(inner):
            return _worded(inner, questionnaire, style, holds=not holds)
        case _:
            assert_never(condition)


def _part(condition: Condition, questionnaire: Questionnaire, style: Style, *, holds: bool) -> str:
    """A part of a longer condition; one with parts of its own stands between brackets."""
    words = _worded(condition, questionnaire, style, holds=holds)
    return f"({words})" if isinstance(condition, All | Either) else words


def _chose(condition: Chose, questionnaire: Questionnaire, style: Style, *, holds: bool) -> str:
    words = _words_of(questionnaire.by_key[condition.question], style)
    quoted = [style.say(sentence("“%(words)s”", words=words[code])) for code in condition.codes]
    facts = {
        "number": numbers(questionnaire)[condition.question],
        "options": style.say(sentence(" of ")).join(quoted),
    }
    if holds:
        return style.say(sentence("u bij vraag %(number)s %(options)s koos", **facts))
    return style.say(sentence("u bij vraag %(number)s niet %(options)s koos", **facts))


def _between(condition: Between, questionnaire: Questionnaire, style: Style, *, holds: bool) -> str:
    low, high = condition.at_least, condition.at_most
    facts: dict[str, object] = {"low": low, "high": high}
    facts["number"] = numbers(questionnaire)[condition.question]
    if low is not None and high is not None:
        amount = sentence("%(low)s tot en met %(high)s", **facts)
    elif low is not None:
        amount = sentence("%(low)s of meer", **facts)
    else:
        amount = sentence("%(high)s of minder", **facts)
    facts["amount"] = style.say(amount)
    if holds:
        return style.say(sentence("u bij vraag %(number)s het getal %(amount)s schreef", **facts))
    return style.say(sentence("u bij vraag %(number)s niet het getal %(amount)s schreef", **facts))


def _words_of(question: Question, style: Style) -> Mapping[str, str]:
    """What each code of a question says on paper."""
    words = {
        DONT_KNOW: style.say(DONT_KNOW_WORDS),
        RATHER_NOT: style.say(RATHER_NOT_WORDS),
    }
    if isinstance(question, Closed):
        for option in choosable(question):
            for each in (option, *option.options):
                words[each.code] = each.text.wording(style.language).words
    return words
