"""How many people live where, as somebody else counted them, and whether answers are weighted."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import thing_id


class PopulationTable(AnswersBase):
    """A table of population figures as it came in, and which label is which group of ours.

    `document` holds the labels and numbers, see survey/results/missing/population.py; `matched`
    the code of every label per facet, empty where a label does not count. It counts once `used`.
    """

    __tablename__ = "population_table"
    __table_args__ = (Index(None, "campaign_id"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    campaign_id: Mapped[int] = mapped_column(WideId, ForeignKey("campaign.id"))
    source: Mapped[str]
    of_day: Mapped[date]
    document: Mapped[dict[str, object]]
    matched: Mapped[dict[str, object]]
    used: Mapped[bool] = mapped_column(default=False)
    removed: Mapped[bool] = mapped_column(default=False)


class Weighting(AnswersBase):
    """How a campaign is weighted: which groups are taken together, and whether it is published.

    `document` holds the weighted shares of one snapshot.
    """

    __tablename__ = "weighting"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    question: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    public: Mapped[bool] = mapped_column(default=False)
    together: Mapped[dict[str, object]]
    document: Mapped[dict[str, object]]
