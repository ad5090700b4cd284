"""Random numbers as identities, so that no number tells who came first."""

from __future__ import annotations

import secrets


def row_id() -> int:
    """An identity for what a person gave: 63 random bits, never zero."""
    return secrets.randbits(63) or 1


def thing_id() -> int:
    """An identity for what organisers make: small enough to survive as a number in a browser.

    Random as well: unique over every database, so that a process may remember what it read of
    an edition by this number alone.
    """
    return secrets.randbits(52) or 1
