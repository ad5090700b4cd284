"""How a browser becomes a device of a programme: a code that works once and for some hours."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import now, today
from survey.fieldwork.codes import ALPHABET, normal
from survey.staff.sessions import hashed
from survey.storage.devices import Device, DeviceKind
from survey.storage.programmes import Programme

HOURS = (1, 4, 12, 24, 72)  # that a card may wait for its device
_GROUPS, _EACH = 3, 4  # twelve characters: 55 bits, read aloud in three breaths


class CannotPair(Refusal):
    """The code leads to no device that waits."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Deze koppelcode werkt niet (meer). Kijk of hij goed is overgenomen, of vraag de "
                "regisseur om een nieuwe kaart."
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A paired device, as far as a page needs to know."""

    id: int
    name: str
    kind: DeviceKind
    programme_id: int
    programme: str
    programme_name: str


def offer(device: Device, *, hours: int) -> str:
    """The code for a card; it is kept nowhere else. A code before it stops working."""
    digits = "".join(secrets.choice(ALPHABET) for _ in range(_GROUPS * _EACH))
    device.pairing_hash = hashed(digits)
    device.pairing_until = int(now().timestamp()) + hours * 3600
    return "-".join(digits[at : at + _EACH] for at in range(0, len(digits), _EACH))


def waiting(session: Session, *, code: str, to_use: bool = False) -> Device:
    """The device that waits for this code; raises CannotPair."""
    asked = select(Device).where(
        Device.pairing_hash == hashed(normal(code)),
        Device.pairing_until > int(now().timestamp()),
        Device.revoked_on.is_(None),
    )
    found = session.scalar(asked.with_for_update() if to_use else asked)
    if found is None:
        raise CannotPair
    return found


def pair(session: Session, *, code: str) -> tuple[Device, str]:
    """Takes the code away and gives what the device's cookie is to hold."""
    device = waiting(session, code=code, to_use=True)
    token = secrets.token_urlsafe(32)
    device.pairing_hash, device.token_hash = None, hashed(token)
    device.paired_on = device.seen_on = today()
    session.flush()
    return device, token


def known(session: Session, *, token: str) -> Known | None:
    """The device whose cookie holds this; None when it was revoked or never paired."""
    asked = (
        select(Device, Programme)
        .join(Programme, Programme.id == Device.programme_id)
        .where(Device.token_hash == hashed(token), Device.revoked_on.is_(None))
    )
    found = session.execute(asked).one_or_none()
    if found is None:
        return None
    device, programme = found
    return Known(
        id=device.id,
        name=device.name,
        kind=DeviceKind(device.kind),
        programme_id=programme.id,
        programme=programme.key,
        programme_name=programme.name,
    )


def seen(session: Session, *, device: int) -> None:
    """Notes the day on which a device was last seen, and nothing finer."""
    session.get_one(Device, device).seen_on = today()
