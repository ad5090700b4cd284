"""Links that give back what somebody lost: a new password, or a new second step.

Each works once and not for long; the newest alone. Who made one is asked about again when it is
used: a link is worth no more than the rights of who gave it.
"""

from __future__ import annotations

import secrets
from enum import StrEnum

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import now
from survey.staff.audit import record
from survey.staff.passkeys import remove_all
from survey.staff.roles import Account, Role
from survey.staff.sessions import account_of, end_all, hashed
from survey.storage.staff import StaffAccount, StaffLink


class Gives(StrEnum):
    """What a link is good for."""

    PASSWORD = "password"
    SECOND_STEP = "second_step"


_HOURS = {Gives.PASSWORD: 1, Gives.SECOND_STEP: 24}
_MADE = {Gives.PASSWORD: "account.link_made", Gives.SECOND_STEP: "second_step.link_made"}


class NoLink(Refusal):
    """The link is used up, too old, or never was."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Deze link werkt niet meer: hij is al gebruikt of te oud. Vraag een nieuwe.")
        )


class NotTheirsToGive(Refusal):
    """Somebody with wider rights, or oneself."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Dit kan alleen iemand anders doen, met minstens dezelfde rechten.")
        )


class NoPasswordHere(Refusal):
    """Whoever signs in with the account of their work has nothing here to give back."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Deze persoon meldt zich aan met het werkaccount. Uw systeembeheer helpt met een "
                "nieuw wachtwoord of een nieuwe telefoon."
            )
        )


def may_help(by: Account, whom: Account) -> bool:
    """An administrator helps everyone; a coordinator whoever works in their programmes alone."""
    if by.id == whom.id:
        return False
    if by.administrator:
        return True
    coordinated = {key for key, roles in by.roles.items() if Role.COORDINATOR in roles}
    return not whom.administrator and bool(whom.roles) and set(whom.roles) <= coordinated


def make_for(
    session: Session, *, account: int, gives: Gives, by: int, programme: str | None = None
) -> str:
    """A link that somebody hands over; raises when it is not theirs to give.

    One for a new second step signs out everywhere and ends every passkey, there and then.
    """
    _may(session, account=account, by=by)
    email = session.get_one(StaffAccount, account).email
    record(session, who=by, act=_MADE[gives], what=email, programme=programme)
    if gives is Gives.SECOND_STEP:  # what was lost may be in somebody's hands
        end_all(session, account=account)
        remove_all(session, account=account)
    return begin(session, account=account, gives=gives, by=by)


def begin(session: Session, *, account: int, gives: Gives, by: int | None) -> str:
    """A new link in place of older ones; what is returned is kept nowhere."""
    forget(session, account=account, gives=gives)
    session.execute(delete(StaffLink).where(StaffLink.until < _moment()))
    token = secrets.token_urlsafe(32)
    session.add(
        StaffLink(
            token_hash=hashed(token),
            account_id=account,
            gives=gives.value,
            made_by=by,
            until=_moment() + _HOURS[gives] * 3600,
        )
    )
    session.flush()
    return token


def find(session: Session, *, named: str, gives: Gives, to_use: bool = False) -> StaffLink:
    """The link with this hash; raises NoLink. Nobody else takes one `to_use` it."""
    found = session.get(StaffLink, named, with_for_update=to_use)
    if found is None or found.gives != gives or found.until < _moment():
        raise NoLink
    account = session.get(StaffAccount, found.account_id)
    if account is None or account.removed_at is not None:
        raise NoLink
    if found.made_by is not None:
        _may(session, account=found.account_id, by=found.made_by)
    return found


def use_up(session: Session, *, named: str) -> None:
    """A new second step takes the old one's place: everything that went with that one ends."""
    found = find(session, named=named, gives=Gives.SECOND_STEP, to_use=True)
    end_all(session, account=found.account_id)
    remove_all(session, account=found.account_id)
    session.delete(found)
    session.flush()


def forget(session: Session, *, account: int, gives: Gives | None = None) -> None:
    """Whatever link of this kind there was works no more."""
    gone = delete(StaffLink).where(StaffLink.account_id == account)
    session.execute(gone if gives is None else gone.where(StaffLink.gives == gives.value))


def _may(session: Session, *, account: int, by: int) -> None:
    helper, whom = account_of(session, account=by), account_of(session, account=account)
    if helper is None or whom is None or not may_help(helper, whom):
        raise NotTheirsToGive
    if session.get_one(StaffAccount, account).password_hash is None:
        raise NoPasswordHere


def _moment() -> int:
    return int(now().timestamp())
