"""Which campaigns' outcomes residents can read back, and of which snapshot."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId


class OutcomePage(AnswersBase):
    """The page and its figures, which stay those of one snapshot until it is published anew.

    `document` is the published table of everybody, as that snapshot had it; `n` its responses.
    `with_themes` says whether the order of themes was open when the page was published, and
    `decision` which signed order of the team was there: the number of its fixing.
    """

    __tablename__ = "outcome_page"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    snapshot: Mapped[int]
    n: Mapped[int]
    document: Mapped[dict[str, object]]
    with_themes: Mapped[bool]
    decision: Mapped[int | None]
    published_on: Mapped[date]
    taken_down: Mapped[bool]
