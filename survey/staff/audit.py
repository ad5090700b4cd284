"""The trail of what staff did: only ever longer, each entry holding the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from survey.clock import now
from survey.storage.staff import AuditEntry

START = "0" * 64  # what the first entry holds in place of a hash
_AT_ONCE = 1000
_LOCK = 716254  # one writer at a time at the end of the chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The first entry that does not fit the one before it, or not its own hash."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How long the trail is and its newest hash: whoever keeps this can tell a change later."""

    number: int
    hash: str


def record(
    session: Session, *, who: int | None, act: str, what: str, programme: str | None
) -> None:
    """Writes an act down, in the transaction that does it.

    `act` is a code such as "draft.published" (see acts.py for its words); `what` names the
    thing, never a resident. `who` is an account, or nobody for what the system did itself.
    """
    _wait_in_line(session)
    before = head(session)
    entry = AuditEntry(
        number=before.number + 1,
        at=int(now().timestamp()),
        who=who,
        act=act,
        what=what,
        programme=programme,
        previous=before.hash,
    )
    entry.hash = hash_of(entry)
    session.add(entry)
    session.flush()


def head(session: Session) -> Head:
    newest = select(AuditEntry.number, AuditEntry.hash).order_by(AuditEntry.number.desc()).limit(1)
    found = session.execute(newest).first()
    return Head(number=found[0], hash=found[1]) if found else Head(number=0, hash=START)


def line_at(session: Session, *, number: int) -> Head | None:
    """What the line of this entry says now: to hold against one that was printed or kept."""
    if number == 0:
        return Head(number=0, hash=START)
    entry = session.get(AuditEntry, number)
    return Head(number=number, hash=entry.hash) if entry else None


def first_broken(session: Session) -> Broken | None:
    """Walks the whole chain."""
    number, previous = 0, START
    for entry in _in_order(session):
        fits = entry.number == number + 1 and entry.previous == previous
        if not fits or entry.hash != hash_of(entry):
            return Broken(number=entry.number if entry.number == number + 1 else number + 1)
        number, previous = entry.number, entry.hash
    return None


def hash_of(entry: AuditEntry) -> str:
    """SHA-256 over the entry's own content and the hash before it, in one fixed spelling."""
    content = [
        *(entry.number, entry.at, entry.who, entry.act, entry.what, entry.programme),
        entry.previous,
    ]
    spelled = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()


def _in_order(session: Session) -> Iterator[AuditEntry]:
    """By the thousand: a trail of years does not fit in memory at once."""
    last: int | None = None
    while True:
        some = select(AuditEntry).order_by(AuditEntry.number).limit(_AT_ONCE)
        found = session.scalars(some if last is None else some.where(AuditEntry.number > last))
        entries = found.all()
        if not entries:
            return
        yield from entries
        last = entries[-1].number
        session.expunge_all()


def _wait_in_line(session: Session) -> None:
    """SQLite has one writer anyway; PostgreSQL gets a lock that ends with the transaction."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
