"""What residents gave, in narrow rows that count fast and never say who or at what moment."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import row_id, thing_id


class Flag(StrEnum):
    """What made someone wonder about a response. A flag never refuses one."""

    HONEYPOT = "honeypot"
    TOO_FAST = "too_fast"
    PATTERN = "pattern"
    RUSH = "rush"
    POSSIBLE_DUPLICATE = "possible_duplicate"


class Response(AnswersBase):
    """What one person gave in one go. Its number is random: rows tell no order of arrival.

    `replaces` is the submission id of an earlier version by the same person; `replaced` says
    that a later version of this one came in, so that this one no longer counts. `rolled` says
    that the roll-up of results holds it.
    """

    __tablename__ = "response"
    __table_args__ = (
        Index(
            None,
            "replaces",
            sqlite_where=text("replaces IS NOT NULL"),
            postgresql_where=text("replaces IS NOT NULL"),
        ),
        Index(
            "ix_response_waiting",
            "edition_id",
            sqlite_where=text("NOT rolled"),
            postgresql_where=text("NOT rolled"),
        ),
        Index(
            "ix_response_spent",
            "edition_id",
            sqlite_where=text("rolled AND (replaced OR set_aside_id IS NOT NULL)"),
            postgresql_where=text("rolled AND (replaced OR set_aside_id IS NOT NULL)"),
        ),
    )

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=row_id)
    submission_id: Mapped[str] = mapped_column(unique=True)
    body_hash: Mapped[str]
    edition_id: Mapped[int] = mapped_column(WideId, ForeignKey("edition.id"))
    place_id: Mapped[int] = mapped_column(WideId, ForeignKey("place.id"))
    channel: Mapped[str]
    language: Mapped[str]
    variant: Mapped[int]
    day: Mapped[date]
    part_of_day: Mapped[str]
    complete: Mapped[bool]
    trial: Mapped[bool]
    late: Mapped[bool]
    replaces: Mapped[str | None]
    replaced: Mapped[bool]
    set_aside_id: Mapped[int | None] = mapped_column(WideId, ForeignKey("set_aside.id"))
    rolled: Mapped[bool] = mapped_column(server_default=false())


class ResponseFlag(AnswersBase):
    """One flag on one response."""

    __tablename__ = "response_flag"
    __table_args__ = {"sqlite_with_rowid": False}

    response_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("response.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    flag: Mapped[str] = mapped_column(primary_key=True)


class Answer(AnswersBase):
    """One marked code of one question; with an empty code where nothing was marked.

    Every question has at least one row for every response, so that states can be counted.
    """

    __tablename__ = "answer"
    __table_args__ = {"sqlite_with_rowid": False}

    response_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("response.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    question: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    first: Mapped[bool]
    number: Mapped[int | None] = mapped_column(BigInteger)


class AnswerText(AnswersBase):
    """Written words. They may hold a person, so they are closed until someone has read them."""

    __tablename__ = "answer_text"
    __table_args__ = {"sqlite_with_rowid": False}

    response_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("response.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    question: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class KeptApart(AnswersBase):
    """What could not be stored as a response and is not thrown away: a person looks at it."""

    __tablename__ = "kept_apart"
    __table_args__ = (UniqueConstraint("submission_id", "body_hash"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=row_id)
    campaign_id: Mapped[int] = mapped_column(WideId, ForeignKey("campaign.id"))
    submission_id: Mapped[str]
    body_hash: Mapped[str]
    body: Mapped[dict[str, object]]
    trial: Mapped[bool]
    day: Mapped[date]
    reason: Mapped[str]


class SetAside(AnswersBase):
    """Why responses were set aside, by which criteria, and whether that was undone."""

    __tablename__ = "set_aside"

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    campaign_id: Mapped[int] = mapped_column(WideId, ForeignKey("campaign.id"))
    reason: Mapped[str]
    criteria: Mapped[dict[str, object]]
    on_day: Mapped[date]
    lifted_on: Mapped[date | None]
