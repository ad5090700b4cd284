"""The devices of a programme: offered a pairing, paired, seen, revoked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, Sentence, sentence
from survey.clock import now, today
from survey.fieldwork.interviewers import NotHere
from survey.programme.programmes import programme_by_key
from survey.storage.devices import Device, DeviceKind, Shift

LONGEST_NAME = 40
KINDS: dict[DeviceKind, Sentence] = {
    DeviceKind.TABLET: sentence("Tablet of telefoon, voor op straat"),
    DeviceKind.OFFICE: sentence("Computer op kantoor"),
}


class State(StrEnum):
    """What there is to know of a device at a glance."""

    WAITING = "waiting"
    MISSED = "missed"
    PAIRED = "paired"
    REVOKED = "revoked"


STATES: dict[State, Sentence] = {
    State.WAITING: sentence("wacht op koppelen"),
    State.MISSED: sentence("kaart verlopen"),
    State.PAIRED: sentence("gekoppeld"),
    State.REVOKED: sentence("ontkoppeld"),
}


class DeviceRefused(Refusal):
    """A device cannot be called so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A device as the list shows it."""

    id: int
    name: str
    kind: DeviceKind
    state: State
    until: int
    seen_on: date | None
    revoked_on: date | None


def devices_of(session: Session, *, programme: str) -> Sequence[Listed]:
    """Every device; those that can be used first, by name."""
    id_ = programme_by_key(session, key=programme).id
    rows = session.scalars(select(Device).where(Device.programme_id == id_))
    found = [
        Listed(
            id=row.id,
            name=row.name,
            kind=DeviceKind(row.kind),
            state=_state(row),
            until=row.pairing_until,
            seen_on=row.seen_on,
            revoked_on=row.revoked_on,
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: (each.state is State.REVOKED, each.name.casefold()))


def find(session: Session, *, programme: str, device: int) -> Device:
    found = session.get(Device, device)
    if found is None or found.programme_id != programme_by_key(session, key=programme).id:
        raise NotHere
    return found


def make(session: Session, *, programme: str, name: str, kind: DeviceKind) -> Device:
    """A device that nobody has yet; a pairing comes next. Two in use never share a name."""
    id_ = programme_by_key(session, key=programme).id
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise DeviceRefused(
            sentence("Geef het apparaat een naam van hoogstens %(n)s letters.", n=LONGEST_NAME)
        )
    in_use = select(Device).where(Device.programme_id == id_, Device.revoked_on.is_(None))
    if name.casefold() in {each.name.casefold() for each in session.scalars(in_use)}:
        raise DeviceRefused(
            sentence(
                "Er is al een “%(name)s”. Kies een andere naam, of ontkoppel die eerst.", name=name
            )
        )
    made = Device(programme_id=id_, name=name, kind=kind, pairing_until=0)
    session.add(made)
    session.flush()
    return made


def revoke(session: Session, device: Device) -> None:
    """The device is out at once, with its pairing and whatever shift runs on it."""
    device.revoked_on = device.revoked_on or today()
    device.pairing_hash = device.token_hash = None
    moment = int(now().timestamp())
    running = update(Shift).where(Shift.device_id == device.id, Shift.ended_at.is_(None))
    session.execute(running.values(ended_at=moment))


def _state(device: Device) -> State:
    if device.revoked_on is not None:
        return State.REVOKED
    if device.token_hash is not None:
        return State.PAIRED
    return State.WAITING if device.pairing_until > now().timestamp() else State.MISSED
