"""What results read: counts that grow by snapshots of new responses, and what was shown of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId


class Snapshot(AnswersBase):
    """A moment at which enough responses had come in for figures to move; `n` count in it."""

    __tablename__ = "snapshot"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    on_day: Mapped[date]
    n: Mapped[int]
    k: Mapped[int]


class Rollup(AnswersBase):
    """How many responses of one group have one cell; see survey/results/rollup/facets.py."""

    __tablename__ = "rollup"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    facet: Mapped[str] = mapped_column(primary_key=True)
    group: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    cell: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(BigInteger)


class SnapshotTable(AnswersBase):
    """One breakdown as it may be shown, suppressed once; screens and exports read nothing else."""

    __tablename__ = "snapshot_table"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    facet: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[dict[str, object]]


class ResultsPast(AnswersBase):
    """What closing small cells must know of earlier snapshots; for the server alone.

    See survey/results/rollup/past.py. One document per name, the newest only.
    """

    __tablename__ = "results_past"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    name: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[dict[str, object]]


class OpenedPair(AnswersBase):
    """Two facets that the coordinator opened to be seen crossed."""

    __tablename__ = "opened_pair"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    pair: Mapped[str] = mapped_column(primary_key=True)
