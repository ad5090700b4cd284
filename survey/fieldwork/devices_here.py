"""The browser that asks: whether it is a paired device, and which shift runs on it.

Its cookie goes to /team alone: what a resident sends from this device does not carry it.
"""

from __future__ import annotations

from flask import g, request
from werkzeug.wrappers import Response

from survey.clock import today
from survey.extensions import wiring
from survey.fieldwork.pairing import Known, known, seen
from survey.fieldwork.shifts import Running, running
from survey.staff.cookies import TEAM
from survey.storage.devices import Device
from survey.storage.sessions import reading, writing

_LONGEST = 400 * 24 * 3600  # seconds; browsers keep nothing longer


def keep(response: Response, *, token: str) -> None:
    """Makes this browser the device."""
    https = _https()
    response.set_cookie(
        _name(https),
        token,
        max_age=_LONGEST,
        path=TEAM,
        secure=https,
        httponly=True,
        samesite="Strict",
    )


def keep_longer(response: Response) -> None:
    """A device that is used does not have to be paired again."""
    token = _token()
    if token:
        keep(response, token=token)


def device_here() -> Known | None:
    """Which device this is; looked up once in a request."""
    if "device" not in g:
        g.device = _look()
    found: Known | None = g.device
    return found


def shift_here() -> Running | None:
    """The shift that somebody signed in to on this device, if it still runs."""
    if "shift" not in g:
        device = device_here()
        g.shift = None
        if device is not None:
            with reading(wiring().answers) as session:
                g.shift = running(session, device=device)
    found: Running | None = g.shift
    return found


def _look() -> Known | None:
    token = _token()
    if not token:
        return None
    with reading(wiring().answers) as session:
        found = known(session, token=token)
        row = session.get(Device, found.id) if found else None
    if found and row and row.seen_on != today():  # once a day: a page is not worth a write
        with writing(wiring().answers) as session:
            seen(session, device=found.id)
    return found


def _token() -> str | None:
    return request.cookies.get(_name(_https()))


def _https() -> bool:
    return wiring().settings.public_url.startswith("https://")


def _name(https: bool) -> str:
    """`__Secure-` makes browsers refuse it over plain http."""
    return "__Secure-wijkstem-device" if https else "wijkstem-device"
