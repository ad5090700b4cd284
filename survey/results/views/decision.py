"""The page on which the team makes its own order and signs it; then a page to print."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import Sentence, sentence
from survey.extensions import wiring
from survey.fieldwork.rounds import Round
from survey.programme.programmes import programme_by_key
from survey.programme.rows import NotFilledIn
from survey.programme.views.acting import may, status_of
from survey.programme.views.blueprint import LOOKING as TEAM
from survey.results.priorities.decision import (
    decisions,
    draft_of,
    keep_draft,
    sign,
)
from survey.results.priorities.method import EXPLAINED, NAMES, Rule, SourceKey
from survey.results.priorities.opening import NotFixedYet, fixed, newest_fixing
from survey.results.priorities.outcome import outcome
from survey.results.priorities.placing import moved, placed
from survey.results.views import priority_words as words
from survey.results.views.blueprint import results, the_round
from survey.results.views.priority_acts import kept, moved_on, own_roles
from survey.results.views.priority_forms import DecisionForm, decision_form, source_names
from survey.results.views.speaking import said as worded
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import page
from survey.storage.priorities import Decision
from survey.storage.programmes import Programme
from survey.storage.sessions import reading

DECIDING = (Role.COORDINATOR,)
Shown = Response | tuple[str, int]


@results.get("/priorities/decision")
@needs(*TEAM)
def decision(programme: str) -> Shown:
    return _shown(programme)


@results.post("/priorities/decision")
@needs(*DECIDING)
def decide(programme: str) -> Shown:
    """Every button keeps the reasons; one of them moves a theme or signs."""
    with reading(wiring().answers) as session:
        now = fixed(session, campaign_id=the_round(session, programme).campaign.id)
    if now is None:
        return _not_yet(NotFixedYet().sentence)
    codes = now.frozen.codes
    form = decision_form(codes, {})
    act = request.form.get("act", "keep")
    signing = act == "sign"
    if signing and not form.sure.data:
        form.validate_on_submit()
        ask = sentence("Zet een vinkje als het team deze volgorde heeft gekozen.")
        form.refuse(NotFilledIn("sure", ask))
        return _shown(programme, form)

    def do(session: Session, own: Programme, here: Round) -> str:
        campaign_id = here.campaign.id
        found = outcome(session, campaign_id=campaign_id)
        draft = draft_of(session, campaign_id=campaign_id, outcome=found)
        new = keep_draft(
            session,
            campaign_id=campaign_id,
            outcome=found,
            version=form.seen,
            reasons=form.reasons(codes),
            order=_moved(draft.order, act),
        )
        if signing:
            roles = own_roles(programme)
            sign(session, campaign_id=campaign_id, outcome=found, version=new.version, roles=roles)
        return here.campaign.key

    says = sentence("De volgorde is ondertekend.") if signing else sentence("Bewaard.")
    trail = "decision.signed" if signing else "decision.ordered"
    back = url_for("results.decision", _anchor=_anchor(act))
    return kept(form, programme, act=trail, do=do, back=back, says=says) or _shown(programme, form)


def _moved(order: list[str], act: str) -> list[str]:
    """`to:money:3` puts a theme on the third place; anything else leaves the order."""
    verb, _, rest = act.partition(":")
    code, _, place = rest.rpartition(":")
    if verb == "to" and place.isdecimal() and len(place) < 5:
        return moved(order, code=code, to=int(place))
    return order


def _anchor(act: str) -> str | None:
    verb, _, rest = act.partition(":")
    return f"theme-{rest.rpartition(':')[0]}" if verb == "to" else None


def _shown(programme: str, form: DecisionForm | None = None) -> Shown:
    moved_on(programme)
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        campaign_id = round_.campaign.id
        name = programme_by_key(session, key=programme).name
        signed = [_final(each) for each in decisions(session, campaign_id=campaign_id)]
        facts: dict[str, Any] = {
            "round": round_,
            "name": name,
            "decisions": signed,
            "names": source_names(),
            "points": words.points,
        }
        row = newest_fixing(session, campaign_id=campaign_id)
        if signed and (row is None or signed[0]["fixing"] == row.number):
            template = "team/results/priorities_decided.html"
            return page(template, programme=programme, **facts), 200
        if row is None:
            return _not_yet(NotFixedYet().sentence)
        if not may(programme, *DECIDING):
            return _not_yet(sentence("Het team heeft de volgorde nog niet ondertekend."))
        found = outcome(session, campaign_id=campaign_id)
        draft = draft_of(session, campaign_id=campaign_id, outcome=found)
        if form is None:
            form = decision_form(found.codes, draft.reasons)
        if form.stale or not form.is_submitted():
            form.version.data = str(draft.version)
        facts |= {
            "form": form,
            "found": found,
            "places": placed(found, order=draft.order, reasons=form.reasons(found.codes)),
            "themes": {each.code: each for each in words.themes_shown(found)},
        }
    template = "team/results/priorities_decide.html"
    return page(template, programme=programme, **facts), status_of(form)


def _not_yet(why: Sentence) -> Response:
    said(why)
    return redirect(url_for("results.priorities"), 303)


def _final(row: Decision) -> dict[str, Any]:
    document: Any = row.document
    weights = [
        (worded(NAMES[SourceKey(key)]), n, worded(EXPLAINED[Rule(document["rules"][key])]))
        for key, n in document["weights"].items()
    ]
    return {
        "fixing": row.fixing,
        "on": row.on_day,
        "by": words.roles_said(row.roles),
        "weights": weights,
        "document": document,
    }
