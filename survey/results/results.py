"""The results of a campaign as data with stable keys; people script against them.

The number of responses is live. Figures per question are those of the newest snapshot, which
takes at least `QUESTIONS_FROM` responses more than the one before: watching them change would
tell who answered what.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Integer, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from forms.definition.campaign_document import campaign_from_data
from survey.results.closed import closed_questions
from survey.results.counted import counted, in_campaign
from survey.results.rollup.advance import K
from survey.results.shown.editions import questionnaires_of
from survey.results.shown.figures import OptionFigure, QuestionFigure, figures
from survey.results.shown.tables import Table, table_of
from survey.storage.answers import Flag, KeptApart, Response, ResponseFlag
from survey.storage.campaigns import Campaign, Edition, Link, LinkKind, Place
from survey.storage.finding import campaign_by_key

QUESTIONS_FROM = K


def results(session: Session, *, campaign_key: str) -> dict[str, Any]:
    """Everything that is shown of a campaign's results.

    With `group` a response is the answer of a group, such as a pupil council, and never a person.
    `responses` is what counts: `complete` and `partial` together; `late` and `flags` are among
    them. `trial`, `set_aside`, `replaced` and `kept_apart` are beside them. `places` lists
    every place. `questions` are of `snapshot`, which is null, as they are, before the first;
    a number among them is null where it would tell of a few, and every number of a question that
    is `closed`: about themes, until weights and method are fixed.
    """
    campaign = campaign_by_key(session, key=campaign_key)
    editions = session.scalars(
        select(Edition).where(Edition.campaign_id == campaign.id).order_by(Edition.number)
    ).all()
    totals = _totals(session, campaign)
    title = campaign_from_data(campaign.document).title
    table = table_of(session, campaign_id=campaign.id)
    return {
        "campaign": campaign.key,
        "title": next(iter(title.wordings.values())),
        "group": any(each.document.get("group", False) for each in editions),
        "editions": [
            {"number": each.number, "hash": each.content_hash, "published": str(each.published_on)}
            for each in editions
        ],
        **totals,
        "flags": _flags(session, campaign),
        "places": _places(session, campaign),
        "channels": _by(session, campaign, Response.channel),
        "languages": _by(session, campaign, Response.language),
        "days": _by(session, campaign, Response.day),
        "questions": _questions(session, campaign, table) if table else None,
        "snapshot": _snapshot(table) if table else None,
        "questions_from": QUESTIONS_FROM,
    }


def _totals(session: Session, campaign: Campaign) -> dict[str, int]:
    counts = cast(counted(campaign.id), Boolean)
    columns = {
        "responses": counts,
        "complete": counts & Response.complete,
        "partial": counts & ~Response.complete,
        "late": counts & Response.late,
        "trial": Response.trial,
        "set_aside": ~Response.trial & Response.set_aside_id.is_not(None),
        "replaced": ~Response.trial & Response.set_aside_id.is_(None) & Response.replaced,
    }
    sums = [func.coalesce(func.sum(cast(each, Integer)), 0) for each in columns.values()]
    row = session.execute(select(*sums).where(in_campaign(campaign.id))).one()
    apart = select(func.count()).where(KeptApart.campaign_id == campaign.id, ~KeptApart.trial)
    kept_apart = session.scalar(apart) or 0
    return {**dict(zip(columns, map(int, row), strict=True)), "kept_apart": kept_apart}


def _flags(session: Session, campaign: Campaign) -> dict[str, int]:
    rows = (
        select(ResponseFlag.flag, func.count())
        .join(Response, Response.id == ResponseFlag.response_id)
        .where(counted(campaign.id))
        .group_by(ResponseFlag.flag)
    )
    found = {name: n for name, n in session.execute(rows)}  # noqa: C416
    return {flag.value: found.get(flag.value, 0) for flag in Flag}


def _places(session: Session, campaign: Campaign) -> list[dict[str, object]]:
    responses = _by(session, campaign, Response.place_id)
    rows = (
        select(Link.code, Place)
        .join(Place, Place.id == Link.place_id)
        .where(Place.campaign_id == campaign.id, Link.kind == LinkKind.RESIDENT)
        .order_by(Place.name)
    )
    return [
        {
            "code": code,
            "name": place.name,
            "type": place.type,
            "responses": responses.get(str(place.id), 0),
        }
        for code, place in session.execute(rows)
    ]


def _by(session: Session, campaign: Campaign, column: InstrumentedAttribute[Any]) -> dict[str, int]:
    rows = select(column, func.count()).where(counted(campaign.id)).group_by(column)
    return {str(value): n for value, n in session.execute(rows.order_by(column))}


def _snapshot(table: Table) -> dict[str, Any]:
    return {"number": table.snapshot, "responses": table.n, "on": str(table.on_day)}


def _questions(session: Session, campaign: Campaign, table: Table) -> list[dict[str, Any]] | None:
    """Figures by the newest edition; questions and options that it dropped come after."""
    everybody = table.groups[""]
    if everybody.base is None:
        return None
    newest, *older = questionnaires_of(session, campaign_id=campaign.id)
    closed = closed_questions(session, campaign_id=campaign.id)
    every = figures(newest, everybody, older=older)
    return [_question(each, closed=each.key in closed) for each in every]


def _question(figure: QuestionFigure, *, closed: bool) -> dict[str, Any]:
    return {
        "key": figure.key,
        "kind": figure.kind,
        "title": figure.title,
        "closed": closed,
        "states": dict.fromkeys(figure.states) if closed else dict(figure.states),
        "options": [_option(each, closed=closed) for each in figure.options],
        "mean": None if closed else figure.mean,
    }


def _option(figure: OptionFigure, *, closed: bool) -> dict[str, Any]:
    return {
        "code": figure.code,
        "text": figure.text,
        "n": None if closed else figure.n,
        "first": None if closed else figure.first,
        "worst": None if closed else figure.worst,
    }
