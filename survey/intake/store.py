"""Writes one judged submission: every statement that the one door needs."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from sqlalchemy import Executable, bindparam, exists, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, aliased

from forms.definition.answers import Checked
from survey.intake.rows import answer_rows, text_rows
from survey.intake.submission import Submission
from survey.storage.answers import Answer, AnswerText, Flag, KeptApart, Response, ResponseFlag
from survey.storage.base import AnswersBase
from survey.storage.identity import row_id


def serialise(session: Session, submission: Submission) -> None:
    """On PostgreSQL, lets nobody else handle this id, or the one it replaces, meanwhile.

    Otherwise an older and a newer version, stored at the same moment by two processes, would
    not see each other, and both would count. SQLite has one writer at a time anyway.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        ids = sorted({submission.id, submission.replaces or submission.id})
        for each in ids:
            number = int.from_bytes(hashlib.sha256(each.encode()).digest()[:8], signed=True)
            connection.execute(select(func.pg_advisory_xact_lock(number)))


def try_to_store(
    session: Session,
    submission: Submission,
    checked: Checked,
    *,
    flags: frozenset[Flag],
    as_id: str,
) -> bool:
    """Writes the response under this id; False, and nothing written, when it is taken."""
    connection = session.connection()
    response_id = row_id()
    values = _response(submission) | {"id": response_id, "submission_id": as_id}
    if connection.scalar(_insert_once(connection.dialect.name), values) is None:
        return False
    connection.execute(_INSERT_ANSWERS, answer_rows(response_id, checked))
    if texts := text_rows(response_id, checked):
        connection.execute(_INSERT_TEXTS, texts)
    if flags:
        rows = [{"response_id": response_id, "flag": each.value} for each in flags]
        connection.execute(_INSERT_FLAGS, rows)
    if submission.replaces is not None:
        older = {"older": submission.replaces, "at": submission.place_id}
        connection.execute(_MARK_REPLACED, older)
    return True


def stored_hash(session: Session, submission_id: str) -> str | None:
    """The hash of what was stored under this id."""
    found = select(Response.body_hash).where(Response.submission_id == submission_id)
    return session.scalar(found)


def keep_apart(session: Session, submission: Submission, *, reason: str) -> None:
    """Keeps a submission as it came, for a person to look at; the same one only once."""
    connection = session.connection()
    values = {
        "id": row_id(),
        "campaign_id": submission.campaign_id,
        "submission_id": submission.id,
        "body_hash": submission.body_hash,
        "body": submission.body | _around(submission),
        "trial": submission.trial,
        "day": submission.day,
        "reason": reason,
    }
    connection.execute(_keep_once(connection.dialect.name), values)


def _around(submission: Submission) -> dict[str, Any]:
    """What is stored beside the answers; with these it can be received again."""
    return {
        "place": submission.place_id,
        "channel": submission.channel,
        "variant": submission.variant,
        "day": submission.day.isoformat(),
        "part_of_day": submission.part_of_day,
        "complete": submission.complete,
        "late": submission.late,
        "flags": sorted(submission.flags),
    }


def _response(submission: Submission) -> dict[str, Any]:
    return {
        "body_hash": submission.body_hash,
        "edition_id": submission.edition_id,
        "place_id": submission.place_id,
        "channel": submission.channel,
        "language": submission.language,
        "variant": submission.variant,
        "day": submission.day,
        "part_of_day": submission.part_of_day,
        "complete": submission.complete,
        "trial": submission.trial,
        "late": submission.late,
        "replaces": submission.replaces,
    }


_LATER = ("set_aside_id", "rolled")  # what happens to a response after it came in
_INSERT_ANSWERS = insert(Answer)
_INSERT_TEXTS = insert(AnswerText)
_INSERT_FLAGS = insert(ResponseFlag)
_MARK_REPLACED = (
    update(Response)
    .where(Response.submission_id == bindparam("older"), Response.place_id == bindparam("at"))
    .values(replaced=True)
)


@cache
def _insert_once(dialect: str) -> Executable:
    """Inserts a response unless its id is taken; replaced when a newer version came first."""
    newer = aliased(Response)
    is_replaced = exists().where(
        newer.replaces == bindparam("submission_id"), newer.place_id == bindparam("place_id")
    )
    names = Response.__table__.columns.keys()
    values: dict[str, Any] = {name: bindparam(name) for name in names if name not in _LATER}
    return _insert(
        dialect, Response, once_by=["submission_id"], **values | {"replaced": is_replaced}
    )


@cache
def _keep_once(dialect: str) -> Executable:
    return _insert(dialect, KeptApart, once_by=["submission_id", "body_hash"])


def _insert(
    dialect: str, into: type[AnswersBase], *, once_by: list[str], **values: Any
) -> Executable:
    """An insert that gives back the id of what it wrote, and nothing when it was there."""
    own_id = into.__table__.c.id
    if dialect == "postgresql":
        once = postgresql.insert(into).values(values)
        return once.on_conflict_do_nothing(index_elements=once_by).returning(own_id)
    on_sqlite = sqlite.insert(into).values(values)
    return on_sqlite.on_conflict_do_nothing(index_elements=once_by).returning(own_id)
