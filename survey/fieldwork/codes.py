"""Short codes for links: easy to read from a poster, to say by telephone and to type."""

from __future__ import annotations

import secrets

ALPHABET = "ACDEFGHJKMNPQRTUVWXY3479"  # nothing that looks like something else
LENGTH = 6


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normal(code: str) -> str:
    """The code as it is stored, however a person typed it: `ka4-t9x`, `KA4 T9X`."""
    return "".join(code.upper().split()).replace("-", "")
