"""Makes short keys and codes from the names that people give."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_LONGEST = 40


def key_from(name: str, *, taken: Container[str], joiner: str = "-", fallback: str) -> str:
    """A key of small letters, digits and the joiner, that is not taken yet."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain.casefold())
    key = joiner.join(words)[:_LONGEST].strip(joiner)
    if not key or not key[0].isalpha():
        key = joiner.join(filter(None, (fallback, key)))
    free, number = key, 2
    while free in taken:
        free = f"{key}{joiner}{number}"
        number += 1
    return free
