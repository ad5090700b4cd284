"""The three columns as bars beside each other, every one from 0 to 100 points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import g
from markupsafe import Markup

from forms.definition.sentence import sentence
from survey.programme.views.blueprint import own_words
from survey.results.charts.bars import Bar, draw_bars
from survey.results.charts.svg import inline
from survey.results.priorities.method import NAMES, SourceKey
from survey.results.priorities.outcome import Outcome, Row
from survey.results.views.priority_words import points
from survey.results.views.speaking import CLOSED, percent, said

WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChart:
    """One source: its name, how heavily it counts, its sentence and its bars."""

    name: str
    weight: str
    says: str
    drawn: Markup


def column_charts(found: Outcome) -> list[ColumnChart]:
    """Only of sources that say something; the themes in the combined order."""
    titles = {each.code: own_words(each.title) for each in found.frozen.themes}
    return [
        _chart(found.rows, titles, key, percent(found.combined.weights[key.value]))
        for key in SourceKey
        if key.value in found.combined.weights
    ]


def _chart(rows: Sequence[Row], titles: dict[str, str], key: SourceKey, weight: str) -> ColumnChart:
    bars = [_bar(row, titles[row.score.code], key) for row in rows]
    says = _says(bars)
    drawn = draw_bars(bars, language=str(g.language), says=says, scale=1.0)
    return ColumnChart(name=said(NAMES[key]), weight=weight, says=says, drawn=inline(drawn))


def _bar(row: Row, title: str, key: SourceKey) -> Bar:
    closed = key is SourceKey.RESIDENTS and row.closed
    score = None if closed else row.score.scores[key.value]
    return Bar(
        label=title,
        value=said(CLOSED) if closed else points(score),
        share=None if score is None else score / WHOLE,
        closed=closed,
    )


def _says(bars: Sequence[Bar]) -> str:
    known = [bar for bar in bars if bar.share is not None]
    if not known:
        return said(sentence("Hier is nog geen getal te tonen."))
    most = max(bar.share or 0 for bar in known)
    top = [bar for bar in known if (bar.share or 0) == most]
    return said(
        sentence(
            "Het hoogst: %(these)s, %(points)s van de 100 punten.",
            these=", ".join(f"“{bar.label}”" for bar in top),
            points=top[0].value,
        )
    )
