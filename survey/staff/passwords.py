"""Passwords: kept as Argon2id, long rather than odd."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from forms.definition.sentence import Refusal, Sentence, sentence

SHORTEST, LONGEST = 12, 200
_TOO_COMMON = ("wachtwoord", "password", "qwerty", "welkom", "123456", "wijkstem")


class WeakPassword(Refusal):
    """Somebody would guess it."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()  # Argon2id; the library's own defaults are RFC 9106's


@cache
def _nobodys() -> str:
    """Checked when there is no such account, so that both answers take as long."""
    return _hasher().hash("nobody has this password")


def weakness(password: str, *, email: str) -> Sentence | None:
    """Why this password will not do, if it will not."""
    if len(password) < SHORTEST:
        return sentence("Kies minstens %(n)s tekens. Een zin van een paar woorden mag.", n=SHORTEST)
    if len(password) > LONGEST:
        return sentence("Kies hoogstens %(n)s tekens.", n=LONGEST)
    plain = password.lower()
    name = email.partition("@")[0].lower()
    for each in _TOO_COMMON:
        plain = plain.replace(each, "")
    if len(set(plain)) < 5 or (len(name) > 3 and name in plain and len(plain) - len(name) < 6):
        return sentence("Dit is makkelijk te raden. Kies een zin van een paar losse woorden.")
    return None


def hash_of(password: str, *, email: str) -> str:
    """What is kept of it; raises WeakPassword."""
    weak = weakness(password, email=email)
    if weak:
        raise WeakPassword(weak)
    return _hasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether this is the password. Takes as long when there is none."""
    try:
        _hasher().verify(kept or _nobodys(), password[: LONGEST + 1])
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept is not None
