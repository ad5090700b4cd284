"""What in a text may point at a person: addresses, numbers, names after a title. Pure.

It marks beforehand and decides nothing: a person reads every text anyway. So it rather marks a
word too many than one too few.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from forms.definition.sentence import Sentence, sentence


class Kind(StrEnum):
    """What a mark looks like."""

    EMAIL = "email"
    IBAN = "iban"
    BSN = "bsn"
    PHONE = "phone"
    POSTCODE = "postcode"
    NAME = "name"


CALLED: dict[Kind, Sentence] = {
    Kind.EMAIL: sentence("een e-mailadres"),
    Kind.IBAN: sentence("een rekeningnummer"),
    Kind.BSN: sentence("een burgerservicenummer"),
    Kind.PHONE: sentence("een telefoonnummer"),
    Kind.POSTCODE: sentence("een postcode"),
    Kind.NAME: sentence("een naam"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Where it stands in the text, and what it looks like."""

    start: int
    end: int
    kind: Kind


def marks(text: str) -> tuple[Mark, ...]:
    """What may point at a person, in order; where two overlap, what comes first in `Kind`."""
    plain = text.translate(_DIGITS)
    found: list[Mark] = []
    for kind, pattern, holds in _LOOKS:
        for match in pattern.finditer(plain):
            start, end = match.span("it")
            free = all(end <= each.start or start >= each.end for each in found)
            if free and holds(match["it"]):
                found.append(Mark(start, end, kind))
    return tuple(sorted(found, key=lambda each: each.start))


def is_bsn(digits: str) -> bool:
    """The 11-proof: nine digits weigh 9 to 2 and the last -1; older numbers have eight."""
    if len(digits) not in (8, 9) or not int(digits):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, digits.zfill(9), strict=True)) % 11 == 0


def is_iban(number: str) -> bool:
    """The check of ISO 13616: moved round and read as one number it leaves 1 over 97."""
    bare = re.sub(r"[ .-]", "", number).upper()
    if not 15 <= len(bare) <= 34:
        return False
    return int("".join(str(int(each, 36)) for each in bare[4:] + bare[:4])) % 97 == 1


def _digits_of(number: str) -> str:
    return re.sub(r"\D", "", number)


def _is_phone(number: str) -> bool:
    """Dutch numbers have ten digits; with a country's code they have eight to fifteen."""
    digits = _digits_of(number)
    if number.startswith(("+", "00")):
        return 8 <= len(digits) <= 17
    return len(digits) == 10


def _is_name(words: str) -> bool:
    """After "van" and the like only a capital tells a name from a street or a shop."""
    *before, last = words.split()
    return last.casefold() not in _NO_NAMES and not (before and last[0].islower())


def _always(_: str) -> bool:
    return True


_DIGITS = {
    ord(digit): str(value)
    for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
    for value, digit in enumerate(digits)
}
_BETWEEN = r"[ .\-/()\u00a0]{0,3}"
_SMALL = r"(?:(?:van|de|der|den|het|’t|'t|ter|ten|te|el|al|ben|von|da|du|la|le)\s+)"
_TITLES = (
    r"mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|de\s+heer|heer|mijnheer|juffrouw|juf|meester|dokter|dr\.?"
    r"|mister|mr\.?|mrs\.?|miss|ms\.?|buurman|buurvrouw|pani|pan|пані|пан|السيدة|السيد"
    r"|ik\s+heet|mijn\s+naam\s+is|my\s+name\s+is|adım|nazywam\s+się|мене\s+звати|اسمي"
)
_COMMON = (
    "die dat deze dit van de het een en of is was zijn heeft had met op in uit aan bij naar voor "
    "achter naast om te tegen niet geen ook maar als dan wat wie waar hoe kan kon wil moet mag "
    "komt gaat doet woont zegt zei vindt helpt hier daar daarnaast beneden boven ik u je hij zij "
    "we wij ze er nu altijd nooit vaak soms and or who that is the was from with"
)
_NO_NAMES = frozenset(_COMMON.split())
_LOOKS: tuple[tuple[Kind, re.Pattern[str], Callable[[str], bool]], ...] = (
    (
        Kind.EMAIL,
        re.compile(r"(?P<it>[\w.+%-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.[\w-]{2,63})+)"),
        _always,
    ),
    (
        Kind.IBAN,
        re.compile(r"\b(?P<it>[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]){11,30})\b", re.IGNORECASE),
        is_iban,
    ),
    (
        Kind.PHONE,
        re.compile(
            rf"(?<![\w+])(?P<it>(?:\+|00)\d(?:{_BETWEEN}\d){{7,15}}|0(?:{_BETWEEN}\d){{9}})(?!\d)"
        ),
        _is_phone,
    ),
    (
        Kind.BSN,
        re.compile(r"(?<![\w.,-])(?P<it>\d(?:[ .-]?\d){7,8})(?![\d])"),
        lambda number: is_bsn(_digits_of(number)),
    ),
    (
        Kind.POSTCODE,
        re.compile(
            r"(?<![\w])(?P<it>[1-9]\d{3}(?: ?(?!S[ADS]\b)[A-Z]{2}|(?!s[ads]\b)[a-z]{2}))(?![\w])"
        ),
        _always,
    ),
    (
        Kind.NAME,
        re.compile(
            rf"(?<!\w)(?i:{_TITLES})\s+(?P<it>{_SMALL}{{0,3}}[^\W\d_][\w'’-]*(?:\s+{_SMALL}{{0,3}}(?-i:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я])[\w'’-]*)*)",
        ),
        _is_name,
    ),
)


def kinds_in(found: tuple[Mark, ...]) -> Iterator[Kind]:
    """What the marks look like, each once."""
    yield from dict.fromkeys(each.kind for each in found)
