"""A chart as a file, with its title, how many answered and what it is not."""

from __future__ import annotations

from flask import Response, abort, request
from flask_babel import format_date

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.results.charts import svg
from survey.results.charts.bars import draw_bars, draw_several
from survey.results.charts.drawing import WIDE, Around, Drawing
from survey.results.charts.ranks import draw_ranks
from survey.results.views.blueprint import LOOKING, results
from survey.results.views.charted import CHARTED
from survey.results.views.groups import groups_of
from survey.results.views.looking import Seen, looked, the_question
from survey.results.views.order import ordered
from survey.results.views.speaking import INDICATION, facet_called, number, said
from survey.staff.access import needs
from survey.storage.sessions import reading


@results.get("/results/questions/<question>/<what>.<kind>")
@needs(*LOOKING)
def chart_file(programme: str, question: str, what: str, kind: str) -> Response:
    if what not in ("chart", "ranks") or kind not in ("svg", "png"):
        abort(404)
    seen = looked(programme)
    title = the_question(seen, question).title.wording(seen.language).words
    facet = request.args.get("facet", "")
    drawing = (
        _ranks(seen, question, title)
        if what == "ranks"
        else _bars(seen, question, title, facet if facet in seen.facets else "")
    )
    if drawing is None:
        abort(404)
    if kind == "png":
        from survey.results.charts.png import png  # Pillow, which only a file needs

        reply = Response(png(drawing), content_type="image/png")
    else:
        reply = Response(svg.file(drawing), content_type="image/svg+xml")
    name = "-".join(filter(None, ("wijkstem", seen.round.campaign.key, question, facet)))
    suffix = "-ranks" if what == "ranks" else ""
    safe = "".join(each if each.isalnum() and each.isascii() else "-" for each in name + suffix)
    reply.headers["Content-Disposition"] = f'attachment; filename="{safe}.{kind}"'
    return reply


def _around(seen: Seen, title: str, of: int | None) -> Around:
    assert seen.table is not None
    told = sentence(
        "%(of)s antwoorden, stand van %(day)s.",
        of=number(of),
        day=format_date(seen.table.on_day, "long"),
    )
    return Around(title=title, notes=(said(told), said(INDICATION)))


def _bars(seen: Seen, question: str, title: str, facet: str) -> Drawing | None:
    figure = seen.everybody().get(question)
    if figure is None or not figure.given or figure.kind not in CHARTED:
        return None
    chart = seen.charted(figure)
    if not facet:
        around = _around(seen, title, figure.given)
        return draw_bars(
            chart.bars, language=seen.language, says=chart.says, letters=WIDE, around=around
        )
    with reading(wiring().answers) as session:
        groups = groups_of(session, seen, question=question, facet=facet)
    several = [
        (f"{each.name} ({each.n})", each.chart.bars)
        for each in groups
        if each.chart and each.drawing
    ]
    title = f"{title} – {facet_called(facet)}"
    around = _around(seen, title, figure.given)
    return draw_several(several, language=seen.language, says=title, letters=WIDE, around=around)


def _ranks(seen: Seen, question: str, title: str) -> Drawing | None:
    if question != seen.themes:
        return None
    with reading(wiring().answers) as session:
        order = ordered(session, seen)
    if order is None:
        return None
    around = _around(seen, title, order.of)
    return draw_ranks(
        order.placed, language=seen.language, says=order.says, letters=WIDE, around=around
    )
