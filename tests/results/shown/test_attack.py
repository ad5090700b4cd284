"""From responses to what is published: the solvers that attack small cells find nothing in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest

from forms.definition.answers import RawAnswer
from forms.definition.campaign import PlaceToAsk
from forms.definition.questions import Choice, Meaning
from survey.builder.publish import start_campaign
from survey.fieldwork.places import list_places
from survey.intake.receive import receive
from survey.results.rollup.advance import refreshed
from survey.results.rollup.cells import Cell, Kind
from survey.results.shown.tables import Shown, Table, facets_of, table_of
from survey.storage.finding import latest_edition
from survey.storage.sessions import reading, writing
from tests.conftest import CAMPAIGN, QUESTIONNAIRE, Opened, Stores
from tests.results.small_cells.attacker import Figures, fewest_told_apart

PLACES = {"Apotheek": "waiting_room", "Dokter": "waiting_room", "Winkel": "supermarket"}
PARENTS = {"north_park": "north", "north_mill": "north"}
POINTS = ("little", "some", "much")
Around = Mapping[str, tuple[str, ...]]  # per way to divide: the groups somebody is in, inner first


@dataclass(frozen=True)
class Person:
    when: int
    around: Around
    safe: str


def _town(stores: Stores) -> Opened:
    area = next(each for each in QUESTIONNAIRE.questions if isinstance(each, Choice))
    section = QUESTIONNAIRE.sections[0]
    questions = tuple(
        replace(each, meaning=Meaning.NEIGHBOURHOOD) if each is area else each
        for each in section.questions
    )
    asked = replace(QUESTIONNAIRE, sections=(replace(section, questions=questions),))
    places = tuple(PlaceToAsk(name=name, type=type_) for name, type_ in PLACES.items())
    campaign = replace(CAMPAIGN, places=places)
    with writing(stores.answers) as session:
        id_ = start_campaign(session, campaign=campaign, questionnaire=asked).id
    with reading(stores.answers) as session:
        edition = latest_edition(session, campaign_id=id_).id
        return Opened(stores, campaign, asked, list_places(session), id_, edition)


def _arrive(town: Opened, rng: Random, *, when: int, n: int) -> Iterator[Person]:
    with writing(town.stores.answers) as session:
        for _ in range(n):
            place = rng.choices(town.places, (1, 3, 12))[0]
            home = rng.choices(("north_park", "north_mill", "south", "dont_know"), (9, 2, 4, 1))[0]
            channel = rng.choices(("phone", "helper", "paper"), (20, 3, 1))[0]
            language = rng.choices(("nl", "en"), (9, 1))[0]
            day = date(2026, 5, 18) + timedelta(days=7 * rng.choice((0, 0, 0, 1, when)))
            safe = rng.choices((*POINTS, ""), (1, 4, 12, 2))[0]
            given = town.given(
                area=RawAnswer((home,)), safe=RawAnswer((safe,)) if safe else RawAnswer()
            )
            receive(
                session,
                submission=town.submission(
                    place_id=place.id, channel=channel, language=language, day=day, given=given
                ),
            )
            home = home.replace("dont_know", "unknown")
            around = {
                "place": (str(place.id), f"type {place.type}"),
                "home": (home, PARENTS[home]) if home in PARENTS else (home,),
                "channel": (channel,),
                "language": (language,),
                "week": (f"2026-W{day.isocalendar()[1]}",),
            }
            yield Person(when, around, safe)


WAYS = {
    "place": ("place", "place_type"),
    "home": ("neighbourhood", "area"),
    "channel": ("channel",),
    "language": ("language",),
    "week": ("week",),
}
Published = Mapping[str, Mapping[str, Shown]]  # per way: its groups, and everybody as ""


def _published(town: Opened) -> Published:
    """What anybody can see at this moment."""
    with reading(town.stores.answers) as session:
        tables = {
            facet: table_of(session, campaign_id=town.campaign_id, facet=facet)
            for facet in facets_of(session, campaign_id=town.campaign_id)
        }
    found: dict[str, dict[str, Shown]] = {}
    for way, facets in WAYS.items():
        found[way] = {"": _groups(tables["total"])[""]}
        for facet in facets:
            for group, shown in _groups(tables.get(facet)).items():
                found[way][f"type {group}" if facet == "place_type" else group] = shown
    return found


def _groups(table: Table | None) -> Mapping[str, Shown]:
    return table.groups if table else {}


def _is_in(person: Person, way: str, group: str) -> bool:
    return group == "" or group in person.around[way]


def _nobody_is_told_apart(
    people: list[Person], seen: list[Published], ways: tuple[str, ...]
) -> None:
    atoms = Counter((*(p.around[way][0] for way in ways), p.when) for p in people)
    example = {(*(p.around[way][0] for way in ways), p.when): p for p in people}
    sums = [
        frozenset(atom for atom, p in example.items() if p.when <= when and _is_in(p, way, group))
        for when, published in enumerate(seen)
        for way in ways
        for group, shown in published[way].items()
        if shown.as_of == when + 1 and shown.base is not None
    ]
    assert fewest_told_apart(dict(atoms), sums) >= 10


def _no_small_count_gives_way(people: list[Person], seen: list[Published], way: str) -> None:
    figures, small = Figures(), []
    for when, published in enumerate(seen):
        here = [p for p in people if p.when <= when]
        groups = {"", *(group for p in people for group in p.around[way])}
        inner = {g: {p.around[way][0] for p in people if p.around[way][1:] == (g,)} for g in groups}
        inner[""] = {p.around[way][-1] for p in people}
        for group in groups:
            shown = published[way].get(group)
            if shown is not None and (shown.as_of != when + 1 or shown.base is None):
                shown = None  # nothing new to learn from
            cells = shown.cells if shown else {}
            points = {cell.cell: n for cell, n in cells.items() if cell[:2] == ("safe", "code")}
            for point in POINTS:
                name = (group, point, when)
                true = sum(p.safe == point and _is_in(p, way, group) for p in here)
                if inner[group]:
                    terms = {(each, point, when): -1.0 for each in inner[group]}
                    figures.equal({name: 1, ("rest", *name): -1, **terms}, 0)
                if when:
                    figures.equal({name: 1, (group, point, when - 1): -1, ("new", *name): -1}, 0)
                if shown and points.get(point, 0) is not None:
                    assert points.get(point, 0) == true
                    assert not 1 <= true < 10
                    figures.equal({name: 1}, true)
                elif shown and 1 <= true < 10:
                    small.append(name)
            given = cells.get(Cell("safe", Kind.STATE, "given"), 0) if shown else None
            if given is not None:
                figures.equal({(group, point, when): 1 for point in POINTS}, given)
    for name in small:
        low, high = figures.bounds(name)
        assert high - low > 1e-6


def _attacked(stores: Stores, seed: int) -> None:
    rng = Random(seed)
    town = _town(stores)
    people: list[Person] = []
    seen: list[Published] = []
    for when in range(3):
        people += _arrive(town, rng, when=when, n=rng.choice((11, 30, 70) if when else (40, 90)))
        refreshed(stores.answers, campaign_id=town.campaign_id)
        seen.append(_published(town))
        assert seen[-1]["place"][""].base == len(people)
    for way in WAYS:
        _nobody_is_told_apart(people, seen, (way,))
        _no_small_count_gives_way(people, seen, way)
    first = [person for person in people if person.when == 0]
    for pair in combinations(WAYS, 2):
        _nobody_is_told_apart(first, seen[:1], pair)


@pytest.mark.parametrize("seed", range(3))
def test_nobody_is_found_in_what_is_published(sqlite_stores, seed):
    _attacked(sqlite_stores, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3, 60))
def test_long_search_for_somebody_in_what_is_published(sqlite_stores, seed):
    _attacked(sqlite_stores, seed)
