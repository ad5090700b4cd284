"""The devices of a programme: a card to pair one, the list, and putting one out."""

from __future__ import annotations

from datetime import UTC, datetime

from flask_babel import ngettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from print.codes import qr_svg
from survey.extensions import wiring
from survey.fieldwork import devices as rules
from survey.fieldwork import pairing
from survey.fieldwork.shifts_asked import DeviceForm
from survey.fieldwork.views.asked import offered_as, worded
from survey.fieldwork.views.room import fieldwork, go, noted, refused, require_number
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import page
from survey.storage.devices import DeviceKind
from survey.storage.sessions import reading, writing

Reply = str | tuple[str, int] | Response


@fieldwork.route("/devices", methods=["GET", "POST"])
@needs(Role.COORDINATOR)
def devices(programme: str) -> Reply:
    """The list; a new device is shown as a card, which nobody can look up later."""
    form = _form()
    if not form.validate_on_submit():
        return _page(programme, form)
    try:
        with writing(wiring().answers) as session:
            made = rules.make(
                session,
                programme=programme,
                name=form.name.data or "",
                kind=DeviceKind(form.kind.data),
            )
            code = pairing.offer(made, hours=form.hours.data)
            noted(session, programme, "device.offered", made.name)
    except Refusal as refusal:
        refused(form, refusal)
        return _page(programme, form)
    return _card(programme, made.name, code=code, until=made.pairing_until)


@fieldwork.post("/devices/<int:device>/card")
@needs(Role.COORDINATOR)
def new_card(programme: str, device: int) -> Reply:
    """A card for a device that was not paired in time; the one before stops working."""
    require_number(device)
    with writing(wiring().answers) as session:
        found = rules.find(session, programme=programme, device=device)
        if found.revoked_on is not None or found.token_hash is not None:
            return go("devices")
        code = pairing.offer(found, hours=pairing.HOURS[1])
        noted(session, programme, "device.offered", found.name)
    return _card(programme, found.name, code=code, until=found.pairing_until)


@fieldwork.post("/devices/<int:device>/revoke")
@needs(Role.COORDINATOR)
def revoke_device(programme: str, device: int) -> Response:
    require_number(device)
    with writing(wiring().answers) as session:
        found = rules.find(session, programme=programme, device=device)
        rules.revoke(session, found)
        noted(session, programme, "device.revoked", found.name)
    said(
        sentence(
            "“%(name)s” is ontkoppeld: er kan niemand meer op werken. Vergist? Koppel het apparaat "
            "opnieuw.",
            name=found.name,
        )
    )
    return go("devices")


def _page(programme: str, form: DeviceForm) -> Reply:
    with reading(wiring().answers) as session:
        found = rules.devices_of(session, programme=programme)
    shown = page(
        "team/fieldwork/devices.html",
        programme=programme,
        form=form,
        devices=[each for each in found if each.state is not rules.State.REVOKED],
        gone=[each for each in found if each.state is rules.State.REVOKED],
        kinds=dict(worded(rules.KINDS.items())),
        states=dict(worded(rules.STATES.items())),
        moment=_moment,
        State=rules.State,
    )
    return (shown, 422) if form.errors or form.form_errors else shown


def _card(programme: str, name: str, *, code: str, until: int) -> str:
    address = f"{wiring().settings.public_url}/team/pair"
    link = f"{address}/{code}"
    return page(
        "team/fieldwork/device_card.html",
        programme=programme,
        name=name,
        code=code,
        link=link,
        address=address,
        until=_moment(until),
        drawn=Markup(qr_svg(link)),  # our own drawing: squares
    )


def _form() -> DeviceForm:
    form = DeviceForm()
    form.kind.choices = offered_as(worded(rules.KINDS.items()))
    form.hours.choices = offered_as(
        (hours, ngettext("%(num)s uur", "%(num)s uur", hours)) for hours in pairing.HOURS
    )
    if not form.is_submitted():
        form.kind.data, form.hours.data = DeviceKind.TABLET.value, pairing.HOURS[1]
    return form


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
