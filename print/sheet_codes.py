"""What identifies a printed sheet: its run, page and copy, with a check that only we can compute.

Sixteen characters of QR alphanumeric mode, so that the code is as coarse as a QR code can be. A
contact slip has a code of another kind, which says nothing but which form it came with: no run,
no page, no copy and no place.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass

from forms.definition.sentence import Refusal, sentence

ALPHABET = "ACDEFGHJKMNPQRTUVWXY3479"  # of a run: nothing that looks like something else
RUN_LENGTH = 5
MOST_PAGES = 32**2 - 1
MOST_COPIES = 32**4 - 1
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # 32 of them, five bits each
_SHEET, _SLIP = "W", "S"
_LENGTH = 16
_RUN = re.compile(f"[{ALPHABET}]{{{RUN_LENGTH}}}")
_LIKE_A_SHEET = re.compile(f"{_SHEET}([{ALPHABET}]{{{RUN_LENGTH}}})([{_DIGITS}]{{10}})")
_LIKE_A_SLIP = re.compile(f"{_SLIP}[{_DIGITS}]{{{_LENGTH - 1}}}")


class ForeignCode(Refusal):
    """This is not the code of a sheet of ours."""


class SlipCode(ForeignCode):
    """This is the code of a contact slip, which belongs to a pile of its own."""


class DamagedCode(Refusal):
    """This looks like a code of ours, but its check differs."""


@dataclass(frozen=True, slots=True)
class SheetCode:
    """One printed page. `copy` 0 is a page of an unnumbered form: all its copies are alike."""

    run: str
    page: int
    copy: int

    def __post_init__(self) -> None:
        if not _RUN.fullmatch(self.run):
            raise ValueError(f"not a run: {self.run!r}")
        if not 1 <= self.page <= MOST_PAGES or not 0 <= self.copy <= MOST_COPIES:
            raise ValueError(f"no room in a code for page {self.page} of copy {self.copy}")


def written(code: SheetCode, *, key: str) -> str:
    """The text in the QR codes of this page."""
    said = f"{_SHEET}{code.run}{_base32(code.page, length=2)}{_base32(code.copy, length=4)}"
    return said + _check(said, key=key, length=_LENGTH - len(said))


def read_sheet_code(text: str, *, key: str) -> SheetCode:
    """Raises ForeignCode (SlipCode where it is a slip) or DamagedCode."""
    if _LIKE_A_SLIP.fullmatch(text):
        raise SlipCode(
            sentence(
                "Op dit blad staat de code van een aanmeldstrook. "
                "Leg het bij de aanmeldingen, niet bij de vragenlijsten."
            )
        )
    found = _LIKE_A_SHEET.fullmatch(text)
    if not found:
        raise ForeignCode(
            sentence(
                "De code “%(text)s” is niet van een vragenlijst van Wijkstem. "
                "Haal dit blad uit de stapel.",
                text=text[:80],
            )
        )
    run, numbers = found.groups()
    page, copy = _number(numbers[:2]), _number(numbers[2:6])
    if not page or not hmac.compare_digest(_check(text[:-4], key=key, length=4), text[-4:]):
        raise DamagedCode(
            sentence(
                "De code “%(text)s” klopt niet. Het blad is beschadigd of komt van een andere "
                "organisatie. Kijk welk nummer erbij staat en voer het blad met de hand in.",
                text=text,
            )
        )
    return SheetCode(run, page, copy)


def slip_code(*, campaign: str, language: str, key: str) -> str:
    """The text in the QR code of a contact slip: the same on every slip of this form."""
    said = f"{_SLIP}\0{campaign}\0{language}"
    return _SLIP + _check(said, key=key, length=_LENGTH - 1)


def for_people(code: SheetCode) -> str:
    """The number of a sheet as people read it aloud and type it: run, page and copy."""
    parts = [code.run, str(code.page)]
    if code.copy:
        parts.append(f"{code.copy:04}")
    return " · ".join(parts)


def _check(said: str, *, key: str, length: int) -> str:
    """The first five bits of each byte of a keyed hash."""
    digest = hmac.digest(key.encode(), said.encode(), hashlib.sha256)
    return "".join(_DIGITS[byte >> 3] for byte in digest[:length])


def _base32(number: int, *, length: int) -> str:
    return "".join(_DIGITS[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number << 5 | _DIGITS.index(digit)
    return number
