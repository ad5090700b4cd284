"""PINs of people without an account: six digits, kept as Argon2id."""

from __future__ import annotations

import secrets

from forms.definition.sentence import Refusal, sentence
from survey.staff.passwords import fits as fits  # as slow when there is nobody to compare with

LENGTH = 6
_IN_ORDER = "01234567890123456789"


class PinRefused(Refusal):
    """Somebody would guess it, or it is none."""


def hash_of(pin: str) -> str:
    """What is kept of a PIN; raises PinRefused."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(checked(pin))


def new_pin() -> str:
    """One that nobody chose, and that would not be refused."""
    while True:
        made = "".join(secrets.choice("0123456789") for _ in range(LENGTH))
        if not _is_obvious(made):
            return made


def checked(pin: str) -> str:
    """The PIN as it is compared: without the spaces that help to read it."""
    digits = "".join(pin.split())
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdecimal()):
        raise PinRefused(sentence("Een pincode heeft %(n)s cijfers.", n=LENGTH))
    if _is_obvious(digits):
        raise PinRefused(
            sentence("Deze pincode is makkelijk te raden. Kies andere cijfers, door elkaar.")
        )
    return digits


def _is_obvious(pin: str) -> bool:
    repeats = pin[:2] * 3 == pin or pin[:3] * 2 == pin
    return len(set(pin)) < 3 or repeats or pin in _IN_ORDER or pin[::-1] in _IN_ORDER
