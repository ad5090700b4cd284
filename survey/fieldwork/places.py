"""Places where residents find the questionnaire, each with its own links."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.fieldwork.codes import new_code
from survey.storage import campaigns
from survey.storage.campaigns import Campaign, Link, LinkKind
from survey.storage.finding import campaign_by_key


class PlaceRefused(Refusal):
    """A place cannot be added as it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with the codes of its links: for residents, for helpers and for trying out."""

    id: int
    campaign: str
    name: str
    type: str
    code: str
    helper_code: str
    trial_code: str


def add_place(session: Session, *, campaign_key: str, name: str, type: str) -> Place:  # noqa: A002
    """Adds a place to a campaign and makes its links."""
    campaign = campaign_by_key(session, key=campaign_key)
    name, type = name.strip(), type.strip()  # noqa: A001
    if not name or not type:
        raise PlaceRefused(sentence("Geef de plek een naam en een soort."))
    same = select(campaigns.Place.id).where(
        campaigns.Place.campaign_id == campaign.id,
        func.lower(campaigns.Place.name) == func.lower(name),
    )
    if session.scalar(same) is not None:
        raise PlaceRefused(
            sentence("Er is al een plek “%(name)s”. Kies een andere naam.", name=name)
        )
    place = campaigns.Place(campaign_id=campaign.id, name=name, type=type)
    session.add(place)
    session.flush()
    codes = {kind: _free_code(session) for kind in LinkKind}
    session.add_all(Link(code=code, place_id=place.id, kind=kind) for kind, code in codes.items())
    session.flush()
    kinds = {kind.value: code for kind, code in codes.items()}
    return _place(place.id, campaign.key, place.name, place.type, kinds)


def list_places(
    session: Session, *, campaign_key: str | None = None, place_id: int | None = None
) -> list[Place]:
    """Every place, by campaign and name; of one campaign or one alone when it is named."""
    place = campaigns.Place
    rows = (
        select(Campaign.key, place.id, place.name, place.type, Link.kind, Link.code)
        .join(campaigns.Place, campaigns.Place.campaign_id == Campaign.id)
        .join(Link, Link.place_id == campaigns.Place.id)
        .order_by(Campaign.key, campaigns.Place.name)
    )
    if campaign_key is not None:
        rows = rows.where(Campaign.id == campaign_by_key(session, key=campaign_key).id)
    if place_id is not None:
        rows = rows.where(campaigns.Place.id == place_id)
    found: dict[int, tuple[str, str, str, dict[str, str]]] = {}
    for key, id_, name, type_, kind, code in session.execute(rows):
        found.setdefault(id_, (key, name, type_, {}))[3][kind] = code
    return [_place(id_, *each) for id_, each in found.items()]


def _free_code(session: Session) -> str:
    code = new_code()
    while session.get(Link, code) is not None:
        code = new_code()
    return code


def _place(id_: int, campaign: str, name: str, type_: str, codes: dict[str, str]) -> Place:
    return Place(
        id=id_,
        campaign=campaign,
        name=name,
        type=type_,
        code=codes[LinkKind.RESIDENT],
        helper_code=codes[LinkKind.HELPER],
        trial_code=codes[LinkKind.TRIAL],
    )
