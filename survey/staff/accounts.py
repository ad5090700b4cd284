"""Accounts: made from an invitation, found by address."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import now
from survey.staff.audit import record
from survey.storage.staff import StaffAccount, StaffPasskey, StaffRole


class NoSuchAccount(Refusal):
    """The account is not there, or no longer."""

    def __init__(self) -> None:
        super().__init__(sentence("Dit account is er niet meer."))


def by_email(session: Session, *, email: str) -> StaffAccount | None:
    """Who has this address, unless they were removed."""
    found = select(StaffAccount).where(
        StaffAccount.email == email.strip().lower(), StaffAccount.removed_at.is_(None)
    )
    return session.scalar(found)


def make(session: Session, *, email: str, password_hash: str | None, language: str) -> StaffAccount:
    """An account without any role yet; one that was removed comes back without what it had."""
    account = session.scalar(select(StaffAccount).where(StaffAccount.email == email))
    if account is None:
        account = StaffAccount(email=email, made_at=int(now().timestamp()))
        session.add(account)
    account.language = language
    account.administrator = False
    account.password_hash = password_hash
    account.totp = account.totp_counter = account.removed_at = None
    session.flush()
    record(session, who=account.id, act="account.made", what=email, programme=None)
    return account


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """An account as administrators see it; roles are pairs of programme and role."""

    id: int
    email: str
    administrator: bool
    second_step: bool
    with_password: bool
    passkeys: int
    roles: tuple[tuple[str, str], ...]

    def as_data(self) -> dict[str, object]:
        """Documented keys: people script against these."""
        return {
            "email": self.email,
            "administrator": self.administrator,
            "second_step": self.second_step,
            "roles": [{"programme": programme, "role": role} for programme, role in self.roles],
        }


def everybody(session: Session) -> list[Somebody]:
    """Everyone who can sign in, by address."""
    held: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in session.scalars(select(StaffRole).order_by(StaffRole.programme, StaffRole.role)):
        held[row.account_id].append((row.programme, row.role))
    keys = select(StaffPasskey.account_id, func.count()).group_by(StaffPasskey.account_id)
    passkeys: dict[int, int] = {account: n for account, n in session.execute(keys)}  # noqa: C416
    here = select(StaffAccount).where(StaffAccount.removed_at.is_(None))
    return [
        Somebody(
            id=account.id,
            email=account.email,
            administrator=account.administrator,
            second_step=account.totp is not None,
            with_password=account.password_hash is not None,
            passkeys=passkeys.get(account.id, 0),
            roles=tuple(held[account.id]),
        )
        for account in session.scalars(here.order_by(StaffAccount.email))
    ]


def one_of(session: Session, *, account: int) -> Somebody:
    """One of them; raises NoSuchAccount."""
    found = next((each for each in everybody(session) if each.id == account), None)
    if found is None:
        raise NoSuchAccount
    return found
