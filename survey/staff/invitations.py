"""Invitations: a link that works once, for a week, for one address and one role."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import now
from survey.staff.audit import record
from survey.staff.roles import NAMES, Role
from survey.staff.sessions import hashed
from survey.storage.programmes import Programme
from survey.storage.staff import StaffAccount, StaffInvitation, StaffRole

DAYS = 7
_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,}")


class NoInvitation(Refusal):
    """The link is used up, too old, or never was."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Deze uitnodiging werkt niet meer: zij is al gebruikt of ouder dan een week. "
                "Vraag om een nieuwe."
            )
        )


class CannotInvite(Refusal):
    """It is not clear who should become what."""


def normal_email(email: str) -> str:
    """The address as it is compared; raises CannotInvite when it is none."""
    plain = email.strip().lower()
    if not _ADDRESS.fullmatch(plain):
        raise CannotInvite(sentence("“%(email)s” is geen e-mailadres.", email=email.strip()))
    return plain


def invite(
    session: Session,
    *,
    email: str,
    role: Role,
    programme: str | None = None,
    by: int | None = None,
) -> str:
    """Makes an invitation; what is returned goes into its link and is kept nowhere."""
    address = normal_email(email)
    if role is Role.ADMINISTRATOR:
        programme = None
    elif programme is None:
        raise CannotInvite(sentence("Noem bij deze rol een programma."))
    else:
        _known(session, programme)
    token, kept = secrets.token_urlsafe(32), None if role is Role.ADMINISTRATOR else role.value
    session.execute(  # the newest alone works
        delete(StaffInvitation).where(
            StaffInvitation.email == address,
            StaffInvitation.programme == programme,
            StaffInvitation.role == kept,
            StaffInvitation.used_at.is_(None),
        )
    )
    session.add(
        StaffInvitation(
            token_hash=hashed(token),
            email=address,
            administrator=role is Role.ADMINISTRATOR,
            programme=programme,
            role=kept,
            made_by=by,
            until=_moment() + DAYS * 86400,
        )
    )
    what = f"{address} ({NAMES[role]})"
    record(session, who=by, act="person.invited", what=what, programme=programme)
    return token


def find(session: Session, *, token: str, to_use: bool = False) -> StaffInvitation:
    """The invitation behind a link; raises NoInvitation. Nobody else takes one `to_use` it."""
    found = session.get(StaffInvitation, hashed(token), with_for_update=to_use)
    if found is None or found.used_at is not None or found.until < _moment():
        raise NoInvitation
    return found


def accept(session: Session, *, invitation: StaffInvitation, account: StaffAccount) -> None:
    """Gives the account what the invitation promised, and uses it up."""
    invitation.used_at = _moment()
    if invitation.administrator:
        account.administrator = True
    elif invitation.programme and invitation.role:
        key = (account.id, invitation.programme, invitation.role)
        if session.get(StaffRole, key) is None:
            session.add(
                StaffRole(
                    account_id=account.id, programme=invitation.programme, role=invitation.role
                )
            )
    record(
        session,
        who=account.id,
        act="invitation.accepted",
        what=account.email,
        programme=invitation.programme,
    )


def open_ones(
    session: Session, *, programme: str | None = None, email: str | None = None
) -> Sequence[StaffInvitation]:
    """Invitations that still work: of a programme, or for an address."""
    still = select(StaffInvitation).where(
        StaffInvitation.used_at.is_(None), StaffInvitation.until >= _moment()
    )
    if programme is not None:
        still = still.where(StaffInvitation.programme == programme)
    if email is not None:
        still = still.where(StaffInvitation.email == email)
    return session.scalars(still.order_by(StaffInvitation.email)).all()


def withdraw(session: Session, *, programme: str | None, email: str, by: int) -> bool:
    """Takes back what was sent to this address for this programme, or to be an administrator."""
    gone = delete(StaffInvitation).where(
        StaffInvitation.programme == programme,
        StaffInvitation.email == email,
        StaffInvitation.used_at.is_(None),
    )
    waiting = open_ones(session, email=email)
    if not any(each.programme == programme for each in waiting):
        return False
    session.execute(gone)
    record(session, who=by, act="invitation.withdrawn", what=email, programme=programme)
    return True


def _known(session: Session, programme: str) -> None:
    keys = session.scalars(select(Programme.key).order_by(Programme.key)).all()
    if programme not in keys:
        raise CannotInvite(
            sentence(
                "Er is geen programma “%(key)s”. Kies een van deze: %(known)s.",
                key=programme,
                known=", ".join(keys) or "–",
            )
        )


def _moment() -> int:
    return int(now().timestamp())
