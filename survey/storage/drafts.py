"""Questionnaires that are being made: the draft, who is writing in it, and the way back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import thing_id


class Draft(AnswersBase):
    """A questionnaire in the making, with the texts of the campaign around it.

    `version` goes up by one at each change, also when a change is undone. `locked_by` is the
    account that is writing now; after `locked_until` (UTC) nobody is. A draft that was taken away
    has `removed_at` (UTC) until it is brought back, or gone for good.
    """

    __tablename__ = "draft"

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    programme_id: Mapped[int] = mapped_column(WideId, ForeignKey("programme.id"))
    title: Mapped[str]
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    around: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime]
    campaign_id: Mapped[int | None] = mapped_column(WideId, ForeignKey("campaign.id"))
    locked_by: Mapped[int | None] = mapped_column(WideId)
    locked_since: Mapped[datetime | None]
    locked_until: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]


class DraftStep(AnswersBase):
    """What a draft was before one change, so that the change can be undone.

    Once it is undone it holds what the draft was after the change, so that it can be made again.
    """

    __tablename__ = "draft_step"
    __table_args__ = ({"sqlite_with_rowid": False},)

    draft_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    act: Mapped[str]
    what: Mapped[str]
    by: Mapped[int] = mapped_column(WideId)
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    around: Mapped[dict[str, Any]] = mapped_column(JSON)
    undone: Mapped[bool] = mapped_column(default=False)
