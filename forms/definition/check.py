"""check(): the only validation, for every channel."""

from __future__ import annotations

from dataclasses import replace

from forms.definition.answers import (
    Answer,
    Checked,
    Problem,
    RawAnswer,
    RawAnswers,
    Severity,
    State,
)
from forms.definition.judging import judge
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Question, Statement
from forms.definition.routing import Known, holds
from forms.definition.sentence import sentence

_NOTHING = RawAnswer()


def check(questionnaire: Questionnaire, given: RawAnswers) -> Checked:
    """Judges what a channel found; every question but statements gets an answer with a state.

    Conditions see only what was really given to questions that were asked, so that an answer
    to a question that should not have been asked opens no further questions.
    """
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    known: dict[str, Known] = {}
    for question in questionnaire.questions:
        raw = given.get(question.key, _NOTHING)
        answer, wrong = judge(question, raw)
        if question.ask_if is not None and not holds(question.ask_if, known):
            answer, wrong = _not_asked(answer, wrong)
        elif answer.state in _SEEN:
            known[question.key] = Known(answer.codes, answer.number)
        problems += wrong
        if not isinstance(question, Statement):
            answers[question.key] = answer
    problems += [_unknown(key) for key in given if key not in questionnaire.by_key]
    return Checked(answers, tuple(problems))


_SEEN = (State.GIVEN, State.DONT_KNOW, State.RATHER_NOT)


def _not_asked(answer: Answer, wrong: list[Problem]) -> tuple[Answer, list[Problem]]:
    """What a question off the route becomes: nothing to put right, whatever it holds."""
    forged = [problem for problem in wrong if problem.severity is Severity.REFUSE]
    if answer.state is State.SKIPPED:
        return Answer(State.NOT_ASKED), forged
    return replace(answer, state=State.GIVEN_THOUGH_NOT_ASKED), forged


def _unknown(key: str) -> Problem:
    advice = sentence("Er kwam een antwoord op een vraag die niet in deze vragenlijst staat.")
    return Problem(None, Severity.REFUSE, "unknown_question", advice)


def asked(questionnaire: Questionnaire, checked: Checked) -> tuple[Question, ...]:
    """The questions that this person should have been asked, statements left out."""
    off = (State.NOT_ASKED, State.GIVEN_THOUGH_NOT_ASKED)
    return tuple(
        question
        for question in questionnaire.questions
        if question.key in checked.answers and checked.answers[question.key].state not in off
    )
