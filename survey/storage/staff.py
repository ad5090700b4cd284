"""Who works here: accounts, roles, invitations, sessions, and the trail of what they did.

Moments are whole seconds since 1970: both databases keep those the same. Secrets are kept as
hashes (invitations, links, sessions, recovery codes) or encrypted (the second factor), never as
they are.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import thing_id

_Moment = BigInteger


class StaffAccount(AnswersBase):
    """Somebody who signs in. A removed account stays, so that the trail can name it."""

    __tablename__ = "staff_account"

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    email: Mapped[str] = mapped_column(unique=True)
    language: Mapped[str] = mapped_column(default="nl")
    administrator: Mapped[bool] = mapped_column(default=False)
    password_hash: Mapped[str | None]
    totp: Mapped[str | None]
    totp_counter: Mapped[int | None] = mapped_column(BigInteger)
    made_at: Mapped[int] = mapped_column(_Moment)
    removed_at: Mapped[int | None] = mapped_column(_Moment)


class StaffRole(AnswersBase):
    """What somebody is in a programme; named by its key, which never changes."""

    __tablename__ = "staff_role"
    __table_args__ = {"sqlite_with_rowid": False}

    account_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("staff_account.id"), primary_key=True, autoincrement=False
    )
    programme: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class StaffInvitation(AnswersBase):
    """A link that makes an account, or gives one a role; works once and for a week."""

    __tablename__ = "staff_invitation"
    __table_args__ = {"sqlite_with_rowid": False}

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str]
    administrator: Mapped[bool]
    programme: Mapped[str | None]
    role: Mapped[str | None]
    made_by: Mapped[int | None] = mapped_column(WideId, ForeignKey("staff_account.id"))
    until: Mapped[int] = mapped_column(_Moment)
    used_at: Mapped[int | None] = mapped_column(_Moment)


class StaffSession(AnswersBase):
    """A browser in which somebody is signed in."""

    __tablename__ = "staff_session"
    __table_args__ = {"sqlite_with_rowid": False}

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(WideId, ForeignKey("staff_account.id"), index=True)
    browser: Mapped[str]
    began_at: Mapped[int] = mapped_column(_Moment)
    seen_at: Mapped[int] = mapped_column(_Moment)


class StaffRecoveryCode(AnswersBase):
    """One way in for who lost the telephone; gone once it is used."""

    __tablename__ = "staff_recovery_code"
    __table_args__ = {"sqlite_with_rowid": False}

    account_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("staff_account.id"), primary_key=True, autoincrement=False
    )
    code_hash: Mapped[str] = mapped_column(primary_key=True)


class StaffPasskey(AnswersBase):
    """A key on somebody's own device; what lies here only checks what that device signs."""

    __tablename__ = "staff_passkey"
    __table_args__ = {"sqlite_with_rowid": False}

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(WideId, ForeignKey("staff_account.id"), index=True)
    name: Mapped[str]
    public_key: Mapped[str]
    sign_count: Mapped[int] = mapped_column(BigInteger)
    made_at: Mapped[int] = mapped_column(_Moment)
    used_at: Mapped[int | None] = mapped_column(_Moment)


class StaffLink(AnswersBase):
    """A link that gives back what somebody lost: a new password, or a new second step."""

    __tablename__ = "staff_link"
    __table_args__ = {"sqlite_with_rowid": False}

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(WideId, ForeignKey("staff_account.id"), index=True)
    gives: Mapped[str]
    made_by: Mapped[int | None] = mapped_column(WideId, ForeignKey("staff_account.id"))
    until: Mapped[int] = mapped_column(_Moment)


class StaffAttempts(AnswersBase):
    """How often signing in failed of late, by a keyed hash of who or of where from."""

    __tablename__ = "staff_attempts"
    __table_args__ = {"sqlite_with_rowid": False}

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    since: Mapped[int] = mapped_column(_Moment)


class AuditEntry(AnswersBase):
    """One act. The database refuses to change or remove it; it holds the hash of the one before."""

    __tablename__ = "audit_entry"
    __table_args__ = (UniqueConstraint("previous"),)

    number: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(_Moment)
    who: Mapped[int | None] = mapped_column(WideId)
    act: Mapped[str]
    what: Mapped[str]
    programme: Mapped[str | None] = mapped_column(index=True)
    previous: Mapped[str]
    hash: Mapped[str]
