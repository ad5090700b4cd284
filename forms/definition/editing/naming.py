"""Codes for what is new: made once from its first words, and never changed with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

from forms.definition.questions import RESERVED_CODES

_LONGEST = 32  # leaves room for a number behind it


def code_for(words: str, *, taken: Container[str]) -> str:
    """A code in Latin letters that is not taken; a number where no letter can be read."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST].strip("_") or "option"
    return _free(base, taken)


def key_for(*, taken: Container[str]) -> str:
    """A key for a new question; its words are not known yet, so that it is a number."""
    return next(key for n in count(1) if (key := f"q_{n}") not in taken)


def key_like(key: str, *, taken: Container[str]) -> str:
    """A key for a copy of a question."""
    return _free(re.sub(r"_[0-9]+$", "", key)[:_LONGEST].rstrip("_"), taken)


def _free(base: str, taken: Container[str]) -> str:
    if base not in taken and base not in RESERVED_CODES:
        return base
    return next(code for n in count(2) if (code := f"{base}_{n}") not in taken)
