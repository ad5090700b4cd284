"""Posters, flyers, slips and overviews of a campaign: what draws each, and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from flask import abort

from print.overview import pages_for
from print.papers import A3, A4, A5, A6, Format
from print.prepress.order import Product
from survey.extensions import wiring
from survey.fieldwork.contact_slip import slip_of
from survey.fieldwork.places import Place, list_places
from survey.fieldwork.print_making import Handed
from survey.fieldwork.print_package import Copies
from survey.fieldwork.print_pieces import Draw, Piece
from survey.intake.doors import Door
from survey.public.posters import flyer_of, overview_of, poster_of
from survey.storage.keys import load_or_make
from survey.storage.sessions import reading

SIZES: dict[str, Format] = {"A3": A3, "A4": A4, "A5": A5, "A6": A6}
PIECES = {
    "poster": (Product.POSTER, ("A4", "A3")),
    "flyer": (Product.FLYER, ("A5", "A6")),
    "slip": (Product.SLIP, ("A5",)),
    "overview": (Product.OVERVIEW, ("A4",)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A thing as it was asked for; without a place it is for all of them."""

    what: str
    size: str
    language: str
    quantity: int
    place: int | None = None


def copies_of(asked: Asked, *, campaign: str, trial: bool) -> Copies:
    """What draws it, for a campaign by its key."""
    places = places_of(campaign)
    place = place_in(places, asked.place)
    door = door_of(place.code)
    product, _ = PIECES[asked.what]
    piece = Piece(
        product=product,
        page=SIZES[asked.size],
        draw=_draw(asked, door, places=places, trial=trial),
        campaign=door.campaign,
        language=asked.language,
        place=place.name if asked.place is not None else "",
        pages=pages_for(len(places)) if product is Product.OVERVIEW else 1,
    )
    handed = Handed(
        product=product,
        size=asked.size,
        language=asked.language,
        quantity=asked.quantity,
        place=asked.place,
        trial=trial,
    )
    return Copies(piece=piece, handed=handed)


def places_of(campaign: str) -> list[Place]:
    with reading(wiring().answers) as session:
        return list_places(session, campaign_key=campaign)


def place_in(places: list[Place], place: int | None) -> Place:
    """The place with this number, or the first when it is for all of them."""
    found = next((each for each in places if place in (None, each.id)), None)
    return found or abort(404)


def door_of(code: str) -> Door:
    """As it is now: dates and places may have changed a moment ago."""
    return wiring().doors.find(code, fresh=True) or abort(404)


def address_of(code: str) -> str:
    return f"{wiring().settings.public_url}/q/{code}"


def _draw(asked: Asked, door: Door, *, places: list[Place], trial: bool) -> Draw:
    page, language = SIZES[asked.size], asked.language
    address = address_of(door.link.code)
    if asked.what == "poster":
        return partial(poster_of, door, language=language, page=page, address=address)
    if asked.what == "flyer":
        return partial(flyer_of, door, language=language, page=page, address=address)
    if asked.what == "overview":
        every = [(door_of(each.code), address_of(each.code)) for each in places]
        return partial(overview_of, every, language=language, page=page)
    key = load_or_make(wiring().settings.keys).sheet_code_key
    return partial(slip_of, door, language=language, key=key, trial=trial)
