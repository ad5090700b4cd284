"""The dashboard: what came in, and the figures per question."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from sqlalchemy import Boolean, Integer, cast, func, select
from sqlalchemy.orm import Session

from survey.extensions import wiring
from survey.results.charts.bars import Bar, draw_bars
from survey.results.charts.drawing import Drawing
from survey.results.charts.svg import inline
from survey.results.counted import counted, in_campaign
from survey.results.rollup.waiting import how_many
from survey.results.shown.tables import Table, table_of
from survey.results.views.blueprint import LOOKING, PUBLISHING, results
from survey.results.views.charted import CHARTED, Charted
from survey.results.views.groups import names_of, why_closed
from survey.results.views.looking import Seen, bases_of, looked
from survey.results.views.speaking import CLOSED, facet_called, number, percent, said
from survey.staff.access import needs
from survey.staff.shell import current_account, page
from survey.storage.answers import Response
from survey.storage.sessions import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn:
    """How many came in: live, and what of it does not count."""

    live: int
    partial: int
    set_aside: int


def came_in(session: Session, *, campaign_id: int, table: Table | None) -> CameIn:
    fresh, spent = how_many(session, campaign_id=campaign_id)
    counts = cast(counted(campaign_id), Boolean)
    columns = (
        counts & ~Response.complete,
        ~Response.trial & Response.set_aside_id.is_not(None),
    )
    sums = [func.coalesce(func.sum(cast(each, Integer)), 0) for each in columns]
    row = session.execute(select(*sums).where(in_campaign(campaign_id))).one()
    partial, aside = map(int, row)
    live = (table.n if table else 0) + fresh - spent
    return CameIn(live=live, partial=partial, set_aside=aside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question on the dashboard."""

    chart: Charted
    drawing: Drawing | None


def cards_of(seen: Seen) -> list[Card]:
    charts = [seen.charted(figure) for figure in seen.everybody().values()]
    return [Card(chart=chart, drawing=drawing_of(chart, seen.language)) for chart in charts]


def drawing_of(chart: Charted, language: str) -> Drawing | None:
    if chart.empty or chart.figure.kind not in CHARTED:
        return None
    return draw_bars(chart.bars, language=language, says=chart.says)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How many are in one group."""

    name: str
    n: str
    note: str


def parts_of(session: Session, seen: Seen, facet: str) -> tuple[list[Part], list[Bar]]:
    """Who took part, by one facet: rows, and their bars."""
    table = table_of(session, campaign_id=seen.campaign_id, facet=facet)
    if table is None:
        return [], []
    names = names_of(session, seen)
    parts, bars = [], []
    for group in names.in_order(facet, bases_of(table)):
        shown, name = table.groups[group], names.called(facet, group)
        note, n = why_closed(shown), "" if shown.base is None else number(shown.base)
        share = shown.base / table.n if shown.base is not None and table.n else None
        closed = shown.base is None
        value = (note or said(CLOSED)) if closed else percent(share)
        bars.append(Bar(label=name, value=value, n=n, share=share, closed=closed))
        parts.append(Part(name=name, n=n or value, note="" if closed else note))
    return parts, bars


@results.get("/results")
@needs(*LOOKING)
def dashboard(programme: str) -> str:
    seen = looked(programme)
    chosen = request.args.get("facet", "")
    facet = chosen if chosen in seen.facets else ""
    with reading(wiring().answers) as session:
        came = came_in(session, campaign_id=seen.campaign_id, table=seen.table)
        parts, bars = parts_of(session, seen, facet) if facet else ([], [])
    drawing = draw_bars(bars, language=seen.language, says=facet_called(facet)) if bars else None
    return page(
        "team/results/dashboard.html",
        programme=programme,
        round=seen.round,
        seen=seen,
        came=came,
        cards=cards_of(seen),
        facet=facet,
        facets=[(each, facet_called(each)) for each in seen.facets],
        parts=parts,
        parts_drawing=drawing,
        may_open=current_account().may(programme, frozenset(PUBLISHING)),
        beamer=request.args.get("beamer") == "1",
        inline=inline,
    )
