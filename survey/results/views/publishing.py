"""Shows residents what was said: a preview, publishing, and taking it down again."""

from __future__ import annotations

from flask import abort, g, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import Sentence, sentence
from survey.clock import today
from survey.extensions import wiring
from survey.languages import offered
from survey.results import outcome
from survey.results.outcome import NothingToPublish, outcome_of
from survey.results.priorities.decision import signed_now
from survey.results.shown.tables import groups_to_data
from survey.results.views.blueprint import LOOKING, PUBLISHING, results, the_round
from survey.results.views.looking import looked
from survey.results.views.residents_page import render
from survey.staff.access import needs
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.outcomes import OutcomePage
from survey.storage.sessions import reading, writing


@results.get("/results/public")
@needs(*LOOKING)
def public_page(programme: str) -> str:
    seen = looked(programme)
    with reading(wiring().answers) as session:
        standing = outcome_of(session, campaign_id=seen.campaign_id)
        decision = _signed(session, seen.campaign_id)
    key = seen.round.campaign.key
    return page(
        "team/results/public.html",
        programme=programme,
        round=seen.round,
        seen=seen,
        standing=standing,
        decision=decision,
        may_publish=current_account().may(programme, frozenset(PUBLISHING)),
        address=f"{wiring().settings.public_url}/uitkomst/{key}",
        path=f"/uitkomst/{key}",
    )


@results.get("/results/public/preview")
@needs(*LOOKING)
def preview(programme: str) -> str:
    """As it would be, of the newest snapshot."""
    seen = looked(programme)
    if seen.table is None:
        abort(404)
    with reading(wiring().answers) as session:
        decision = _signed(session, seen.campaign_id)
    document = seen.round.document
    languages = offered(tuple(document.title.wordings))
    language = request.args.get("language", languages[0])
    if language not in languages:
        abort(404)
    made = OutcomePage(
        campaign_id=seen.campaign_id,
        snapshot=seen.table.snapshot,
        n=seen.table.n,
        document=groups_to_data(seen.table.groups),
        with_themes=seen.themes_open,
        decision=decision,
        published_on=today(),
    )
    g.language = language
    base = url_for("results.preview", language="")
    with reading(wiring().answers) as session:
        return render(session, made, campaign=document, language=language, base=base)


@results.post("/results/public/publish")
@needs(*PUBLISHING)
def publish(programme: str) -> Response:
    with writing(wiring().answers) as session:
        round_ = the_round(session, programme)
        try:
            outcome.publish(session, campaign_id=round_.campaign.id)
        except NothingToPublish as refusal:
            said(refusal.sentence)
            return _back()
        _record(session, programme, "outcome.published", round_.campaign.key)
    _say(sentence("De uitkomsten staan online."), "take_down")
    return _back()


@results.post("/results/public/take-down")
@needs(*PUBLISHING)
def take_down(programme: str) -> Response:
    with writing(wiring().answers) as session:
        round_ = the_round(session, programme)
        if outcome.take_down(session, campaign_id=round_.campaign.id):
            _record(session, programme, "outcome.taken_down", round_.campaign.key)
            _say(sentence("De uitkomsten staan niet meer online."), "put_back")
    return _back()


@results.post("/results/public/put-back")
@needs(*PUBLISHING)
def put_back(programme: str) -> Response:
    with writing(wiring().answers) as session:
        round_ = the_round(session, programme)
        if outcome.put_back(session, campaign_id=round_.campaign.id):
            _record(session, programme, "outcome.published", round_.campaign.key)
            said(sentence("De uitkomsten staan weer online."))
    return _back()


def _signed(session: Session, campaign_id: int) -> int | None:
    """The fixing that the signed order follows."""
    order = signed_now(session, campaign_id=campaign_id)
    return order.fixing if order is not None else None


def _record(session: Session, programme: str, act: str, what: str) -> None:
    record(session, who=current_account().id, act=act, what=what, programme=programme)


def _say(words: Sentence, undo: str) -> None:
    said(words, undo=url_for(f"results.{undo}"))


def _back() -> Response:
    return redirect(url_for("results.public_page"), 303)
