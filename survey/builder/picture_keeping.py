"""The pictures that a programme brought itself: kept, listed, lent on, and taken away again.

A file stays as long as anything refers to it: a draft, a step that can be undone, an edition, a
campaign, or paper that was printed and may be printed again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from copy import deepcopy
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, String, cast, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from forms.definition.editing.finding import asked, every_option
from forms.definition.editing.texts import plain_words
from forms.definition.sentence import Refusal, sentence
from forms.pictures.own import MissingPicture, OwnPictures, own_keys
from survey.builder.picture_taking import Taken
from survey.clock import today
from survey.storage.campaigns import Campaign, Edition
from survey.storage.drafts import Draft, DraftStep
from survey.storage.pictures import OwnPicture
from survey.storage.print_runs import FrozenLayout

LONGEST_ALT, LONGEST_SOURCE = 200, 300  # characters


class NotDescribed(Refusal):
    """Something is missing that people would miss about a picture."""


class PictureInUse(Refusal):
    """Something still shows the picture."""


def alt_as(typed: str) -> str:
    """What the picture shows, for who does not see it."""
    words = plain_words(typed)
    if not 2 <= len(words) <= LONGEST_ALT:
        raise NotDescribed(
            sentence(
                "Schrijf in 2 tot %(n)s letters wat er op het plaatje te zien is, voor wie het "
                "niet ziet.",
                n=LONGEST_ALT,
            )
        )
    return words


def source_as(typed: str) -> str:
    """Whose the picture is, and by what right it is used."""
    words = plain_words(typed)
    if not 2 <= len(words) <= LONGEST_SOURCE:
        raise NotDescribed(
            sentence(
                "Schrijf in 2 tot %(n)s letters van wie het plaatje is en waarom u het mag "
                "gebruiken.",
                n=LONGEST_SOURCE,
            )
        )
    return words


def keep(
    session: Session,
    *,
    programme_id: int,
    taken: Taken,
    language: str,
    alt: str,
    source: str,
    pictures: OwnPictures,
) -> OwnPicture:
    """Keeps the files, then the row; the same picture a second time gets its new words."""
    pictures.folder.mkdir(parents=True, exist_ok=True)
    for ending, content in (("png", taken.paper), ("webp", taken.screen)):
        file = pictures.folder / f"{taken.key}.{ending}"
        if not file.is_file():  # under one key always lies the same
            unfinished = file.with_name(f".{file.name}.{uuid4().hex}")
            unfinished.write_bytes(content)
            os.replace(unfinished, file)
    known = session.get(OwnPicture, (programme_id, taken.key))
    words = {**(known.alt if known else {}), language: alt}
    kept: OwnPicture = session.merge(
        OwnPicture(
            programme_id=programme_id,
            key=taken.key,
            alt=words,
            source=source,
            added_on=known.added_on if known else today(),
        )
    )
    session.flush()
    return kept


def own_pictures_of(session: Session, *, programme_id: int) -> list[OwnPicture]:
    """The newest first."""
    rows = select(OwnPicture).where(OwnPicture.programme_id == programme_id)
    return list(session.scalars(rows.order_by(OwnPicture.added_on.desc(), OwnPicture.key)))


def own_picture(session: Session, *, programme_id: int, key: str) -> OwnPicture:
    """A picture of this programme; what another one brought is not here."""
    found = session.get(OwnPicture, (programme_id, key))
    if found is None:
        raise MissingPicture(key)
    return found


def lend(session: Session, *, programme_id: int, keys: Iterable[str]) -> None:
    """Lists for a programme what a questionnaire that it took over shows, with whose it is."""
    for key in sorted(keys):
        if session.get(OwnPicture, (programme_id, key)) is None:
            of = session.scalar(select(OwnPicture).where(OwnPicture.key == key).limit(1))
            if of is not None:
                session.add(
                    OwnPicture(
                        programme_id=programme_id,
                        key=key,
                        alt=of.alt,
                        source=of.source,
                        added_on=today(),
                    )
                )
    session.flush()


def without_missing(
    document: dict[str, Any], *, pictures: OwnPictures
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A questionnaire from elsewhere without the pictures that did not come along, and their
    keys."""
    missing = []
    for key in sorted(own_keys(document)):
        try:
            pictures.require([key])
        except MissingPicture:
            missing.append(key)
    changed = deepcopy(document)
    for question in asked(changed):
        for thing in (question, *every_option(question)):
            if thing.get("picture") in missing:
                del thing["picture"]
    return changed, tuple(missing)


def where_shown(session: Session, *, programme_id: int, key: str) -> list[str]:
    """The titles of this programme's drafts that show the picture."""
    rows = select(Draft.title).where(
        Draft.programme_id == programme_id,
        Draft.removed_at.is_(None),
        _named(Draft.document, key),
    )
    return list(session.scalars(rows.order_by(Draft.title)))


def take_away(session: Session, *, programme_id: int, key: str, pictures: OwnPictures) -> None:
    """Takes it off the list, and away altogether when nothing refers to it any more."""
    found = own_picture(session, programme_id=programme_id, key=key)
    shown = where_shown(session, programme_id=programme_id, key=key)
    if shown:
        raise PictureInUse(
            sentence(
                "Dit plaatje staat in “%(where)s”. Haal het daar eerst weg.",
                where="”, “".join(shown),
            )
        )
    session.delete(found)
    session.flush()
    if not _referred_to(session, key):
        for ending in ("png", "webp"):
            (pictures.folder / f"{key}.{ending}").unlink(missing_ok=True)


def _referred_to(session: Session, key: str) -> bool:
    anywhere = (
        exists().where(OwnPicture.key == key),
        *(
            exists().where(_named(document, key))
            for document in (
                Draft.document,
                DraftStep.document,
                Edition.document,
                Campaign.document,
                FrozenLayout.document,
            )
        ),
    )
    return bool(session.scalar(select(or_(*anywhere))))


def _named(document: InstrumentedAttribute[dict[str, object]], key: str) -> ColumnElement[bool]:
    return cast(document, String).contains(key)
