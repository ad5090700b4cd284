"""One question broken down by a facet: a small chart for every group, all with one scale."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import get_translations
from sqlalchemy.orm import Session

from forms.definition.sentence import sentence
from survey.results.charts.bars import Bar, draw_bars, reach
from survey.results.charts.drawing import Drawing
from survey.results.shown.figures import QuestionFigure
from survey.results.shown.tables import Shown, table_of
from survey.results.small_cells.closing import Standing
from survey.results.views.charted import Charted, charted
from survey.results.views.looking import Seen, bases_of, headings_of, in_own_order
from survey.results.views.speaking import CLOSED, FEW, Groups, number, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group: its figures with their drawing, or why there are none."""

    name: str
    n: str
    note: str
    chart: Charted | None = None
    drawing: Drawing | None = None


def why_closed(shown: Shown) -> str:
    """Why a group has no figures, or older ones."""
    match shown.standing:
        case Standing.FEW:
            return said(FEW)
        case Standing.CLOSED:
            return said(CLOSED)
        case Standing.AS_BEFORE:
            return said(sentence("Stand %(n)s: sindsdien kwam er te weinig bij.", n=shown.as_of))
        case _:
            return ""


def names_of(session: Session, seen: Seen) -> Groups:
    return Groups(
        session, campaign_id=seen.campaign_id, editions=seen.editions, language=seen.language
    )


def groups_of(session: Session, seen: Seen, *, question: str, facet: str) -> list[Group]:
    """Every group of the facet, with everybody's share as a mark to compare with."""
    table = table_of(session, campaign_id=seen.campaign_id, facet=facet)
    all_ = seen.everybody().get(question)
    if table is None or all_ is None:
        return []
    whole = seen.charted(all_)
    names = names_of(session, seen)
    charts = {
        group: _chart(seen, seen.figures_of(shown)[question], all_, whole)
        for group, shown in table.groups.items()
        if shown.base
    }
    scale = reach([bar for chart in charts.values() for bar in chart.bars])
    return [
        _group(names.called(facet, group), table.groups[group], charts.get(group), scale, seen)
        for group in names.in_order(facet, bases_of(table))
    ]


def _chart(seen: Seen, figure: QuestionFigure, all_: QuestionFigure, whole: Charted) -> Charted:
    asked = seen.questions()[figure.key]
    shares = {option.code: option.share for option in all_.options}
    return charted(
        figure,
        ordered=in_own_order(asked),
        headings=headings_of(asked),
        everybody=shares,
        order=whole.codes,
    )


def _group(name: str, shown: Shown, chart: Charted | None, scale: float, seen: Seen) -> Group:
    n = number(chart.figure.given) if chart else ""
    drawing = None
    if chart and chart.bars and chart.figure.given:
        drawing = _drawn(chart.bars, name, chart.says, scale, seen.language)
    note = why_closed(shown)
    if shown.base == 0:
        note = get_translations().gettext("niemand")
    return Group(name=name, n=n, note=note, chart=chart, drawing=drawing)


def _drawn(bars: tuple[Bar, ...], name: str, says: str, scale: float, language: str) -> Drawing:
    return draw_bars(bars, language=language, says=f"{name}. {says}", scale=scale)
