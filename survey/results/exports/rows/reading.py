"""Reads responses in the order of their random numbers, a thousand at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, func, not_, select
from sqlalchemy.orm import Session

from forms.definition.answers import State
from survey.results.exports.rows.seen import BETWEEN
from survey.storage.answers import Answer, Response

Raw = tuple[Any, ...]  # id, edition, place, channel, language, variant, day, complete, tokens
_AT_ONCE = 1000


def raw_rows(session: Session, *, which: Sequence[ColumnElement[bool]]) -> Iterator[Sequence[Raw]]:
    """Batches of responses; the database joins the answers of each to one text."""
    connection = session.connection()  # rows as they are: the session would look at each again
    for first, last in ranges(session, which=which):
        batch = _responses(which).where(Response.id.between(first, last))
        yield connection.execute(batch).all()


def ranges(session: Session, *, which: Sequence[ColumnElement[bool]]) -> Iterator[tuple[int, int]]:
    """The first and last number of every batch."""
    last = 0
    numbers = select(Response.id).where(*which).order_by(Response.id).limit(_AT_ONCE)
    while found := session.scalars(numbers.where(Response.id > last)).all():
        last = found[-1]
        yield found[0], last


def _responses(which: Sequence[ColumnElement[bool]]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Response.id,
            Response.edition_id,
            Response.place_id,
            Response.channel,
            Response.language,
            Response.variant,
            Response.day,
            Response.complete,
            func.aggregate_strings(_token(), BETWEEN),
        )
        .join(Answer, Answer.response_id == Response.id)
        .where(*which)
        .group_by(Response.id)
        .order_by(Response.id)
    )


def _token() -> ColumnElement[str]:
    """One row of an answer as `question.code/state`, then `*` if it came first, then its number.

    Nearly all are given, are no first choice and no number: those are only `question.code`.
    """
    usual = and_(Answer.state == State.GIVEN, not_(Answer.first), Answer.number.is_(None))
    first = case((Answer.first, "*"), else_="")
    number = func.coalesce(cast(Answer.number, String), "")
    token = Answer.question.concat(".").concat(Answer.code)
    whole = token.concat("/").concat(Answer.state).concat(first).concat(number)
    return case((usual, token), else_=whole)
