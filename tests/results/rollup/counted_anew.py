"""Counts every answer of every response in one go, as the roll-up must have come to in steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, distinct, func, select
from sqlalchemy.orm import Session

from forms.definition.answers import State
from survey.results.counted import counted
from survey.storage.answers import Answer, Response

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How often each (question, state) and each (question, code) was given, and came first."""

    states: Mapping[Cell, int]
    codes: Mapping[Cell, int]
    firsts: Mapping[Cell, int]
    numbers: Mapping[str, tuple[int, int]]  # question: how many, and their sum


def count(session: Session, *, campaign_id: int, channel: str | None = None) -> Counts:
    """Counts every answer of the counted responses of a campaign, or of one channel."""
    who = counted(campaign_id)
    if channel is not None:
        who = and_(who, Response.channel == channel)
    return Counts(
        states=_cells(session, _states(who)),
        codes=_cells(session, _codes(who)),
        firsts=_cells(session, _firsts(who)),
        numbers={q: (int(n), int(total or 0)) for q, n, total in session.execute(_numbers(who))},
    )


def _cells(session: Session, query: Select[str, str, int]) -> dict[Cell, int]:
    return {(question, cell): n for question, cell, n in session.execute(query)}


def _states(who: ColumnElement[bool]) -> Select[str, str, int]:
    return (
        select(Answer.question, Answer.state, func.count(distinct(Answer.response_id)))
        .join(Response, Response.id == Answer.response_id)
        .where(who)
        .group_by(Answer.question, Answer.state)
    )


def _codes(who: ColumnElement[bool]) -> Select[str, str, int]:
    return (
        select(Answer.question, Answer.code, func.count())
        .join(Response, Response.id == Answer.response_id)
        .where(who, Answer.state == State.GIVEN, Answer.code != "")
        .group_by(Answer.question, Answer.code)
    )


def _firsts(who: ColumnElement[bool]) -> Select[str, str, int]:
    """A mark in the "first" column is a first choice only when it is the only one there."""
    only = (
        select(Answer.question.label("question"), func.min(Answer.code).label("code"))
        .join(Response, Response.id == Answer.response_id)
        .where(who, Answer.state == State.GIVEN, Answer.first)
        .group_by(Answer.response_id, Answer.question)
        .having(func.count() == 1)
        .subquery()
    )
    return select(only.c.question, only.c.code, func.count()).group_by(only.c.question, only.c.code)


def _numbers(who: ColumnElement[bool]) -> Select[str, int, int | None]:
    return (
        select(Answer.question, func.count(Answer.number), func.sum(Answer.number))
        .join(Response, Response.id == Answer.response_id)
        .where(who, Answer.state == State.GIVEN, Answer.number.is_not(None))
        .group_by(Answer.question)
    )
