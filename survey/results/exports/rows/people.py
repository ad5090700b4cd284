"""The circumstances of every row, and nothing else: all that the disclosure check looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import repeat
from typing import Any

from sqlalchemy import ColumnElement, and_, null, select
from sqlalchemy.orm import Session, aliased

from forms.definition.answers import State
from survey.results.exports.around import day_number
from survey.results.exports.disclosure.blur import Circumstances
from survey.results.exports.editions import Published
from survey.results.exports.model import Cell
from survey.results.exports.rows.block import Remembered
from survey.results.exports.rows.ladders import Told
from survey.storage.answers import Answer, Response

_ASKED = frozenset({"neighbourhood", "age_band"})
_AT_ONCE = 1000


def people(
    session: Session,
    *,
    which: Sequence[ColumnElement[bool]],
    editions: Sequence[Published],
    told: Told,
) -> Iterator[Circumstances]:
    """What is around every row. Why a person did not say where or how old counts as one thing."""
    for edition in editions:
        of_edition = (*which, Response.edition_id == edition.id)
        yield from _of(session, of_edition, edition, told)


def _of(
    session: Session, which: Sequence[ColumnElement[bool]], edition: Published, told: Told
) -> Iterator[Circumstances]:
    asked = told.asked[edition.id]
    from_answers = [ladder for ladder in told.ladders if ladder.name in _ASKED]
    rows = select(Response.place_id, Response.channel, Response.language, Response.day)
    for ladder in from_answers:
        if ladder.name in asked:
            answer = aliased(Answer)
            this = and_(answer.response_id == Response.id, answer.question == asked[ladder.name])
            rows = rows.outerjoin(answer, and_(this, answer.state == State.GIVEN))
            rows = rows.add_columns(answer.code)
        else:
            rows = rows.add_columns(null())
    codes: list[dict[str | None, int]] = [
        {each.code: each.number for each in ladder.rungs[0].column.values}
        for ladder in from_answers
    ]
    known: list[Callable[[Any], Cell]] = [
        *(told.places.get, told.channels.get, told.languages.get, _days().__getitem__),
        *(each.get for each in codes),
    ]
    found = session.connection().execute(rows.where(*which))
    for batch in found.partitions(_AT_ONCE):
        columns = zip(*batch, strict=True)
        cells = [list(map(way, column)) for way, column in zip(known, columns, strict=True)]
        yield from zip(repeat(edition.number, len(batch)), *cells, strict=True)


def _days() -> Remembered[date, int]:
    return Remembered(day_number)
