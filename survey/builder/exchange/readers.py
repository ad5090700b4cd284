"""Test readers over HTTP: what people of the target group found."""

from __future__ import annotations

from datetime import date

from flask import redirect
from flask.typing import ResponseReturnValue as Reply
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, TextAreaField
from wtforms.validators import InputRequired

from forms.definition.sentence import sentence
from survey.builder import readers as reading_records
from survey.builder.exchange.blueprint import (
    BASE,
    READERS,
    WRITERS,
    address,
    exchange,
    own_draft,
)
from survey.clock import today
from survey.extensions import wiring
from survey.staff.access import needs
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

_NUMBER = _("Hoeveel mensen hebben het gelezen? Vul een getal vanaf 1 in.")
_FOUND = _("Schrijf in een paar zinnen wat zij vonden.")
_DAY = _("Op welke dag is het gelezen?")


class ReaderForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """One time that people read the draft."""

    people = IntegerField(_("Aantal mensen"), [InputRequired(message=_NUMBER)])
    on_day = DateField(_("Dag"), [InputRequired(message=_DAY)])
    found = TextAreaField(_("Wat vonden zij?"), [InputRequired(message=_FOUND)])


@exchange.get(f"{BASE}/readers")
@needs(*READERS)
def test_readers(programme: str, draft: int) -> str:
    return _shown(programme, draft, ReaderForm(data={"on_day": today()}))


@exchange.post(f"{BASE}/readers")
@needs(*WRITERS)
def record_readers(programme: str, draft: int) -> Reply:
    form = ReaderForm()
    if not form.validate():
        return _shown(programme, draft, form), 422
    by, people, on_day = current_account().id, form.people.data or 0, form.on_day.data
    assert isinstance(on_day, date)
    try:
        with writing(wiring().answers) as session:
            _programme, found = own_draft(session, programme=programme, draft=draft)
            reading_records.record_reading(
                session, draft=found, people=people, found=form.found.data or "", on_day=on_day
            )
            what = f"{found.title}: {people}"
            record(session, who=by, act="reader.recorded", what=what, programme=programme)
    except reading_records.CannotRecord as refusal:
        form.form_errors.append(refusal.sentence)
        return _shown(programme, draft, form), 422
    said(sentence("Bewaard. Dank de lezers namens u."))
    return redirect(address(programme, draft, "readers"), 303)


@exchange.post(f"{BASE}/readers/<int:row>/forget")
@needs(*WRITERS)
def forget_readers(programme: str, draft: int, row: int) -> Reply:
    by = current_account().id
    with writing(wiring().answers) as session:
        _programme, found = own_draft(session, programme=programme, draft=draft)
        reading_records.forget_reading(session, draft=found, record=row)
        record(session, who=by, act="reader.forgotten", what=found.title, programme=programme)
    said(sentence("Weggehaald."))
    return redirect(address(programme, draft, "readers"), 303)


def _shown(programme: str, draft: int, form: ReaderForm) -> str:
    with reading(wiring().answers) as session:
        _programme, found = own_draft(session, programme=programme, draft=draft)
        readings = reading_records.readings(session, draft=found)
    return page(
        "team/exchange/readers.html",
        programme=programme,
        draft=found,
        base=address(programme, draft),
        tab="readers",
        readings=readings,
        form=form,
        may_write=current_account().may(programme, frozenset(WRITERS)),
    )
