"""Programmes side by side, for who may see the results of several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import g, request
from sqlalchemy.orm import Session

from survey.clock import today
from survey.extensions import wiring
from survey.fieldwork.rounds import round_of
from survey.programme.programmes import list_programmes
from survey.results.charts.bars import draw_bars, reach
from survey.results.charts.drawing import Drawing
from survey.results.charts.svg import inline
from survey.results.rollup.advance import refreshed
from survey.results.views.blueprint import LOOKING, results
from survey.results.views.charted import CHARTED, Charted
from survey.results.views.looking import Seen, seen_of
from survey.results.views.speaking import number
from survey.staff.access import needs
from survey.staff.shell import current_account, page
from survey.storage.programmes import Programme
from survey.storage.sessions import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One programme: what came in, and its chart of the question that was chosen."""

    key: str
    name: str
    n: str
    closed: bool
    chart: Charted | None
    drawing: Drawing | None


@results.get("/results/side-by-side")
@needs(*LOOKING)
def side_by_side(programme: str) -> str:
    """The programmes' running campaigns; a question is the same one where its key is."""
    allowed = frozenset(LOOKING)
    account = current_account()
    with reading(wiring().answers) as session:
        own = [each for each in list_programmes(session) if account.may(each.key, allowed)]
        campaigns = [seen.campaign_id for _, seen in _seen(session, own)]
    for campaign_id in campaigns:
        refreshed(wiring().answers, campaign_id=campaign_id)
    with reading(wiring().answers) as session:
        found = list(_seen(session, own))
    choices = _questions(found)
    wanted = request.args.get("question", "")
    question = wanted if wanted in choices else next(iter(choices), "")
    found.sort(key=lambda pair: not _given(pair[1], question))
    first = next((_chart(seen, question) for _, seen in found), None)
    order = first.codes if first else ()
    charts = {each.key: _chart(seen, question, order) for each, seen in found}
    scale = reach([bar for chart in charts.values() if chart for bar in chart.bars])
    sides = [
        Side(
            key=each.key,
            name=each.name,
            n=number(seen.table.n) if seen.table else "0",
            closed=question in seen.closed,
            chart=(chart := charts[each.key]),
            drawing=_drawn(chart, each.name, scale) if chart else None,
        )
        for each, seen in found
    ]
    return page(
        "team/results/side_by_side.html",
        programme=programme,
        sides=sides,
        choices=choices,
        question=question,
        beamer=request.args.get("beamer") == "1",
        inline=inline,
    )


def _seen(session: Session, programmes: list[Programme]) -> list[tuple[Programme, Seen]]:
    found = []
    for each in programmes:
        round_ = round_of(session, programme=each.key, wanted=None, today=today())
        if round_ is not None:
            found.append((each, seen_of(session, round_, language=str(g.language))))
    return found


def _questions(found: list[tuple[Programme, Seen]]) -> dict[str, str]:
    """What at least one programme asks and may show, in the order of the first that asks it."""
    return {
        key: question.title.wording(seen.language).words
        for _, seen in reversed(found)
        for key, question in seen.questions().items()
        if question.kind in CHARTED
    }


def _given(seen: Seen, question: str) -> bool:
    figure = seen.everybody().get(question)
    return bool(figure and figure.given)


def _chart(seen: Seen, question: str, order: Iterable[str] = ()) -> Charted | None:
    """All in the order of the first, so that the eye finds the same bar in the same place."""
    figure = seen.everybody().get(question)
    return seen.charted(figure, order=order) if figure and figure.given else None


def _drawn(chart: Charted, name: str, scale: float) -> Drawing:
    language = str(g.language)
    return draw_bars(chart.bars, language=language, says=f"{name}. {chart.says}", scale=scale)
