"""On the device itself: signing in to a shift with name and PIN, and beginning it."""

from __future__ import annotations

from flask import redirect
from flask_babel import get_translations
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from survey.clock import day_and_part, now, today
from survey.extensions import wiring
from survey.fieldwork import rota, shifts
from survey.fieldwork.devices_here import device_here, keep_longer, shift_here
from survey.fieldwork.interviewer_pins import fits
from survey.fieldwork.interviewers import working
from survey.fieldwork.pairing import Known
from survey.fieldwork.place_facts import Noted, noted_places
from survey.fieldwork.rounds import Round, round_of
from survey.fieldwork.shifts_asked import PinForm, ShiftForm
from survey.fieldwork.shifts_half import begin_half, end_half, half_way
from survey.fieldwork.views.asked import Pairs, offered_as, worded
from survey.fieldwork.views.choices import languages_of
from survey.fieldwork.views.device_room import on_device
from survey.fieldwork.views.interviewers import whose
from survey.fieldwork.views.room import refused
from survey.staff.access import BEGIN_SHIFT, open_to_all
from survey.staff.attempts import TooOften, forgive, spend
from survey.staff.audit import record
from survey.staff.shell import page
from survey.storage.devices import Interviewer, ShiftMode
from survey.storage.sessions import reading, writing

Reply = str | tuple[str, int] | Response
CHOOSE, NOW = f"{BEGIN_SHIFT}/begin", f"{BEGIN_SHIFT}/now"
_WRONG = sentence("Deze pincode hoort niet bij deze naam. Probeer het opnieuw.")


@on_device.route("/shift", methods=["GET", "POST"])
@open_to_all
def sign_in_to_shift() -> Reply:
    """Name and PIN; the page says what to do where no device is paired."""
    device = device_here()
    if device is None:
        return page("team/fieldwork/not_paired.html"), 403
    if shift_here():
        return redirect(NOW, 303)
    with reading(wiring().answers) as session:
        people = working(session, programme_id=device.programme_id)
    form = PinForm()
    form.who.choices = offered_as(
        [("", "–"), *((str(each.id), each.name) for each in people)],
    )
    if form.validate_on_submit():
        found = next(each for each in people if str(each.id) == form.who.data)
        if _right(form.pin.data or "", found):
            begin_half(device=device, interviewer=found.id)
            return redirect(CHOOSE, 303)
        form.pin.errors = [_WRONG.worded(get_translations())]
    form.pin.data = ""
    shown = page("team/fieldwork/shift_sign_in.html", form=form, device=device, people=people)
    return (shown, 422) if form.errors else shown


@on_device.route("/shift/begin", methods=["GET", "POST"])
@open_to_all
def begin_shift() -> Reply:
    """Only for whose PIN was right a moment ago, on this device."""
    device = device_here()
    who = half_way(device=device) if device else None
    if device is None or who is None or shift_here():
        return redirect(BEGIN_SHIFT, 303)
    with reading(wiring().answers) as session:
        interviewer = session.get(Interviewer, who)
        if interviewer is None or interviewer.ended_on is not None:
            return redirect(BEGIN_SHIFT, 303)
        round_ = round_of(session, programme=device.programme, wanted=None, today=today())
        if round_ is None:
            return page("team/fieldwork/shift_no_round.html", device=device)
        places = _open_places(session, round_)
        spoken = languages_of(session, round_)
        form = _offered(session, round_, places, spoken, interviewer)
    if form.validate_on_submit():
        try:
            _begin(device, interviewer, form, places, [code for code, _name in spoken])
        except Refusal as refusal:
            refused(form, refusal)
        else:
            end_half()
            response = redirect(NOW, 303)
            keep_longer(response)
            return response
    shown = page("team/fieldwork/shift_begin.html", form=form, device=device, name=interviewer.name)
    return (shown, 422) if form.is_submitted() else shown


def _right(pin: str, found: Interviewer) -> bool:
    """Counted before it is judged."""
    with writing(wiring().answers) as session:
        allowed = spend(session, whose=whose(found))
    if not allowed:
        raise TooOften
    right = fits("".join(pin.split()), found.pin_hash)
    if right:
        with writing(wiring().answers) as session:
            forgive(session, whose=whose(found))
    return right


def _open_places(session: Session, round_: Round) -> list[Noted]:
    every = noted_places(session, campaign_key=round_.campaign.key)
    return [each for each in every if not each.closed]


def _offered(
    session: Session, round_: Round, places: list[Noted], spoken: Pairs, interviewer: Interviewer
) -> ShiftForm:
    """What there is to choose; what the rota and the clock say is chosen already."""
    form = ShiftForm()
    form.place.choices = offered_as(
        [(0, _("Kies …")), *((each.place.id, each.name) for each in places)]
    )
    form.part.choices = offered_as(worded(rota.PARTS.items()))
    form.mode.choices = offered_as(worded(shifts.MODES.items()))
    form.languages.choices = offered_as(spoken)
    if not form.is_submitted():
        today_ = rota.standing(session, campaign_id=round_.campaign.id, since=today(), days=1)
        stands = shifts.expected(today_, name=interviewer.name)
        form.place.data = stands.place_id if stands else 0
        form.part.data = (stands.part if stands else day_and_part(now())[1]).value
        form.mode.data = ShiftMode.HAND_OVER.value
        codes = [code for code, _name in spoken]
        form.languages.data = [each for each in interviewer.languages if each in codes] or codes
    return form


def _begin(
    device: Known,
    interviewer: Interviewer,
    form: ShiftForm,
    places: list[Noted],
    spoken: list[str],
) -> None:
    with writing(wiring().answers) as session:
        shifts.begin(
            session,
            device=device,
            interviewer=interviewer,
            wanted=shifts.Wanted(
                place_id=form.place.data,
                part=form.part.data,
                languages=form.languages.data or (),
                mode=form.mode.data,
                practice=form.practice.data,
            ),
            places=[each.place.id for each in places],
            languages=spoken,
        )
        place = next(each.name for each in places if each.place.id == form.place.data)
        record(
            session,
            who=None,
            act="shift.began",
            what=f"{device.name}, {place}, nr. {interviewer.number}",
            programme=device.programme,
        )
