"""The doors that a poster, flyer or overview leads to, in an application that can word them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.cli.stores import reading, settings

if TYPE_CHECKING:
    from survey.intake.doors import Door


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """The places to make known, each with the address that stands on paper, in one language."""

    doors: tuple[tuple[Door, str], ...]
    language: str

    @property
    def first(self) -> Door:
        return self.doors[0][0]

    @property
    def address(self) -> str:
        return self.doors[0][1]

    @property
    def trial(self) -> bool:
        """Whether anything on it leads to what does not count, or to nowhere."""
        from survey.fieldwork.public_address import is_public

        return any(door.trial or not is_public(address) for door, address in self.doors)


@contextmanager
def one_place(campaign: str, *, place: str | None, language: str | None) -> Iterator[Announced]:
    """The place that is named, or the only one that the campaign has."""
    from survey.fieldwork.finding import place_named, resident_code
    from survey.storage.finding import campaign_by_key

    with reading() as session:
        found = campaign_by_key(session, key=campaign)
        where = place_named(session, campaign=found, name=place)
        code = resident_code(session, place=where)
    with _announced([code], language) as announced:
        yield announced


@contextmanager
def every_place(campaign: str, *, language: str | None) -> Iterator[Announced]:
    from survey.fieldwork.finding import NoPlaces
    from survey.fieldwork.places import list_places

    with reading() as session:
        codes = [each.code for each in list_places(session, campaign_key=campaign)]
    if not codes:
        raise NoPlaces(campaign)
    with _announced(codes, language) as announced:
        yield announced


@contextmanager
def _announced(codes: list[str], language: str | None) -> Iterator[Announced]:
    from survey.app import create_app
    from survey.extensions import wiring

    chosen = settings()
    with create_app(chosen).app_context():
        found = [(wiring().doors.find(code), f"{chosen.public_url}/q/{code}") for code in codes]
        doors = tuple((door, address) for door, address in found if door is not None)
        yield Announced(doors=doors, language=language or doors[0][0].languages[0])
