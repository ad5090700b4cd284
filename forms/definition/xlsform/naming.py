"""Names as Wijkstem has them: small letters, digits and _, at most forty, each only once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LONGEST = 40
_PYXFORM_KEEPS = ("meta",)
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
CODE = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})


def key_for(name: str, taken: Container[str], *, otherwise: str = "vraag") -> str:
    """The name itself when it fits and is free; else the nearest that is, always the same."""
    plain = name if KEY.fullmatch(name) else _plain(name)
    if plain and not plain[0].isalpha():
        plain = f"{otherwise}_{plain}"
    return _unique(plain or otherwise, taken)


def code_for(name: str, taken: Container[str]) -> str:
    plain = name if CODE.fullmatch(name) else _plain(name)
    return _unique(plain or "keuze", taken)


def name_of(key: str) -> str:
    """A key as pyxform takes it: `meta` it keeps for itself, and `Meta` can be no key of ours."""
    return key.title() if key in _PYXFORM_KEEPS else key


def _plain(name: str) -> str:
    base = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    letters = "".join(c for c in base if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9_]+", "_", letters).strip("_")


def _unique(name: str, taken: Container[str]) -> str:
    short = name[:LONGEST]
    number = 1
    while short in taken:
        number += 1
        ending = f"_{number}"
        short = name[: LONGEST - len(ending)] + ending
    return short
