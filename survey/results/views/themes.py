"""Themes by what residents find important: the order, and a page for each theme."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, request
from sqlalchemy import select

from forms.definition.questions import Option
from survey.extensions import wiring
from survey.results.charts.bars import Bar, draw_bars
from survey.results.charts.ranks import draw_ranks
from survey.results.charts.svg import inline
from survey.results.shown.figures import OptionFigure
from survey.results.shown.tables import table_of
from survey.results.views.blueprint import LOOKING, results
from survey.results.views.charted import between
from survey.results.views.groups import names_of, why_closed
from survey.results.views.looking import Seen, bases_of, looked
from survey.results.views.order import ordered
from survey.results.views.speaking import CLOSED, facet_called, number, percent, said
from survey.staff.access import needs
from survey.staff.shell import page
from survey.storage.programmes import Programme, Theme
from survey.storage.sessions import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """One theme: as it was asked, its figure, and the team's own page about it."""

    option: Option
    figure: OptionFigure | None
    given: int | None
    theme: Theme | None


@results.get("/results/themes")
@needs(*LOOKING)
def themes(programme: str) -> str:
    seen = looked(programme)
    with reading(wiring().answers) as session:
        order = ordered(session, seen) if seen.themes_open else None
    language = seen.language
    return page(
        "team/results/themes.html",
        programme=programme,
        round=seen.round,
        seen=seen,
        order=order,
        ranks=draw_ranks(order.placed, language=language, says=order.says) if order else None,
        themes=_options(seen),
        inline=inline,
    )


@results.get("/results/themes/<theme>")
@needs(*LOOKING)
def theme(programme: str, theme: str) -> str:
    seen = looked(programme)
    option = next((each for each in _options(seen) if each.code == theme), None)
    if option is None:
        abort(404)
    facing = _facing(seen, option, programme)
    facet = request.args.get("facet", "")
    facet = facet if facet in seen.facets and seen.themes_open else ""
    bars = _by_group(seen, theme, facet) if facet else []
    title = option.text.wording(seen.language).words
    return page(
        "team/results/theme.html",
        programme=programme,
        round=seen.round,
        seen=seen,
        title=title,
        code=theme,
        facing=facing,
        share=percent(facing.figure.share) if facing.figure else "",
        n=number(facing.figure.n) if facing.figure else "",
        first=number(facing.figure.first) if facing.figure else "",
        interval=between(facing.figure.interval) if facing.figure else "",
        facet=facet,
        facet_name=facet_called(facet) if facet else "",
        facets=[(each, facet_called(each)) for each in seen.facets],
        bars=bars,
        drawing=draw_bars(bars, language=seen.language, says=title) if bars else None,
        inline=inline,
    )


def _options(seen: Seen) -> tuple[Option, ...]:
    question = seen.questions().get(seen.themes or "")
    found: tuple[Option, ...] = getattr(question, "options", ())
    return tuple(option for option in found if not option.exclusive)


def _facing(seen: Seen, option: Option, programme: str) -> Facing:
    figure = seen.everybody().get(seen.themes or "")
    options = figure.options if figure else ()
    with reading(wiring().answers) as session:
        own = (
            select(Theme)
            .join(Programme, Programme.id == Theme.programme_id)
            .where(Programme.key == programme, Theme.code == option.code)
        )
        return Facing(
            option=option,
            figure=next((each for each in options if each.code == option.code), None),
            given=figure.given if figure else None,
            theme=session.scalars(own).first(),
        )


def _by_group(seen: Seen, theme: str, facet: str) -> list[Bar]:
    """The share that chose this theme in each group, with everybody's share as a mark."""
    key = seen.themes or ""
    all_ = {each.code: each.share for each in seen.everybody()[key].options}
    bars = []
    with reading(wiring().answers) as session:
        table = table_of(session, campaign_id=seen.campaign_id, facet=facet)
        assert table is not None
        names = names_of(session, seen)
        for group in names.in_order(facet, bases_of(table)):
            shown = table.groups[group]
            figure = seen.figures_of(shown)[key]
            found = next(each for each in figure.options if each.code == theme)
            closed = shown.base is None or found.n is None
            why = why_closed(shown) if shown.base is None else ""
            bars.append(
                Bar(
                    label=names.called(facet, group),
                    value=(why or said(CLOSED)) if closed else percent(found.share),
                    n="" if closed else f"{number(found.n)} / {number(figure.given)}",
                    share=found.share,
                    interval=found.interval,
                    expected=all_.get(theme),
                    closed=closed,
                )
            )
    return bars
