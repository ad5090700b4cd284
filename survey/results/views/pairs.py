"""Breaking down by two things at once: the coordinator opens which, and closes them again."""

from __future__ import annotations

from flask import redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.results.rollup.facets import BETWEEN, SHOWN
from survey.results.rollup.opened import NoSuchPair, close_pair, open_pair, opened_pairs
from survey.results.views.blueprint import PUBLISHING, results, the_round
from survey.results.views.speaking import facet_called
from survey.staff.access import needs
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing


@results.get("/results/pairs")
@needs(*PUBLISHING)
def pairs(programme: str) -> str:
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        opened = opened_pairs(session, campaign_id=round_.campaign.id)
    return page(
        "team/results/pairs.html",
        programme=programme,
        round=round_,
        opened=[(one, other, facet_called(f"{one}{BETWEEN}{other}")) for one, other in opened],
        choices=[(each.value, facet_called(each.value)) for each in SHOWN],
    )


@results.post("/results/pairs/open")
@needs(*PUBLISHING)
def open_a_pair(programme: str) -> Response:
    one, other = _asked()
    try:
        with writing(wiring().answers) as session:
            campaign = the_round(session, programme).campaign
            open_pair(session, campaign_id=campaign.id, one=one, other=other)
            _record(session, programme, "pair.opened", one, other)
    except NoSuchPair as refusal:
        said(refusal.sentence)
        return _back()
    said(
        sentence("Deze uitsplitsing is open. Ze staat er bij de volgende stand."),
        undo=url_for("results.close_a_pair"),
        fields={"one": one, "other": other},
    )
    return _back()


@results.post("/results/pairs/close")
@needs(*PUBLISHING)
def close_a_pair(programme: str) -> Response:
    one, other = _asked()
    try:
        with writing(wiring().answers) as session:
            campaign = the_round(session, programme).campaign
            close_pair(session, campaign_id=campaign.id, one=one, other=other)
            _record(session, programme, "pair.closed", one, other)
    except NoSuchPair as refusal:
        said(refusal.sentence)
        return _back()
    said(
        sentence("Deze uitsplitsing is dicht. Bij de volgende stand is ze weg."),
        undo=url_for("results.open_a_pair"),
        fields={"one": one, "other": other},
    )
    return _back()


def _asked() -> tuple[str, str]:
    return request.form.get("one", ""), request.form.get("other", "")


def _record(session: Session, programme: str, act: str, one: str, other: str) -> None:
    what = f"{one}{BETWEEN}{other}"
    record(session, who=current_account().id, act=act, what=what, programme=programme)


def _back() -> Response:
    return redirect(url_for("results.pairs"), 303)
