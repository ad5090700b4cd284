"""From a form that was filled in to a run, or to everything of a delivery in one zip."""

from __future__ import annotations

from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.fieldwork.form_paper import PaperRefused
from survey.fieldwork.print_ordered import PackageAsked, RunAsked, plan_asked
from survey.fieldwork.print_variants import Spread
from survey.fieldwork.rounds import Round
from survey.fieldwork.views import making
from survey.fieldwork.views.asked_package import PackageForm
from survey.fieldwork.views.sending import file_name
from survey.fieldwork.views.waiting import made_beside
from survey.storage.sessions import reading


def made_run(round_: Round, form: FlaskForm, *, place: int | None) -> Response:
    data = form.data
    asked = RunAsked(
        language=data["language"],
        paper=data["paper"],
        copies=data["copies"],
        press=data["press"],
        place=place,
        variant=int(data["variant"]) if data["variant"] else None,
    )
    try:
        return making.make_run(round_, asked)
    except PaperRefused as refusal:
        raise _does_not_fit() from refusal


def made_package(
    round_: Round, form: PackageForm, *, places: tuple[int, ...], name: str = ""
) -> Response:
    asked = form.asked(places=places)
    making.require_press(asked.press)
    _require_fit(round_, asked)
    called = f"{file_name('drukwerk', round_.campaign.key, name)}.zip"
    return made_beside(making.maker_of(round_), name=called, asked=asked)


def _require_fit(round_: Round, asked: PackageAsked) -> None:
    """The first run of each language tells whether the paper that was chosen will do."""
    first = {each.language: each for each in reversed(list(asked.runs))}
    with reading(wiring().answers) as session:
        spread = Spread(session, campaign_key=round_.campaign.key)
        for each in first.values():
            try:
                plan_asked(session, maker=making.maker_of(round_), asked=each, spread=spread)
            except PaperRefused as refusal:
                raise _does_not_fit() from refusal


def _does_not_fit() -> PaperRefused:
    return PaperRefused(
        sentence("Zo past de vragenlijst niet. Kies ander papier, of “Zo klein als past”.")
    )
