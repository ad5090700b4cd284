"""Who works here without an account: the list, and what changes on it."""

from __future__ import annotations

from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from forms.screen.render import own_name
from survey.extensions import wiring
from survey.fieldwork import interviewer_pins, interviewers
from survey.fieldwork.shifts_asked import InterviewerForm
from survey.fieldwork.views.asked import offered_as
from survey.fieldwork.views.room import fieldwork, go, noted, refused, require_number, say_refused
from survey.languages import interface_languages
from survey.staff.access import Role, needs
from survey.staff.attempts import forgive
from survey.staff.saying import said
from survey.staff.shell import page
from survey.storage.devices import Interviewer
from survey.storage.sessions import reading, writing

Reply = str | tuple[str, int] | Response


@fieldwork.route("/interviewers", methods=["GET", "POST"], endpoint="interviewers")
@needs(Role.COORDINATOR)
def list_and_add(programme: str) -> Reply:
    """The list; somebody new is shown with their PIN, which nobody can look up later."""
    form = _form()
    if not form.validate_on_submit():
        return _page(programme, form)
    pin = (form.pin.data or "").strip() or interviewer_pins.new_pin()
    try:
        with writing(wiring().answers) as session:
            made = interviewers.add(
                session,
                programme=programme,
                name=form.name.data or "",
                pin=pin,
                languages=form.languages.data or (),
                known=interface_languages(),
            )
            noted(session, programme, "interviewer.added", _called(made))
    except interviewer_pins.PinRefused as refusal:
        form.pin.errors = [refusal.sentence.worded(get_translations())]
    except Refusal as refusal:
        refused(form, refusal)
    else:
        return _page(programme, _form(blank=True), new=made, pin=_spaced(pin))
    return _page(programme, form)


@fieldwork.post("/interviewers/<int:interviewer>/pin")
@needs(Role.COORDINATOR)
def new_pin(programme: str, interviewer: int) -> Reply:
    """Lets somebody in who forgot theirs, also after too many tries."""
    require_number(interviewer)
    pin = interviewer_pins.new_pin()
    with writing(wiring().answers) as session:
        found = interviewers.find(session, programme=programme, interviewer=interviewer)
        interviewers.give_pin(found, pin=pin)
        forgive(session, whose=whose(found))
        noted(session, programme, "interviewer.new_pin", _called(found))
    return _page(programme, _form(blank=True), new=found, pin=_spaced(pin))


@fieldwork.post("/interviewers/<int:interviewer>/end")
@needs(Role.COORDINATOR)
def end_interviewer(programme: str, interviewer: int) -> Response:
    require_number(interviewer)
    with writing(wiring().answers) as session:
        found = interviewers.find(session, programme=programme, interviewer=interviewer)
        interviewers.end(found)
        noted(session, programme, "interviewer.ended", _called(found))
    said(
        sentence("%(name)s kan niet meer aan een dienst beginnen.", name=found.name),
        undo=f"/team/p/{programme}/interviewers/{interviewer}/back",
    )
    return go("interviewers")


@fieldwork.post("/interviewers/<int:interviewer>/back")
@needs(Role.COORDINATOR)
def interviewer_back(programme: str, interviewer: int) -> Response:
    require_number(interviewer)
    try:
        with writing(wiring().answers) as session:
            found = interviewers.find(session, programme=programme, interviewer=interviewer)
            interviewers.take_back(session, found)
            noted(session, programme, "interviewer.back", _called(found))
    except interviewers.InterviewerRefused as refusal:
        say_refused(refusal)
    else:
        said(sentence("%(name)s doet weer mee, met dezelfde pincode.", name=found.name))
    return go("interviewers")


def whose(interviewer: Interviewer) -> str:
    """Under which name tries are counted; here and where somebody signs in."""
    return f"pin {interviewer.id}"


def _page(
    programme: str, form: InterviewerForm, *, new: Interviewer | None = None, pin: str = ""
) -> Reply:
    with reading(wiring().answers) as session:
        found = interviewers.interviewers_of(session, programme=programme)
    shown = page(
        "team/fieldwork/interviewers.html",
        programme=programme,
        form=form,
        working=[each for each in found if each.ended_on is None],
        ended=[each for each in found if each.ended_on is not None],
        new=new,
        pin=pin,
        chosen_pin=bool(form.pin.errors),
    )
    return (shown, 422) if form.errors or form.form_errors else shown


def _form(*, blank: bool = False) -> InterviewerForm:
    form = InterviewerForm(formdata=None) if blank else InterviewerForm()
    form.languages.choices = offered_as((each, own_name(each)) for each in interface_languages())
    if blank or not form.is_submitted():
        form.languages.data = ["nl"]
    return form


def _called(interviewer: Interviewer) -> str:
    """In the trail, which never forgets, somebody is their number."""
    return f"nr. {interviewer.number}"


def _spaced(pin: str) -> str:
    digits = "".join(pin.split())
    return f"{digits[:3]} {digits[3:]}"
