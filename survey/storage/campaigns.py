"""What organisers made: campaigns, published editions, places and the links to them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import thing_id


class LinkKind(StrEnum):
    """Who follows a link: a resident, someone who fills in with one, an organiser trying out."""

    RESIDENT = "resident"
    HELPER = "helper"
    TRIAL = "trial"


class Campaign(AnswersBase):
    """The period in which an edition is open. The columns are true where the document differs:
    a campaign may be extended, paused and opened for real after it was written."""

    __tablename__ = "campaign"

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    key: Mapped[str] = mapped_column(unique=True)
    document: Mapped[dict[str, object]]
    questionnaire_key: Mapped[str]
    paused: Mapped[bool] = mapped_column(default=False)
    trial: Mapped[bool] = mapped_column(default=False)
    opens: Mapped[date]
    closes: Mapped[date]


class Edition(AnswersBase):
    """A published questionnaire. The database itself refuses to change or remove one."""

    __tablename__ = "edition"
    __table_args__ = (
        UniqueConstraint("campaign_id", "number"),
        UniqueConstraint("campaign_id", "content_hash"),
    )

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    campaign_id: Mapped[int] = mapped_column(WideId, ForeignKey("campaign.id"))
    number: Mapped[int]
    content_hash: Mapped[str]
    document: Mapped[dict[str, object]]
    published_on: Mapped[date]


class Place(AnswersBase):
    """Where a response comes from: a supermarket, a waiting room, a neighbourhood paper."""

    __tablename__ = "place"
    __table_args__ = (UniqueConstraint("campaign_id", "name"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    campaign_id: Mapped[int] = mapped_column(WideId, ForeignKey("campaign.id"))
    name: Mapped[str]
    type: Mapped[str]


class Link(AnswersBase):
    """A short code that leads to a place; upper case."""

    __tablename__ = "link"
    __table_args__ = (UniqueConstraint("place_id", "kind"), {"sqlite_with_rowid": False})

    code: Mapped[str] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(WideId, ForeignKey("place.id"))
    kind: Mapped[str]
