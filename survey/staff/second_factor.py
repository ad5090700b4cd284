"""The second step of signing in: a code from an app on a telephone, or a recovery code.

On Flask-Security's own TOTP; see docs/decisions/0011-accounts.md for what of it is used and why.
It is loaded when somebody signs in: residents' pages never wait for it.
"""

from __future__ import annotations

import hashlib
import hmac
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from survey.extensions import wiring
from survey.storage.keys import load_or_make
from survey.storage.staff import StaffAccount, StaffRecoveryCode

_CODES = 10
_WINDOW = 30  # seconds that a clock may be off


class _Counter:
    """Which code was used last, as the library asks for it."""

    totp_counter: int | None = None


def new_secret() -> str:
    """A secret for one account, encrypted: it may lie in a cookie until it is confirmed."""
    return str(_totp(wiring().settings.keys).generate_totp_secret())


def address_of(secret: str, *, email: str) -> str:
    """What the QR code says to the app."""
    return str(_totp(wiring().settings.keys).get_totp_uri(email, secret))


def spelled(secret: str) -> str:
    """The secret to type over, in groups of four."""
    key = _totp(wiring().settings.keys).get_totp_pretty_key(secret)
    return str(key).replace("-", " ")


def code_fits(account: StaffAccount, code: str, *, secret: str | None = None) -> bool:
    """Whether the app shows this code now; a code is taken once.

    A `secret` that takes the place of the account's own starts counting anew.
    """
    kept = secret or account.totp
    digits = "".join(code.split())
    if not kept or not digits.isdecimal() or len(digits) != 6:
        return False
    totp, counter = _totp(wiring().settings.keys), _Counter()
    counter.totp_counter = None if secret else account.totp_counter
    fits = bool(totp.verify_totp(digits, kept, counter, window=_WINDOW))
    if fits:
        account.totp_counter = counter.totp_counter
    return fits


def new_recovery_codes(session: Session, *, account: int) -> list[str]:
    """Ten codes to keep on paper; the older ones stop working. Only hashes of them stay."""
    codes: list[str] = _totp(wiring().settings.keys).generate_recovery_codes(_CODES)
    session.execute(delete(StaffRecoveryCode).where(StaffRecoveryCode.account_id == account))
    session.add_all(
        StaffRecoveryCode(account_id=account, code_hash=_hash_of(code)) for code in codes
    )
    session.flush()
    return codes


def use_recovery_code(session: Session, *, account: int, code: str) -> bool:
    """Takes the code away when it is one; a second time it is none."""
    gone = delete(StaffRecoveryCode).where(
        StaffRecoveryCode.account_id == account, StaffRecoveryCode.code_hash == _hash_of(code)
    )
    done: Any = session.execute(gone)
    return bool(done.rowcount == 1)


def recovery_codes_left(session: Session, *, account: int) -> int:
    kept = select(StaffRecoveryCode.code_hash).where(StaffRecoveryCode.account_id == account)
    return len(session.scalars(kept).all())


def _hash_of(code: str) -> str:
    key = load_or_make(wiring().settings.keys).second_factor_key
    plain = "".join(each for each in code.lower() if each.isalnum())
    return hmac.new(key.encode(), plain.encode(), hashlib.sha256).hexdigest()


@cache
def _totp(keys: Path) -> Any:
    from flask_security.totp import Totp

    class Once(Totp):
        """A code that was used is not taken again; the library leaves that to us."""

        def get_last_counter(self, user: Any) -> Any:
            return user.totp_counter

        def set_last_counter(self, user: Any, tmatch: Any) -> None:
            user.totp_counter = tmatch.counter

    return Once({"1": load_or_make(keys).second_factor_key}, "Wijkstem")
