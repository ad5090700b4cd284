"""One question: its figures, the order it gives, whether places mattered, and a breakdown."""

from __future__ import annotations

from flask import request

from forms.definition.questions import Closed
from survey.extensions import wiring
from survey.results.charts.bars import draw_bars
from survey.results.charts.ranks import draw_ranks
from survey.results.charts.svg import inline
from survey.results.statistics.position import EXPLAINED as POSITIONS_EXPLAINED
from survey.results.statistics.wilson import EXPLAINED
from survey.results.views.blueprint import LOOKING, results
from survey.results.views.dashboard import drawing_of
from survey.results.views.groups import groups_of
from survey.results.views.looking import looked, the_question
from survey.results.views.order import ordered
from survey.results.views.places import bars_of, placings, rotates, says_of
from survey.results.views.speaking import facet_called, said
from survey.staff.access import needs
from survey.staff.shell import page
from survey.storage.sessions import reading


@results.get("/results/questions/<question>")
@needs(*LOOKING)
def question(programme: str, question: str) -> str:
    seen = looked(programme)
    asked = the_question(seen, question)
    figure = seen.everybody().get(question)
    chart = seen.charted(figure) if figure else None
    chosen = request.args.get("facet", "")
    facet = chosen if chosen in seen.facets else ""
    with reading(wiring().answers) as session:
        groups = groups_of(session, seen, question=question, facet=facet) if facet else []
        order = ordered(session, seen) if question == seen.themes else None
        places = (
            placings(session, campaign_id=seen.campaign_id, question=asked)
            if isinstance(asked, Closed) and rotates(asked)
            else []
        )
    language, says = seen.language, says_of(places)
    return page(
        "team/results/question.html",
        programme=programme,
        round=seen.round,
        seen=seen,
        title=asked.title.wording(language).words,
        key=question,
        chart=chart,
        drawing=drawing_of(chart, language) if chart else None,
        order=order,
        ranks=draw_ranks(order.placed, language=language, says=order.says) if order else None,
        places=places,
        places_says=says,
        places_explained=said(POSITIONS_EXPLAINED),
        places_bars=bars_of(places),
        places_drawing=draw_bars(bars_of(places), language=language, says=says) if places else None,
        explained=said(EXPLAINED),
        groups=groups,
        facet=facet,
        facets=[(each, facet_called(each)) for each in seen.facets],
        beamer=request.args.get("beamer") == "1",
        inline=inline,
    )
