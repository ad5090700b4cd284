"""Remembers published editions and places' campaigns: neither ever changes."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.document import questionnaire_from_data
from forms.definition.questionnaire import Questionnaire
from survey.storage.campaigns import Edition, Place

_MOST = 500
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Published:
    """An edition, ready to judge answers by."""

    id: int
    campaign_id: int
    number: int
    content_hash: str
    questionnaire: Questionnaire

    @property
    def mark(self) -> str:
        """The start of the content hash: what a page says that it was made from."""
        return self.content_hash[:16]


_editions: dict[int, Published] = {}
_places: dict[int, int] = {}
_lock = Lock()


def edition_by_id(session: Session, *, edition_id: int) -> Published | None:
    """The edition with its questionnaire; read once per process."""
    found = _editions.get(edition_id)
    if found is None:
        row = session.get(Edition, edition_id)
        if row is None:
            return None
        questionnaire = questionnaire_from_data(row.document)
        found = Published(row.id, row.campaign_id, row.number, row.content_hash, questionnaire)
        _remember(_editions, edition_id, found)
    return found


def editions_of(session: Session, *, campaign_id: int) -> tuple[Published, ...]:
    """Every edition of a campaign, the newest first."""
    newest_first = (
        select(Edition.id).where(Edition.campaign_id == campaign_id).order_by(Edition.number.desc())
    )
    found = (edition_by_id(session, edition_id=each) for each in session.scalars(newest_first))
    return tuple(edition for edition in found if edition is not None)


def campaign_of_place(session: Session, *, place_id: int) -> int | None:
    """The campaign that a place belongs to; read once per process."""
    found = _places.get(place_id)
    if found is None:
        found = session.scalar(select(Place.campaign_id).where(Place.id == place_id))
        if found is not None:
            _remember(_places, place_id, found)
    return found


def _remember(known: dict[int, T], key: int, value: T) -> None:
    with _lock:
        if len(known) >= _MOST:
            known.pop(next(iter(known)))
        known[key] = value
