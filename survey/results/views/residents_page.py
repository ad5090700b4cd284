"""What residents read back: every closed question, as plain rows with a bar and a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import render_template
from flask_babel import force_locale, format_decimal, format_percent
from markupsafe import Markup
from sqlalchemy.orm import Session

from forms.definition.campaign import Campaign
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Closed, Meaning, Option, choosable
from forms.definition.text import Text
from forms.screen.render import words_for
from survey.errors import PageParts
from survey.extensions import wiring
from survey.languages import offered
from survey.results.charts.bars import Bar, draw_one, reach
from survey.results.charts.svg import inline
from survey.results.outcome import figures_in
from survey.results.priorities.asked import asked_themes
from survey.results.shown.editions import questionnaires_of
from survey.results.shown.figures import QuestionFigure, figures
from survey.results.views.charted import charted
from survey.results.views.chosen_order import chosen_order
from survey.results.views.looking import headings_of, in_own_order
from survey.storage.outcomes import OutcomePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One option; without a value it may not be shown."""

    option: Option
    value: str
    n: str
    bar: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One question with its rows; `several` when people could choose more than one."""

    title: Text
    given: int
    several: bool
    rows: tuple[Row, ...]


def render(
    session: Session, published: OutcomePage, *, campaign: Campaign, language: str, base: str
) -> str:
    """`base` is where the page is in other languages: their codes come behind it."""
    editions = questionnaires_of(session, campaign_id=published.campaign_id)
    asked = asked_themes(session, campaign_id=published.campaign_id)
    hidden = {asked.question.key} if asked and not published.with_themes else set()
    with force_locale(language):
        told = [
            _told(question, figure, language)
            for question, figure in _figures(editions, published, language)
            if question.key not in hidden
            and (published.with_themes or question.meaning is not Meaning.THEME_PRIORITY)
        ]
        return render_template(
            "public/outcome.html",
            page=PageParts(),
            own_style=wiring().assets.path("results.css"),
            campaign=campaign,
            languages=offered(tuple(campaign.title.wordings)),
            base=base,
            n=published.n,
            many=format_decimal(published.n),
            forty=format_percent(0.4),
            on=published.published_on,
            themes_later=bool(hidden),
            group=editions[0].group if editions else False,
            told=[each for each in told if each is not None],
            chosen=chosen_order(session, published),
            **words_for(language),
        )


def _figures(
    editions: tuple[Questionnaire, ...], published: OutcomePage, language: str
) -> list[tuple[Closed, QuestionFigure]]:
    """Of the newest questionnaire: what residents can still recognise."""
    if not editions:
        return []
    shown = figures(editions[0], figures_in(published), language=language)
    found = {each.key: each for each in shown}
    return [
        (question, found[question.key])
        for question in editions[0].questions
        if isinstance(question, Closed) and question.kind not in ("ranking", "best_worst")
    ]


def _told(question: Closed, figure: QuestionFigure, language: str) -> Told | None:
    if not figure.given:
        return None
    chart = charted(figure, ordered=in_own_order(question), headings=headings_of(question))
    options = {
        each.code: each for option in choosable(question) for each in (option, *option.options)
    }
    scale = reach(chart.bars)
    return Told(
        title=question.title,
        given=figure.given,
        several=question.kind in ("choices", "priority"),
        rows=tuple(
            _row(options[code], bar, scale, language)
            for code, bar in zip(chart.codes, chart.bars, strict=True)
        ),
    )


def _row(option: Option, bar: Bar, scale: float, language: str) -> Row:
    bare = replace(bar, value="", interval=None, expected=None)
    return Row(
        option=option,
        value="" if bar.share is None else str(format_percent(bar.share, "#,##0%")),
        n=bar.n,
        bar=inline(draw_one(bare, scale=scale, language=language, says=""), silent=True),
    )
