"""What the pages of this room share: their addresses, and the campaign that they are about."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, g, redirect, request, url_for
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal
from survey.clock import on_the_wall, today
from survey.extensions import wiring
from survey.fieldwork.place_facts import Noted, noted_place
from survey.fieldwork.rota import forget_over, overdue
from survey.fieldwork.rounds import Round, round_of
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

fieldwork = Blueprint("fieldwork", __name__, url_prefix="/team/p/<programme>")


class NoRoundYet(Exception):
    """The programme has no campaign, so that there is nothing to show."""

    def __init__(self, programme: str) -> None:
        super().__init__(programme)
        self.programme = programme


def the_round(session: Session, programme: str) -> Round:
    """The campaign that this page is about; one of another programme is as unknown as none."""
    wanted = request.args.get("round") or None
    found = round_of(session, programme=programme, wanted=wanted, today=today())
    if found is None:
        if wanted:
            abort(404)
        raise NoRoundYet(programme)
    g.programme, g.round = programme, wanted
    return found


def forget_labels() -> None:
    """Wipes who stood where in campaigns that are over. The pages that show a rota or look back
    on a campaign do so; nearly always there is nothing to wipe, and nothing is written."""
    with reading(wiring().answers) as session:
        if not overdue(session, on=today()):
            return
    with writing(wiring().answers) as session:
        forget_over(session, on=today())


def here(programme: str) -> Round:
    with reading(wiring().answers) as session:
        return the_round(session, programme)


def the_place(session: Session, round_: Round, place: int) -> Noted:
    require_number(place)
    found = noted_place(session, campaign_key=round_.campaign.key, place_id=place)
    if found is None:
        abort(404)
    return found


def require_number(number: int) -> None:
    """No row has a larger one, and a database cannot even be asked for some."""
    if number >= 1 << 62:
        abort(404)


def noted(session: Session, programme: str, act: str, what: str) -> None:
    """Writes an act of who is signed in down, in the transaction that does it."""
    record(session, who=current_account().id, act=act, what=what, programme=programme)


def go(endpoint: str, **values: object) -> Response:
    """On to another page of this room, after something was done."""
    return redirect(url_for(f"fieldwork.{endpoint}", **values), 303)  # type: ignore[arg-type]


def refused(form: FlaskForm, refusal: Refusal) -> None:
    """Says above the form what is wrong with it as a whole."""
    from flask_babel import get_translations

    form.form_errors.append(refusal.sentence.worded(get_translations()))


def say_refused(refusal: Refusal) -> None:
    """Says on the next page why something was not done."""
    said(refusal.sentence)


fieldwork.add_app_template_filter(on_the_wall, "clock")


@fieldwork.url_value_preprocessor
def _this_programme(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Links lead to the same programme, also from pages that are about no campaign."""
    g.programme = (values or {}).get("programme")


@fieldwork.url_defaults
def _same_round(endpoint: str, values: dict[str, object]) -> None:
    """Links lead to the campaign that was chosen, as long as one was."""
    values.setdefault("programme", g.get("programme"))
    if g.get("round"):
        values.setdefault("round", g.round)


@fieldwork.errorhandler(NoRoundYet)
def _no_round(error: NoRoundYet) -> str:
    return page("team/fieldwork/no_round.html", programme=error.programme)
