"""Everything on the page about who is missing, from published figures and kept tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from survey.fieldwork.place_facts import Noted, noted_places
from survey.results.missing.comparing import Compared, compared, most_missing
from survey.results.missing.groups import groups_of
from survey.results.missing.keeping import Figures, figures
from survey.results.missing.matching import Groups, ages_in
from survey.results.missing.places import PlaceRecord, Tip, tips
from survey.results.rollup.facets import BETWEEN, Facet
from survey.results.shown.tables import Table, table_of
from survey.storage.campaigns import Campaign

CROSSED = f"{Facet.NEIGHBOURHOOD}{BETWEEN}{Facet.AGE_BAND}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A group of whom people are missing, and where to try."""

    name: str
    row: Compared[Any]
    tips: Sequence[Tip]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """`rows` per facet with the name of each group; `gaps` most missing first."""

    n: int
    groups: Groups
    figures: Figures
    rows: Mapping[Facet, Sequence[tuple[str, Compared[Any]]]]
    gaps: Sequence[Gap]
    crossed: bool


def overview(session: Session, *, campaign: Campaign, language: str) -> Overview:
    groups = groups_of(session, campaign_id=campaign.id, language=language)
    known = figures(session, campaign_id=campaign.id)
    total = table_of(session, campaign_id=campaign.id)
    rows: dict[Facet, list[Compared[Any]]] = {}
    for facet, people in known.margins.items():
        table = table_of(session, campaign_id=campaign.id, facet=facet)
        if table is not None:
            rows[facet] = compared(people, table, names={code: code for code in people})
    gaps, both = _crossed(session, campaign, known)
    if not both:
        gaps = [
            ({facet: each.code}, each)
            for facet, found in rows.items()
            for each in most_missing(found)
        ]
    names = {facet: {e.code: e.name for e in found} for facet, found in groups.items()}
    places = noted_places(session, campaign_key=campaign.key)
    return Overview(
        n=total.n if total else 0,
        groups=groups,
        figures=known,
        rows={
            facet: [(names[facet].get(each.code, each.code), each) for each in found]
            for facet, found in rows.items()
        },
        gaps=[
            Gap(
                name=", ".join(names[facet].get(code, code) for facet, code in of.items()),
                row=row,
                tips=_tips(session, campaign.id, of, names, places),
            )
            for of, row in sorted(gaps, key=lambda each: -each[1].missing)
        ],
        crossed=both,
    )


Of = dict[Facet, str]


def _crossed(
    session: Session, campaign: Campaign, known: Figures
) -> tuple[list[tuple[Of, Compared[Any]]], bool]:
    """By neighbourhood and age at once, where the coordinator opened that and figures have it."""
    table = table_of(session, campaign_id=campaign.id, facet=CROSSED)
    if table is None or not known.crossed:
        return [], False
    rows = compared(
        known.crossed, table, names={each: BETWEEN.join(each) for each in known.crossed}
    )
    return [
        ({Facet.NEIGHBOURHOOD: each.code[0], Facet.AGE_BAND: each.code[1]}, each)
        for each in most_missing(rows)
    ], True


def _tips(
    session: Session,
    campaign_id: int,
    of: Of,
    names: Mapping[Facet, Mapping[str, str]],
    places: Sequence[Noted],
) -> list[Tip]:
    """By what is published of places; who came from where is, only if that pair was opened."""
    per_place = table_of(session, campaign_id=campaign_id, facet=Facet.PLACE)
    of_group: dict[int, int] = {}
    for facet, code in of.items():
        pair = table_of(session, campaign_id=campaign_id, facet=f"{Facet.PLACE}{BETWEEN}{facet}")
        for each in places if pair else ():
            n = _base(pair, f"{each.place.id}{BETWEEN}{code}") or 0
            of_group[each.place.id] = min(n, of_group.get(each.place.id, n))
    records = [
        PlaceRecord(
            name=each.name,
            kind=each.place.type,
            about=each.address,
            closed=each.closed,
            n=_base(per_place, str(each.place.id)),
            of_group=of_group.get(each.place.id),
        )
        for each in places
    ]
    age = of.get(Facet.AGE_BAND)
    where = of.get(Facet.NEIGHBOURHOOD)
    return tips(
        records,
        neighbourhood=names[Facet.NEIGHBOURHOOD].get(where, where) if where else "",
        ages=ages_in(names[Facet.AGE_BAND].get(age, age)) if age else None,
    )


def _base(table: Table | None, group: str) -> int | None:
    shown = table.groups.get(group) if table else None
    return shown.base if shown else None
