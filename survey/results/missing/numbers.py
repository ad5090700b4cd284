"""A number of people as tables write it: 1.234, 1 234 or 1234; `-` is nobody. Pure."""

from __future__ import annotations

import re

from forms.definition.sentence import sentence
from survey.results.missing.table_file import TableRefused

_WHOLE = re.compile(r"(?P<sign>[-−])?(?P<whole>\d{1,3}(?:[., ']\d{3})+|\d+)(?:[.,]0+)?")
_FIGURES = re.compile(r"[-−+]?\d[\d., ']*")
NOBODY = ("-", "–", "−")
MOST = 100_000_000


def looks_like_number(words: str) -> bool:
    """Also where it is no number of people, such as 1,5: that is to be refused, not left out."""
    return words in NOBODY or _FIGURES.fullmatch(words) is not None


def people(words: str, *, where: str) -> int:
    """How many; refuses what is no number of people, and says where it stands."""
    if words in NOBODY:
        return 0
    found = _WHOLE.fullmatch(words)
    if found is None:
        raise TableRefused(
            sentence(
                "Bij “%(where)s” staat “%(words)s”. Zet daar een heel aantal mensen, of 0.",
                where=where,
                words=words[:40],
            )
            if words
            else sentence(
                "Bij “%(where)s” staat niets. Zet daar een heel aantal mensen, of 0.", where=where
            )
        )
    number = int(re.sub(r"\D", "", found["whole"]))
    if found["sign"] and number:
        raise TableRefused(
            sentence(
                "Bij “%(where)s” staat %(words)s. Een aantal mensen is nooit onder 0.",
                where=where,
                words=words,
            )
        )
    if number > MOST:
        raise TableRefused(
            sentence("Bij “%(where)s” staat een te groot aantal mensen.", where=where)
        )
    return number
