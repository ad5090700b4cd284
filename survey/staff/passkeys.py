"""Passkeys: which devices somebody may sign in with. What they sign is judged in ceremony.py."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import now
from survey.staff.audit import record
from survey.staff.ceremony import Made, Proven
from survey.storage.staff import StaffAccount, StaffPasskey

MOST, LONGEST_NAME = 10, 60


class TooManyPasskeys(Refusal):
    """Nobody has that many devices."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "U hebt al %(n)s passkeys. Verwijder er eerst een die u niet gebruikt.", n=MOST
            )
        )


class UnknownPasskey(Refusal):
    """It was removed here, or never was; the same words as for any that does not fit."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Deze passkey past niet bij een account. Meld u aan met uw wachtwoord en kijk bij "
                "“Mijn account”."
            )
        )


def passkeys_of(session: Session, *, account: int) -> Sequence[StaffPasskey]:
    """Somebody's passkeys, the oldest first."""
    theirs = select(StaffPasskey).where(StaffPasskey.account_id == account)
    return session.scalars(theirs.order_by(StaffPasskey.made_at, StaffPasskey.name)).all()


def room_for_more(session: Session, *, account: int) -> None:
    """Raises TooManyPasskeys."""
    theirs = StaffPasskey.account_id == account
    count = session.scalar(select(func.count()).select_from(StaffPasskey).where(theirs))
    if (count or 0) >= MOST:
        raise TooManyPasskeys


def keep(session: Session, *, account: int, name: str, made: Made) -> None:
    """Writes a new one down."""
    owner = session.get_one(StaffAccount, account, with_for_update=True)
    room_for_more(session, account=account)
    if session.get(StaffPasskey, made.id) is not None:
        raise UnknownPasskey
    session.add(
        StaffPasskey(
            id=made.id,
            account_id=account,
            name=name,
            public_key=made.public_key,
            sign_count=made.sign_count,
            made_at=int(now().timestamp()),
        )
    )
    what = f"{owner.email} ({name})"
    record(session, who=account, act="passkey.added", what=what, programme=None)


def find(session: Session, *, named: str) -> tuple[StaffPasskey, StaffAccount]:
    """A passkey with whose it is, to use; raises UnknownPasskey."""
    found = session.get(StaffPasskey, named, with_for_update=True)
    owner = session.get(StaffAccount, found.account_id) if found else None
    if found is None or owner is None or owner.removed_at is not None:
        raise UnknownPasskey
    return found, owner


def used(passkey: StaffPasskey, *, proven: Proven) -> None:
    passkey.sign_count = proven.sign_count
    passkey.used_at = int(now().timestamp())


def remove(session: Session, *, account: int, named: str) -> str | None:
    """Takes away one of somebody's own; its name, or nothing when it was none of theirs."""
    found = session.get(StaffPasskey, named)
    if found is None or found.account_id != account:
        return None
    name = found.name
    session.delete(found)
    what = f"{session.get_one(StaffAccount, account).email} ({name})"
    record(session, who=account, act="passkey.removed", what=what, programme=None)
    return name


def remove_all(session: Session, *, account: int) -> None:
    session.execute(delete(StaffPasskey).where(StaffPasskey.account_id == account))
