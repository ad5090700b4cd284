"""Keeps population tables with their source and date, and which label is which group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import sentence
from survey.clock import today
from survey.results.missing.matching import (
    Groups,
    Matched,
    crossed,
    facets_of,
    guessed,
    margins,
    require_matched,
)
from survey.results.missing.population import (
    Population,
    population_from_data,
    population_in,
    population_to_data,
)
from survey.results.missing.table_file import TableRefused, read_table
from survey.results.rollup.facets import Facet
from survey.storage.margins import PopulationTable

LONGEST_SOURCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A table as it came in, and what its labels are to us."""

    number: int
    source: str
    of_day: date
    population: Population
    matched: Matched
    used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the tables in use say together; a newer table of the same facet replaces an older."""

    margins: Mapping[Facet, Mapping[str, int]]
    crossed: Mapping[tuple[str, str], int]
    sources: tuple[Kept, ...]


def take_in(
    session: Session,
    *,
    campaign_id: int,
    data: bytes,
    name: str,
    source: str,
    of_day: date | None,
    groups: Groups,
) -> int:
    """Reads a file; gives the number of the table, which counts once its labels are matched."""
    source = " ".join(source.split())
    if not source or len(source) > LONGEST_SOURCE:
        raise TableRefused(sentence("Schrijf van wie deze cijfers zijn, in hoogstens 200 letters."))
    if of_day is None or of_day > today():
        raise TableRefused(sentence("Vul in van welke dag deze cijfers zijn: vandaag of eerder."))
    if not groups:
        raise TableRefused(
            sentence(
                "Deze vragenlijst vraagt niet naar buurt of leeftijd. Er is niets om mee te "
                "vergelijken."
            )
        )
    population = population_in(read_table(data, name=name))
    row = PopulationTable(
        campaign_id=campaign_id,
        source=source,
        of_day=of_day,
        document=population_to_data(population),
        matched=_to_data(guessed(population, groups)),
    )
    session.add(row)
    session.flush()
    return row.id


def match(
    session: Session, *, campaign_id: int, number: int, chosen: Matched, groups: Groups
) -> Kept:
    """Says which label is which group; from then on the table counts."""
    row = _row(session, campaign_id, number)
    kept = _kept(row)
    known = {
        facet: {label: codes.get(label, "") for label in kept.matched[facet]}
        for facet, codes in chosen.items()
        if facet in kept.matched
    }
    matched: Matched = {facet: known.get(facet, kept.matched[facet]) for facet in kept.matched}
    require_matched(kept.population, groups, matched)
    row.matched, row.used = _to_data(matched), True
    return _kept(row)


def one(session: Session, *, campaign_id: int, number: int) -> Kept:
    return _kept(_row(session, campaign_id, number))


def remove(session: Session, *, campaign_id: int, number: int, back: bool = False) -> Kept:
    row = _row(session, campaign_id, number)
    row.removed = not back
    return _kept(row)


def figures(session: Session, *, campaign_id: int) -> Figures:
    """What counts now, with where it comes from."""
    found: dict[Facet, Mapping[str, int]] = {}
    both: Mapping[tuple[str, str], int] = {}
    sources: list[Kept] = []
    for kept in _in_use(session, campaign_id):
        of = margins(kept.population, kept.matched)
        cross = crossed(kept.population, kept.matched)
        new = {facet: people for facet, people in of.items() if facet not in found}
        if new or (cross and not both):
            sources.append(kept)
        found |= new
        both = both or cross
    return Figures(margins=found, crossed=both, sources=tuple(sources))


def _in_use(session: Session, campaign_id: int) -> Sequence[Kept]:
    rows = select(PopulationTable).where(
        PopulationTable.campaign_id == campaign_id,
        PopulationTable.used,
        PopulationTable.removed.is_(False),
    )
    newest = rows.order_by(PopulationTable.of_day.desc(), PopulationTable.id)
    return [_kept(each) for each in session.scalars(newest)]


def _row(session: Session, campaign_id: int, number: int) -> PopulationTable:
    row = session.get(PopulationTable, number)
    if row is None or row.campaign_id != campaign_id:
        raise TableRefused(sentence("Deze tabel is er niet (meer)."))
    return row


def _kept(row: PopulationTable) -> Kept:
    matched = cast("Mapping[str, Mapping[str, str]]", row.matched)
    population = population_from_data(row.document)
    sides = [Facet(each) for each in cast("Sequence[str]", matched["facets"])]
    return Kept(
        number=row.id,
        source=row.source,
        of_day=row.of_day,
        population=population,
        matched={facet: dict(matched[facet]) for facet in sides},
        used=row.used,
    )


def _to_data(matched: Matched) -> dict[str, object]:
    """With the order of the facets: rows first, then columns."""
    return {"facets": list(matched), **{facet.value: codes for facet, codes in matched.items()}}


__all__ = ["Figures", "Kept", "facets_of", "figures", "match", "one", "remove", "take_in"]
