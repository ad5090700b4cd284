"""Open answers at work: what a person found when reading them, and the codes they got."""

from __future__ import annotations

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import thing_id


class TextReading(AnswersBase):
    """One written answer and what became of it. Its own random number stands in addresses and
    sets the order, so that nobody sees which answers came together or first.

    `words` is what may be used once somebody removed words; the answer itself is erased when the
    reading is finished. `finished` says that it was.
    """

    __tablename__ = "text_reading"
    __table_args__ = (
        UniqueConstraint("response_id", "question"),
        Index(None, "campaign_id", "question", "standing"),
        ForeignKeyConstraint(
            ["response_id", "question"],
            ["answer_text.response_id", "answer_text.question"],
            name="fk_text_reading_answer_text",
            ondelete="CASCADE",
        ),
    )

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    campaign_id: Mapped[int] = mapped_column(WideId, ForeignKey("campaign.id"))
    response_id: Mapped[int] = mapped_column(WideId)
    question: Mapped[str]
    standing: Mapped[str]
    words: Mapped[str | None]
    finished: Mapped[bool] = mapped_column(default=False)
    quoted: Mapped[bool] = mapped_column(default=False)


class TextCode(AnswersBase):
    """A code in the codebook of a question; a theme of the programme has the theme's code."""

    __tablename__ = "text_code"
    __table_args__ = (Index(None, "campaign_id", "question"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    campaign_id: Mapped[int] = mapped_column(WideId, ForeignKey("campaign.id"))
    question: Mapped[str]
    theme: Mapped[str | None]
    label: Mapped[str]
    position: Mapped[int]


class TextCoding(AnswersBase):
    """That a text was coded: first, second and blind, or settled. `by` is an account."""

    __tablename__ = "text_coding"
    __table_args__ = {"sqlite_with_rowid": False}

    reading_id: Mapped[int] = mapped_column(
        WideId,
        ForeignKey("text_reading.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
    hand: Mapped[str] = mapped_column(primary_key=True)
    by: Mapped[int] = mapped_column(WideId)


class TextCoded(AnswersBase):
    """One code that a text got. A coded text without any fits no code."""

    __tablename__ = "text_coded"
    __table_args__ = (
        ForeignKeyConstraint(
            ["reading_id", "hand"],
            ["text_coding.reading_id", "text_coding.hand"],
            name="fk_text_coded_text_coding",
            ondelete="CASCADE",
        ),
        {"sqlite_with_rowid": False},
    )

    reading_id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False)
    hand: Mapped[str] = mapped_column(primary_key=True)
    code_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("text_code.id"), primary_key=True, autoincrement=False
    )


class CodingPlan(AnswersBase):
    """How many of every hundred texts of a question a second person codes as well."""

    __tablename__ = "coding_plan"
    __table_args__ = {"sqlite_with_rowid": False}

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    question: Mapped[str] = mapped_column(primary_key=True)
    share: Mapped[int]
