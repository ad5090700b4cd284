"""Pictures that a programme brought itself: what they show, and who may use them by what right."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId


class OwnPicture(AnswersBase):
    """The files lie beside the database under the key, and may serve several programmes.

    `alt` is what the picture shows, by language; `source` is who made it and why it may be used.
    """

    __tablename__ = "own_picture"
    __table_args__ = ({"sqlite_with_rowid": False},)

    programme_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("programme.id"), primary_key=True, autoincrement=False
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    alt: Mapped[dict[str, str]] = mapped_column(JSON)
    source: Mapped[str]
    added_on: Mapped[date]
