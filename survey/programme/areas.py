"""Adds, changes and removes areas and their neighbourhoods: two levels, chosen from a list."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import sentence
from survey.programme.naming import key_from
from survey.programme.rows import (
    InUse,
    NotFilledIn,
    filled,
    in_one_language,
    living,
    next_position,
    own_row,
    remove,
    require_version,
    short_enough,
    swap,
)
from survey.programme.usage import use_of_area
from survey.storage.programmes import Area, Programme

MOST_AT_ONCE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFacts:
    """What a person fills in; `parent` is the number of the area it lies in."""

    name: str
    landmark: str = ""
    parent: int | None = None


def add_area(session: Session, *, programme: Programme, facts: AreaFacts) -> Area:
    codes = set(session.scalars(select(Area.code).where(Area.programme_id == programme.id)))
    area = Area(
        programme_id=programme.id,
        code=key_from(facts.name, taken=codes, joiner="_", fallback="buurt"),
        name={},
        landmark={},
        position=next_position(session, Area, programme=programme),
    )
    _fill(session, programme=programme, area=area, facts=facts)
    session.add(area)
    session.flush()
    return area


def add_areas(
    session: Session, *, programme: Programme, lines: str, parent: int | None
) -> list[Area]:
    """One for each line: a name, and after a semicolon a landmark."""
    names = [line.partition(";") for line in lines.splitlines() if line.strip()]
    if not names:
        raise NotFilledIn("lines", sentence("Schrijf op elke regel een naam."))
    if len(names) > MOST_AT_ONCE:
        raise NotFilledIn("lines", sentence("Hooguit %(n)s regels in een keer.", n=MOST_AT_ONCE))
    return [
        add_area(
            session,
            programme=programme,
            facts=AreaFacts(name=name, landmark=landmark, parent=parent),
        )
        for name, _, landmark in names
    ]


def change_area(
    session: Session, *, programme: Programme, number: int, version: int, facts: AreaFacts
) -> Area:
    area = own_row(session, Area, programme=programme, number=number)
    require_version(area, version=version)
    _fill(session, programme=programme, area=area, facts=facts)
    return area


def remove_area(session: Session, *, programme: Programme, number: int) -> Area:
    """Takes an area away, unless it has neighbourhoods or a questionnaire offers it."""
    area = own_row(session, Area, programme=programme, number=number)
    used = use_of_area(session, programme=programme, area=area)
    if used:
        raise InUse(used)
    remove(area)
    return area


def put_area_back(session: Session, *, programme: Programme, number: int) -> Area:
    """Puts it back where it was; if the area it lay in is gone, it stands on its own."""
    area = own_row(session, Area, programme=programme, number=number, removed=True)
    parent = session.get(Area, area.parent_id) if area.parent_id else None
    if parent is not None and parent.removed:
        area.parent_id = None
    area.removed = False
    area.version += 1
    return area


def move_area(session: Session, *, programme: Programme, number: int, up: bool) -> Area:
    """Moves it one place among those that lie beside it."""
    area = own_row(session, Area, programme=programme, number=number)
    beside = [
        each
        for each in living(session, Area, programme=programme)
        if each.parent_id == area.parent_id
    ]
    swap(beside, area, up=up)
    return area


def two_levels(areas: list[Area]) -> list[tuple[Area, list[Area]]]:
    """Each area with its neighbourhoods, in order."""
    return [
        (area, [each for each in areas if each.parent_id == area.id])
        for area in areas
        if area.parent_id is None
    ]


def _fill(session: Session, *, programme: Programme, area: Area, facts: AreaFacts) -> None:
    ask = sentence("Geef een naam.")
    name = filled(facts.name, field="name", longest=60, ask=ask)
    landmark = short_enough(facts.landmark, field="landmark", longest=100)
    others = [each for each in living(session, Area, programme=programme) if each is not area]
    if name.casefold() in {each.name.get("nl", "").casefold() for each in others}:
        raise NotFilledIn("name", sentence("“%(name)s” staat er al.", name=name))
    _place_in(others, area, parent=facts.parent)
    area.name = in_one_language(name, before=area.name)
    area.landmark = in_one_language(landmark, before=area.landmark)


def _place_in(others: list[Area], area: Area, *, parent: int | None) -> None:
    if parent is not None:
        if parent not in {each.id for each in others if each.parent_id is None}:
            raise NotFilledIn("parent", sentence("Kies een wijk van dit programma."))
        if area.id is not None and any(each.parent_id == area.id for each in others):
            raise NotFilledIn(
                "parent", sentence("Hier horen zelf buurten bij. Er zijn twee lagen, niet drie.")
            )
    area.parent_id = parent
