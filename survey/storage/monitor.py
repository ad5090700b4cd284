"""Places at work: what organisers note of a place, who stands where, what was opened and made."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import thing_id


class PlaceFacts(AnswersBase):
    """What organisers know of a place besides its name; a place without a row has nothing noted.

    `days` are the days of the week on which people come there, Monday is 0; `target` is how many
    filled in questionnaires they hope for.
    """

    __tablename__ = "place_facts"
    __table_args__ = {"sqlite_with_rowid": False}

    place_id: Mapped[int] = mapped_column(WideId, ForeignKey("place.id"), primary_key=True)
    address: Mapped[str]
    days: Mapped[list[int]] = mapped_column(JSON)
    target: Mapped[int | None]
    closed_on: Mapped[date | None]


class Stand(AnswersBase):
    """Who stands at a place, on which day and part of it. `label` is wiped when the campaign is
    over: a role, or the first name of a student as an organiser typed it."""

    __tablename__ = "stand"
    __table_args__ = (UniqueConstraint("place_id", "day", "part_of_day", "label"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    place_id: Mapped[int] = mapped_column(WideId, ForeignKey("place.id"))
    day: Mapped[date]
    part_of_day: Mapped[str]
    label: Mapped[str]


class OpenedCount(AnswersBase):
    """How often the questionnaire was opened: a number for a place, a day, a channel and a
    language. Nothing tells one visitor from another."""

    __tablename__ = "opened_count"
    __table_args__ = {"sqlite_with_rowid": False}

    place_id: Mapped[int] = mapped_column(WideId, ForeignKey("place.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class Handout(AnswersBase):
    """A poster, flyer, form or text that was made, and the last day of the campaign at that time.

    `says` are the dates that stand on it in words, empty when there are none; `run_id` is the
    print run when it is a form.
    """

    __tablename__ = "handout"

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    campaign_id: Mapped[int] = mapped_column(WideId, ForeignKey("campaign.id"))
    place_id: Mapped[int | None] = mapped_column(WideId, ForeignKey("place.id"))
    run_id: Mapped[int | None] = mapped_column(WideId, ForeignKey("print_run.id"))
    product: Mapped[str]
    size: Mapped[str]
    language: Mapped[str]
    quantity: Mapped[int]
    closes: Mapped[date]
    says: Mapped[str]
    trial: Mapped[bool]
    made_on: Mapped[date]


class DateChange(AnswersBase):
    """That a campaign got another last day; tells which date stood in what was made before."""

    __tablename__ = "date_change"

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    campaign_id: Mapped[int] = mapped_column(WideId, ForeignKey("campaign.id"))
    on_day: Mapped[date]
    was: Mapped[date]
    became: Mapped[date]
