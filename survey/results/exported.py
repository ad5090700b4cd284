"""Reads counted responses with their answers, in random order and a thousand at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from forms.definition import answers as judged
from survey.results.counted import counted
from survey.storage.answers import Answer, AnswerText, Response, ResponseFlag
from survey.storage.campaigns import Edition, Place
from survey.storage.reading import from_rows

_AT_A_TIME = 1000


@dataclass(frozen=True, slots=True)
class Exported:
    """One response as an export has it: what is around the answers, and the answers."""

    around: tuple[str | int, ...]
    answers: Mapping[str, judged.Answer]


def exported(session: Session, *, campaign_id: int, with_text: bool) -> Iterator[Exported]:
    """Every counted response by its random number, so that no row tells when it came."""
    last = 0
    while True:
        page = session.execute(_page(campaign_id, after=last)).all()
        if not page:
            return
        first, last = page[0].id, page[-1].id
        flags = _grouped(session, _flags(first, last))
        rows = _grouped(session, _answers(first, last))
        texts = _grouped(session, _texts(first, last)) if with_text else {}
        for response in page:
            marks = " ".join(flag for _, flag in flags.get(response.id, ()))
            words = {question: text for _, question, text in texts.get(response.id, ())}
            answers = [row[1:] for row in rows.get(response.id, ())]
            yield Exported(_around(response, marks), from_rows(answers, words))


def _page(campaign_id: int, *, after: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Response.id,
            Edition.number,
            Place.name,
            Response.channel,
            Response.language,
            Response.variant,
            Response.day,
            Response.late,
            Response.complete,
        )
        .join(Edition, Edition.id == Response.edition_id)
        .join(Place, Place.id == Response.place_id)
        .where(counted(campaign_id), Response.id > after)
        .order_by(Response.id)
        .limit(_AT_A_TIME)
    )


def _around(response: Row[*tuple[Any, ...]], flags: str) -> tuple[str | int, ...]:
    _, *values = response
    return (*(each if isinstance(each, str) else _plain(each) for each in values), flags)


def _plain(value: Any) -> str | int:
    return int(value) if isinstance(value, int) else str(value)


def _flags(first: int, last: int) -> Select[*tuple[Any, ...]]:
    rows = select(ResponseFlag.response_id, ResponseFlag.flag)
    return rows.where(ResponseFlag.response_id.between(first, last)).order_by(
        ResponseFlag.response_id, ResponseFlag.flag
    )


def _answers(first: int, last: int) -> Select[*tuple[Any, ...]]:
    rows = select(
        Answer.response_id,
        Answer.question,
        Answer.code,
        Answer.state,
        Answer.first,
        Answer.number,
    )
    return rows.where(Answer.response_id.between(first, last)).order_by(Answer.response_id)


def _texts(first: int, last: int) -> Select[*tuple[Any, ...]]:
    rows = select(AnswerText.response_id, AnswerText.question, AnswerText.text)
    return rows.where(AnswerText.response_id.between(first, last)).order_by(AnswerText.response_id)


def _grouped(
    session: Session, query: Select[*tuple[Any, ...]]
) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    rows = session.execute(query)
    return {response_id: list(group) for response_id, group in groupby(rows, key=itemgetter(0))}
