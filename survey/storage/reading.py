"""Narrow rows -> judged answers, as they were when they were stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition import answers as judged
from survey.storage.answers import Answer, AnswerText


def answers_of(session: Session, *, response_id: int) -> dict[str, judged.Answer]:
    """The answers of one response. A number has no words beside it; codes come in their order."""
    rows = select(Answer.question, Answer.code, Answer.state, Answer.first, Answer.number)
    texts = select(AnswerText.question, AnswerText.text)
    written = session.execute(texts.where(AnswerText.response_id == response_id))
    return from_rows(
        session.execute(rows.where(Answer.response_id == response_id)),
        {question: text for question, text in written},  # noqa: C416 - rows are no pairs to mypy
    )


def from_rows(rows: Iterable[Sequence[Any]], texts: Mapping[str, str]) -> dict[str, judged.Answer]:
    """The answers of one response from rows of (question, code, state, first, number)."""
    answers: dict[str, judged.Answer] = {}
    for question, code, state, first, number in rows:
        known = answers.get(question)
        codes = known.codes if known else ()
        firsts = known.first if known else ()
        answers[question] = judged.Answer(
            judged.State(state),
            (*codes, code) if code else codes,
            (*firsts, code) if first else firsts,
            texts.get(question),
            number,
        )
    return answers
