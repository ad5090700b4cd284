"""What organisers note of a place: address, opening days, target; and closing or removing it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.fieldwork.place_kinds import KINDS
from survey.fieldwork.places import Place, PlaceRefused, add_place, list_places
from survey.storage import campaigns
from survey.storage.answers import Response
from survey.storage.devices import Shift
from survey.storage.monitor import Handout, OpenedCount, PlaceFacts, Stand
from survey.storage.print_runs import PrintRun

EVERY_DAY = tuple(range(7))  # Monday is 0
LONGEST_NAME, LONGEST_ADDRESS, LARGEST_TARGET = 80, 200, 100_000


class InUse(Refusal):
    """Something already refers to the place, so that it can be closed but not removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A place with everything that is noted of it. `target` is 0 when none was set."""

    place: Place
    address: str = ""
    days: tuple[int, ...] = EVERY_DAY
    target: int = 0
    closed_on: date | None = None

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def closed(self) -> bool:
        return self.closed_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody filled in about a place."""

    name: str
    kind: str
    address: str = ""
    days: tuple[int, ...] = EVERY_DAY
    target: int = 0


def noted_places(session: Session, *, campaign_key: str) -> list[Noted]:
    """Every place of a campaign by name, the closed ones last."""
    places = list_places(session, campaign_key=campaign_key)
    facts = _facts(session, [each.id for each in places])
    found = [_noted(each, facts.get(each.id)) for each in places]
    return sorted(found, key=lambda each: (each.closed, each.name.casefold()))


def noted_place(session: Session, *, campaign_key: str, place_id: int) -> Noted | None:
    """One place of this campaign; None when it has no such place."""
    places = list_places(session, campaign_key=campaign_key, place_id=place_id)
    return _noted(places[0], session.get(PlaceFacts, place_id)) if places else None


def make_place(session: Session, *, campaign_key: str, wanted: Wanted) -> Noted:
    """Adds a place with its links and what is noted of it."""
    wanted = _checked(wanted, known=KINDS)
    place = add_place(session, campaign_key=campaign_key, name=wanted.name, type=wanted.kind)
    _keep(session, place.id, wanted)
    return _noted(place, session.get(PlaceFacts, place.id))


def change_place(session: Session, *, place: Noted, wanted: Wanted) -> None:
    """Changes what is noted; the links stay, since they are printed."""
    wanted = _checked(wanted, known=[*KINDS, place.place.type])
    row = session.get_one(campaigns.Place, place.place.id)
    same = select(campaigns.Place.id).where(
        campaigns.Place.campaign_id == row.campaign_id,
        campaigns.Place.id != row.id,
        func.lower(campaigns.Place.name) == func.lower(wanted.name),
    )
    if session.scalar(same) is not None:
        raise PlaceRefused(
            sentence("Er is al een plek “%(name)s”. Kies een andere naam.", name=wanted.name)
        )
    row.name, row.type = wanted.name, wanted.kind
    _keep(session, row.id, wanted)


def close_place(session: Session, *, place_id: int) -> None:
    """From now on it has no target and nobody is sent there; its link goes on to work."""
    _row(session, place_id).closed_on = today()


def reopen_place(session: Session, *, place_id: int) -> None:
    _row(session, place_id).closed_on = None


def remove_place(session: Session, *, place: Noted) -> None:
    """Removes a place of which nothing was ever used; refuses any other."""
    ours = place.place.id
    used = (
        select(Response.id).where(Response.place_id == ours),
        select(PrintRun.id).where(PrintRun.place_id == ours),
        select(Handout.id).where(Handout.place_id == ours),
        select(OpenedCount.n).where(OpenedCount.place_id == ours),
        select(Shift.id).where(Shift.place_id == ours),
    )
    if any(session.scalar(each.limit(1)) is not None for each in used):
        raise InUse(
            sentence(
                "“%(name)s” is al gebruikt: er is iets geprint, geopend of ingevuld. Daarom blijft "
                "deze plek bewaard. Sluit de plek als u er niet meer staat.",
                name=place.name,
            )
        )
    for table in (Stand, PlaceFacts, campaigns.Link):
        session.execute(delete(table).where(table.place_id == ours))
    session.execute(delete(campaigns.Place).where(campaigns.Place.id == ours))


def _checked(wanted: Wanted, *, known: Container[str]) -> Wanted:
    name, address = " ".join(wanted.name.split()), " ".join(wanted.address.split())
    if not name or len(name) > LONGEST_NAME:
        raise PlaceRefused(
            sentence("Geef de plek een naam van hoogstens %(n)s letters.", n=LONGEST_NAME)
        )
    if wanted.kind not in known:
        raise PlaceRefused(sentence("Kies uit de lijst wat voor plek het is."))
    if len(address) > LONGEST_ADDRESS:
        raise PlaceRefused(
            sentence("Schrijf het adres korter: hoogstens %(n)s letters.", n=LONGEST_ADDRESS)
        )
    if not 0 <= wanted.target <= LARGEST_TARGET:
        raise PlaceRefused(
            sentence("Kies een streefgetal van 0 tot en met %(n)s.", n=LARGEST_TARGET)
        )
    days = tuple(sorted(set(wanted.days) & set(EVERY_DAY)))
    if not days:
        raise PlaceRefused(sentence("Kies minstens één dag waarop de plek open is."))
    return Wanted(name=name, kind=wanted.kind, address=address, days=days, target=wanted.target)


def _keep(session: Session, place_id: int, wanted: Wanted) -> None:
    row = _row(session, place_id)
    row.address, row.days, row.target = wanted.address, list(wanted.days), wanted.target or None
    session.flush()


def _row(session: Session, place_id: int) -> PlaceFacts:
    row = session.get(PlaceFacts, place_id)
    if row is None:
        row = PlaceFacts(place_id=place_id, address="", days=list(EVERY_DAY))
        session.add(row)
    return row


def _facts(session: Session, ids: Sequence[int]) -> dict[int, PlaceFacts]:
    rows = session.scalars(select(PlaceFacts).where(PlaceFacts.place_id.in_(ids)))
    return {each.place_id: each for each in rows}


def _noted(place: Place, facts: PlaceFacts | None) -> Noted:
    if facts is None:
        return Noted(place=place)
    return Noted(
        place=place,
        address=facts.address,
        days=tuple(facts.days),
        target=facts.target or 0,
        closed_on=facts.closed_on,
    )
