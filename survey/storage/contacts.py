"""Who wants to hear back, talk along or help. In a store of its own; knows no answer."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import ContactsBase, WideId
from survey.storage.identity import row_id


class Contact(ContactsBase):
    """One person's wish to join in. Name and address are encrypted; the month is all of time."""

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=row_id)
    campaign: Mapped[str]
    month: Mapped[str]
    language: Mapped[str]
    themes: Mapped[list[str]]
    level: Mapped[str]
    way: Mapped[str]
    name: Mapped[bytes]
    address: Mapped[bytes]
    consent_version: Mapped[str]
