"""Everything printed for a campaign: its print runs, and what belongs to no single place."""

from __future__ import annotations

from typing import Any

from flask import abort
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.extensions import wiring
from survey.fieldwork import print_runs, print_waiting
from survey.fieldwork.place_facts import noted_places
from survey.fieldwork.print_copies import PIECES, Asked
from survey.fieldwork.print_keeping import plan_of
from survey.fieldwork.print_variants import variants_of
from survey.fieldwork.rounds import Round
from survey.fieldwork.views import making
from survey.fieldwork.views.asked import AcceptedForm, PieceForm, offered_as, worded
from survey.fieldwork.views.choices import (
    PAPERS,
    languages_of,
    package_form,
    paper_form,
    press_of,
)
from survey.fieldwork.views.ordering import made_package, made_run
from survey.fieldwork.views.places import CHANGES, PRINTS
from survey.fieldwork.views.room import (
    fieldwork,
    go,
    here,
    noted,
    refused,
    say_refused,
    the_round,
)
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing


@fieldwork.get("/paper")
@needs(Role.COORDINATOR, Role.COMMUNICATION, Role.ADVISER)
def paper(programme: str) -> str:
    return _page(programme)


@fieldwork.post("/paper/print/<what>")
@needs(Role.COORDINATOR, Role.COMMUNICATION)
def print_for_all(programme: str, what: str) -> Response | tuple[str, int]:
    """A form for no single place, the slip, the overview, or everything of many places."""
    if what not in ("paper", "slip", "overview", "package"):
        abort(404)
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        forms = _forms(session, round_)
    form = forms[what]
    if form.validate():
        try:
            if what == "paper":
                return made_run(round_, form, place=None)
            if what == "package":
                return made_package(round_, form, places=tuple(form.places.data))
            asked = Asked(
                what=what,
                size=form.size.data,
                language=form.language.data,
                quantity=form.quantity.data,
            )
            return making.make_piece(round_, asked, press=form.press.data)
        except Refusal as refusal:
            refused(form, refusal)
    forms["open"] = what
    return _page(programme, forms), 422


@fieldwork.post("/paper/<run>/again")
@needs(Role.COORDINATOR, Role.COMMUNICATION)
def run_again(programme: str, run: str) -> Response:
    """The file of a run once more, exactly as it was."""
    round_ = here(programme)
    with reading(wiring().answers) as session:
        found = _run(session, round_, run)
        plan = plan_of(session, run=found)
    try:
        return making.make_again(round_, plan, code=found.code)
    except Refusal as refusal:
        say_refused(refusal)
        return go("paper")


@fieldwork.route("/paper/<run>/accepted", methods=["GET", "POST"])
@needs(Role.COORDINATOR, Role.COMMUNICATION)
def accepted(programme: str, run: str) -> Response | str | tuple[str, int]:
    """Notes that the proof of a print shop was accepted."""
    round_, form = here(programme), AcceptedForm(on=today())
    with reading(wiring().answers) as session:
        found = _run(session, round_, run)
    if form.validate_on_submit():
        assert form.on.data is not None
        try:
            with writing(wiring().answers) as session:
                print_runs.accept_run(
                    session, code=found.code, on=form.on.data, by=form.by.data or ""
                )
                noted(session, programme, "run.accepted", found.code)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            said(sentence("Het akkoord staat erbij."))
            return go("paper")
    shown = page("team/fieldwork/accepted.html", programme=programme, form=form, run=found)
    return (shown, 422) if form.is_submitted() else shown


def _run(session: Any, round_: Round, code: str) -> Any:
    """A run of this campaign; one of another is as unknown as none."""
    for each in print_runs.list_runs(session, campaign_key=round_.campaign.key):
        if each.run.code == code.upper():
            return each.run
    return abort(404)


def _forms(session: Any, round_: Round) -> dict[str, Any]:
    spoken, press = languages_of(session, round_), press_of(round_)
    places = noted_places(session, campaign_key=round_.campaign.key)
    forms: dict[str, Any] = {
        "paper": paper_form(session, round_),
        "package": package_form(session, round_, places=places),
        "open": "",
    }
    for what in ("slip", "overview"):
        form = PieceForm(prefix=f"{what}-")
        form.size.choices = offered_as((size, size) for size in PIECES[what][1])
        form.language.choices, form.press.choices = offered_as(spoken), offered_as(press)
        forms[what] = form
    return forms


def _page(programme: str, forms: dict[str, Any] | None = None) -> str:
    words = get_translations()
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        runs = print_runs.list_runs(session, campaign_key=round_.campaign.key)
        forms = forms or _forms(session, round_)
        orders = variants_of(session, campaign=round_.campaign)
    return page(
        "team/fieldwork/paper.html",
        programme=programme,
        round=round_,
        runs=runs,
        waiting=print_waiting.every(
            wiring().settings.instance, programme=programme, campaign=round_.campaign.key
        ),
        states=print_waiting.State,
        forms=forms,
        orders=orders,
        papers=dict(worded(PAPERS.items())),
        trial=making.trial(round_),
        may_print=current_account().may(programme, PRINTS),
        may_change=current_account().may(programme, CHANGES),
        words=words,
    )
