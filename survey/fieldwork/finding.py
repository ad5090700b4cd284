"""Finds a place as a person names it: by its name, or by the code of one of its links."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.fieldwork.codes import normal
from survey.storage.campaigns import Campaign, Link, LinkKind, Place


class UnknownPlace(Refusal):
    """The campaign has no such place, or it is not clear which one is meant."""


class NoPlaces(Refusal):
    """The campaign has no places yet."""

    def __init__(self, key: str) -> None:
        super().__init__(
            sentence(
                "Vragenronde %(key)s heeft nog geen plekken. Maak er een met: wijkstem place add",
                key=key,
            )
        )


def place_named(session: Session, *, campaign: Campaign, name: str | None) -> Place:
    """The place of a campaign, in either case; without a name the only one that there is."""
    rows = select(Place).where(Place.campaign_id == campaign.id).order_by(Place.name)
    places = {each.id: each for each in session.scalars(rows)}
    if not places:
        raise NoPlaces(campaign.key)
    if name is None:
        if len(places) == 1:
            return next(iter(places.values()))
        said = sentence("Kies met --place een plek: %(known)s.", known=_listed(places.values()))
        raise UnknownPlace(said)
    wanted = name.strip().casefold()
    for each in places.values():
        if each.name.casefold() == wanted:
            return each
    link = session.get(Link, normal(name))
    if link is not None and link.place_id in places:
        return places[link.place_id]
    raise UnknownPlace(
        sentence(
            "Er is geen plek “%(name)s” in vragenronde %(key)s. Kies een van deze: %(known)s.",
            name=name,
            key=campaign.key,
            known=_listed(places.values()),
        )
    )


def resident_code(session: Session, *, place: Place) -> str:
    """The code of the link that residents follow to this place."""
    code = select(Link.code).where(Link.place_id == place.id, Link.kind == LinkKind.RESIDENT)
    return session.scalars(code).one()


def _listed(places: Iterable[Place]) -> str:
    return ", ".join(f"“{each.name}”" for each in places)
