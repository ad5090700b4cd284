"""Judged answers -> narrow rows. Pure: knows no session."""

from __future__ import annotations

from typing import Any

from forms.definition.answers import Checked, State
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Scale
from survey.intake.submission import storable

Row = dict[str, Any]


def answer_rows(response_id: int, checked: Checked) -> list[Row]:
    """A row per marked code of each question, or one with an empty code."""
    return [
        {
            "response_id": response_id,
            "question": key,
            "code": code,
            "state": answer.state.value,
            "first": code in answer.first,
            "number": answer.number,
        }
        for key, answer in checked.answers.items()
        for code in answer.codes or ("",)
    ]


def text_rows(response_id: int, checked: Checked) -> list[Row]:
    """A row per written text; a number that was read as one needs no words beside it."""
    return [
        {"response_id": response_id, "question": key, "text": storable(answer.text)}
        for key, answer in checked.answers.items()
        if answer.text and answer.number is None
    ]


def patterned(questionnaire: Questionnaire, checked: Checked) -> bool:
    """At least four scales, all answered at the same position: perhaps nobody read them."""
    positions = []
    for question in questionnaire.questions:
        if isinstance(question, Scale):
            answer = checked.answers[question.key]
            if answer.state is State.GIVEN:
                codes = [point.code for point in question.points]
                positions.append(codes.index(answer.codes[0]))
    return len(positions) >= 4 and len(set(positions)) == 1
