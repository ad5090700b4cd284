"""Guessing is made slow: a few tries for one account, more for one corner of the network.

Counted by keyed hashes: the store holds no address, and not even whose account it was. Tries are
counted before they are judged, so that many at once are not cheaper than one by one.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress

from flask import request
from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import now, today
from survey.extensions import wiring
from survey.storage.keys import load_or_make
from survey.storage.staff import StaffAttempts

WINDOW = 15 * 60  # seconds
PER_ACCOUNT, PER_SOURCE = 5, 50
_IPV4, _IPV6 = 24, 48  # bits of an address that are looked at


class TooOften(Refusal):
    """Too many tries of late; nobody is told whether the last one would have been right."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Dit is te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw.")
        )


def spend(session: Session, *, whose: str) -> bool:
    """Counts a try for this account and from here; False when there have been too many."""
    moment = int(now().timestamp())
    session.execute(delete(StaffAttempts).where(StaffAttempts.since < moment - WINDOW))
    here = _count(session, key=_key("from", f"{today()} {_corner()}"), moment=moment)
    own = _count(session, key=_key("who", whose), moment=moment)
    return own <= PER_ACCOUNT and here <= PER_SOURCE


def first_time(session: Session, *, what: str) -> bool:
    """Whether this was not seen in this window yet; asking is seeing it."""
    moment = int(now().timestamp())
    return _count(session, key=_key("once", what), moment=moment) == 1


def forgive(session: Session, *, whose: str) -> None:
    """After the right password and code: this account starts anew."""
    session.execute(delete(StaffAttempts).where(StaffAttempts.key == _key("who", whose)))


def _count(session: Session, *, key: str, moment: int) -> int:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:key))"), {"key": key})
    row = session.get(StaffAttempts, key)
    if row is None:
        row = StaffAttempts(key=key, failures=0, since=moment)
        session.add(row)
    row.failures += 1
    session.flush()
    return row.failures


def _key(kind: str, about: str) -> str:
    secret = load_or_make(wiring().settings.keys).session_secret
    return hmac.new(secret.encode(), f"{kind} {about}".encode(), hashlib.sha256).hexdigest()


def _corner() -> str:
    """The network of whoever asks, not their address; behind a proxy that is the proxy's."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "?"
    bits = _IPV4 if address.version == 4 else _IPV6
    return str(ipaddress.ip_network(f"{address}/{bits}", strict=False))
