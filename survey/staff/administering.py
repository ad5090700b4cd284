"""What an administrator decides about accounts: who is one too, and who is one no longer."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import now
from survey.staff import links
from survey.staff.accounts import NoSuchAccount
from survey.staff.audit import record
from survey.staff.sessions import end_all
from survey.storage.staff import (
    StaffAccount,
    StaffInvitation,
    StaffPasskey,
    StaffRecoveryCode,
    StaffRole,
)


class LastAdministrator(Refusal):
    """Without an administrator nobody could make another."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.")
        )


def one(session: Session, *, account: int, to_change: bool = False) -> StaffAccount:
    """An account that is still there; raises NoSuchAccount."""
    found = session.get(StaffAccount, account, with_for_update=to_change)
    if found is None or found.removed_at is not None:
        raise NoSuchAccount
    return found


def make_administrator(session: Session, *, account: int, by: int) -> str:
    """Whose address may do everything from now on."""
    row = one(session, account=account, to_change=True)
    if not row.administrator:
        row.administrator = True
        record(session, who=by, act="administrator.made", what=row.email, programme=None)
    return row.email


def unmake_administrator(session: Session, *, account: int, by: int) -> str:
    """Takes the rights of an administrator away; roles in programmes stay."""
    _not_the_last(session, account=account)
    row = one(session, account=account, to_change=True)
    if row.administrator:
        row.administrator = False
        record(session, who=by, act="administrator.unmade", what=row.email, programme=None)
    return row.email


def remove_account(session: Session, *, account: int, by: int) -> str:
    """Every way in is gone at once. The name stays, for the trail."""
    _not_the_last(session, account=account)
    row = one(session, account=account, to_change=True)
    row.removed_at = int(now().timestamp())
    row.administrator = False
    row.password_hash = row.totp = row.totp_counter = None
    end_all(session, account=account)
    links.forget(session, account=account)
    for theirs in (StaffRole, StaffPasskey, StaffRecoveryCode):
        session.execute(delete(theirs).where(theirs.account_id == account))
    unused = StaffInvitation.used_at.is_(None)
    session.execute(delete(StaffInvitation).where(StaffInvitation.email == row.email, unused))
    record(session, who=by, act="account.removed", what=row.email, programme=None)
    return row.email


def _not_the_last(session: Session, *, account: int) -> None:
    """Two at once wait for each other here: else each could be taken for not the last."""
    still = select(StaffAccount.id).where(
        StaffAccount.administrator.is_(True), StaffAccount.removed_at.is_(None)
    )
    if session.scalars(still.order_by(StaffAccount.id).with_for_update()).all() == [account]:
        raise LastAdministrator
