"""On the device itself: the shift that runs, and its end."""

from __future__ import annotations

from flask import redirect
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from forms.screen.render import own_name
from survey.clock import now, today
from survey.extensions import wiring
from survey.fieldwork import rota, shifts
from survey.fieldwork.devices_here import shift_here
from survey.fieldwork.rounds import STATES, State, state_of
from survey.fieldwork.views.device_room import on_device
from survey.staff.access import BEGIN_SHIFT, on_shift
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import page
from survey.storage.campaigns import Campaign
from survey.storage.devices import ShiftMode
from survey.storage.sessions import reading, writing

_ANSWERING = (State.OPEN, State.TRIAL)


@on_device.get("/shift/now")
@on_shift
def shift_now() -> str:
    """Who, where, when; what to hand over; how many came in."""
    running = shift_here()
    assert running is not None
    words = get_translations()
    with reading(wiring().answers) as session:
        sent = shifts.sent_today(session, shift=running)
        campaign = session.get_one(Campaign, running.campaign_id)
        state = state_of(campaign, today())
    place, address = running.place, wiring().settings.public_url
    code = place.trial_code if running.practice else place.code
    return page(
        "team/fieldwork/shift.html",
        shift=running,
        sent=sent,
        trial=running.practice or campaign.trial,
        state=STATES[state].worded(words),
        is_open=state in _ANSWERING,
        part=rota.PARTS[running.part].worded(words),
        mode=shifts.MODES[running.mode].worded(words),
        interview=running.mode is ShiftMode.INTERVIEW,
        languages=[own_name(each) for each in running.languages],
        code=code,
        address=f"{address}/q/{code}",
        helper=f"{address}/q/{code if running.practice else place.helper_code}",
        at=now(),
    )


@on_device.post("/shift/end")
@on_shift
def end_shift() -> Response:
    running = shift_here()
    assert running is not None
    with writing(wiring().answers) as session:
        shifts.end(session, device=running.device.id)
        record(
            session,
            who=None,
            act="shift.ended",
            what=f"{running.device.name}, {running.place.name}",
            programme=running.device.programme,
        )
    said(sentence("De dienst is geëindigd. Dank u wel!"))
    return redirect(BEGIN_SHIFT, 303)
