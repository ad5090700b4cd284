"""What a device is asked to sign: kept in this browser's cookie for five minutes, taken once."""

from __future__ import annotations

from flask import request
from flask import session as cookie

from survey.clock import now
from survey.extensions import wiring
from survey.staff.attempts import TooOften, first_time, spend
from survey.staff.ceremony import NotProven, Site, new_challenge, site_at
from survey.storage.sessions import writing

_KEY, _LONGEST = "challenge", 5 * 60  # seconds


def the_site() -> Site | None:
    """Where this is reached: PUBLIC_URL; while that is only a try-out, where the browser is."""
    public = wiring().settings.public_url
    return site_at(public if public.startswith("https://") else request.host_url)


def a_site() -> Site:
    """The same, for who uses a passkey; raises NotProven where there are none."""
    found = the_site()
    if found is None:
        raise NotProven
    return found


def ask(purpose: str) -> str:
    """A new challenge for this browser; `purpose` keeps those of two pages apart."""
    challenge = new_challenge()
    cookie[_KEY] = {"challenge": challenge, "purpose": purpose, "at": _moment()}
    return challenge


def take(*, purpose: str) -> str:
    """What this browser was asked. An older cookie put back does not help: the store remembers."""
    kept = cookie.pop(_KEY, None)
    if not kept or kept["purpose"] != purpose or kept["at"] < _moment() - _LONGEST:
        raise NotProven
    challenge = str(kept["challenge"])
    with writing(wiring().answers) as session:  # counted whatever comes of it
        allowed = spend(session, whose=f"passkey {challenge}")
        fresh = first_time(session, what=challenge)
    if not allowed:
        raise TooOften
    if not fresh:
        raise NotProven
    return challenge


def _moment() -> int:
    return int(now().timestamp())
