"""What the order of themes is made of: ratings, dots, weights as they were fixed, decisions.

The database refuses to change or remove a fixing or a decision. Both say who as roles, never as
a person; the trail of acts knows the account.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import thing_id


class ThemeRating(AnswersBase):
    """How important a theme is to one professional, 0 to 4, and why."""

    __tablename__ = "theme_rating"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    theme: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("staff_account.id"), primary_key=True, autoincrement=False
    )
    rating: Mapped[int]
    reason: Mapped[str]


class DotMeeting(AnswersBase):
    """A meeting of professionals that divided dots over the themes; `dots` by the theme's code."""

    __tablename__ = "dot_meeting"
    __table_args__ = (Index(None, "campaign_id"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    campaign_id: Mapped[int] = mapped_column(WideId, ForeignKey("campaign.id"))
    name: Mapped[str]
    on_day: Mapped[date]
    people: Mapped[int]
    dots: Mapped[dict[str, int]] = mapped_column(JSON)
    removed: Mapped[bool] = mapped_column(default=False)


class WeightFixing(AnswersBase):
    """Weights and method as they were fixed, or the reason why they were opened again.

    `document` holds what the fixing froze; see survey/results/priorities/frozen.py.
    """

    __tablename__ = "weight_fixing"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    act: Mapped[str]
    on_day: Mapped[date]
    roles: Mapped[list[str]] = mapped_column(JSON)
    reason: Mapped[str]
    document: Mapped[dict[str, object]]


class DecisionDraft(AnswersBase):
    """The order that the team is making, with its reasons so far; `fixing` is what it follows."""

    __tablename__ = "decision_draft"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    fixing: Mapped[int]
    order: Mapped[list[str]] = mapped_column(JSON)
    reasons: Mapped[dict[str, str]] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(default=1)


class Decision(AnswersBase):
    """The final order, signed; one for each time that weights were fixed."""

    __tablename__ = "decision"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    fixing: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    on_day: Mapped[date]
    roles: Mapped[list[str]] = mapped_column(JSON)
    document: Mapped[dict[str, object]]
