"""People without an account who work on a paired device: who they are, on what, and when.

Secrets are kept as hashes, never as they are. Nothing here refers to a response, nor the other
way round.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import thing_id

_Moment = BigInteger  # whole seconds since 1970: both databases keep those the same


class DeviceKind(StrEnum):
    """Where a device is used: on a desk, or in somebody's hands."""

    OFFICE = "office"
    TABLET = "tablet"


class ShiftMode(StrEnum):
    """Whether people fill in by themselves, or somebody reads aloud and marks."""

    HAND_OVER = "hand_over"
    INTERVIEW = "interview"


class Interviewer(AnswersBase):
    """Somebody who works in a programme without an account.

    `number` is theirs in the programme: it names them where a name may not stay for ever.
    """

    __tablename__ = "interviewer"
    __table_args__ = (UniqueConstraint("programme_id", "number"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    programme_id: Mapped[int] = mapped_column(WideId, ForeignKey("programme.id"))
    number: Mapped[int]
    name: Mapped[str]
    pin_hash: Mapped[str]
    languages: Mapped[list[str]]
    ended_on: Mapped[date | None]


class Device(AnswersBase):
    """A browser that was paired, or may still be until `pairing_until`.

    `token_hash` is of what its cookie holds. `public_key` is what a device signs with that works
    without a network; one that only shows pages has none.
    """

    __tablename__ = "device"
    __table_args__ = (Index(None, "programme_id"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    programme_id: Mapped[int] = mapped_column(WideId, ForeignKey("programme.id"))
    name: Mapped[str]
    kind: Mapped[str]
    pairing_hash: Mapped[str | None] = mapped_column(unique=True)
    pairing_until: Mapped[int] = mapped_column(_Moment)
    token_hash: Mapped[str | None] = mapped_column(unique=True)
    public_key: Mapped[str | None]
    paired_on: Mapped[date | None]
    seen_on: Mapped[date | None]
    revoked_on: Mapped[date | None]


class Shift(AnswersBase):
    """One person, one place, one part of a day, on one device. A device has one at a time."""

    __tablename__ = "shift"
    __table_args__ = (
        Index(
            "uq_shift_device_id_running",
            "device_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    device_id: Mapped[int] = mapped_column(WideId, ForeignKey("device.id"))
    interviewer_id: Mapped[int] = mapped_column(WideId, ForeignKey("interviewer.id"))
    place_id: Mapped[int] = mapped_column(WideId, ForeignKey("place.id"))
    day: Mapped[date]
    part_of_day: Mapped[str]
    languages: Mapped[list[str]]
    mode: Mapped[str]
    practice: Mapped[bool]
    began_at: Mapped[int] = mapped_column(_Moment)
    ended_at: Mapped[int | None] = mapped_column(_Moment)
