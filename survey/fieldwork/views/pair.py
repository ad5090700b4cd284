"""On the device itself: the card's link, or its code typed over, pairs this browser."""

from __future__ import annotations

from flask import redirect
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.fieldwork import pairing
from survey.fieldwork.codes import normal
from survey.fieldwork.devices_here import keep
from survey.fieldwork.shifts_asked import CodeForm
from survey.fieldwork.views.device_room import on_device
from survey.staff.access import BEGIN_SHIFT, open_to_all
from survey.staff.attempts import TooOften, spend
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import page
from survey.storage.programmes import Programme
from survey.storage.sessions import reading, writing

Reply = str | tuple[str, int] | Response


@on_device.get("/pair/<code>")
@open_to_all
def pair_by_link(code: str) -> Reply:
    """Looking changes nothing: what a camera or a mail program opens must not use the card up."""
    with reading(wiring().answers) as session:
        try:
            device = pairing.waiting(session, code=code)
        except pairing.CannotPair as refusal:
            return _ask(CodeForm(formdata=None), refusal)
        of = session.get_one(Programme, device.programme_id).name
    return page("team/fieldwork/pair.html", code=code, name=device.name, of=of)


@on_device.route("/pair", methods=["GET", "POST"])
@open_to_all
def pair() -> Reply:
    form = CodeForm()
    if not form.validate_on_submit():
        return _ask(form)
    code = normal(form.code.data or "")
    with writing(wiring().answers) as session:
        allowed = spend(session, whose=f"pairing {code}")
    if not allowed:
        raise TooOften
    try:
        with writing(wiring().answers) as session:
            device, token = pairing.pair(session, code=code)
            key = session.get_one(Programme, device.programme_id).key
            record(session, who=None, act="device.paired", what=device.name, programme=key)
    except pairing.CannotPair as refusal:
        return _ask(form, refusal)
    said(sentence("Dit apparaat is gekoppeld als “%(name)s”.", name=device.name))
    response = redirect(BEGIN_SHIFT, 303)
    keep(response, token=token)
    return response


def _ask(form: CodeForm, refusal: pairing.CannotPair | None = None) -> Reply:
    if refusal is not None:
        form.code.errors = [refusal.sentence.worded(get_translations())]
    shown = page("team/fieldwork/pair_code.html", form=form)
    return (shown, 422) if form.errors else shown
