"""Characters that a cell cannot hold as they are: written as _x0001_, the way Excel does it."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4})|\$(?=\{)")
MOST = 32_767  # characters that a cell can hold


def escaped(words: str) -> str:
    """Words as a cell holds them: nothing at the ends or within is lost when they are read."""
    words = _UNSTORABLE.sub(_code, words)
    inner = words.strip()
    if not inner:
        return "".join(map(_code, words))
    start = words.index(inner)
    before, after = words[:start], words[start + len(inner) :]
    return "".join(map(_code, before)) + inner + "".join(map(_code, after))


def unescaped(cell: str) -> str:
    """The words of a cell, without white space around them unless it was escaped."""
    plain = cell.replace("_x000D_\n", "\n").strip()
    return _ESCAPE.sub(_character, plain)


def _code(found: str | re.Match[str]) -> str:
    character = found if isinstance(found, str) else found[0]
    return f"_x{ord(character):04X}_"


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return found[0] if 0xD800 <= number <= 0xDFFF else chr(number)
