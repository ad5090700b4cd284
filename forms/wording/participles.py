"""Whether a Dutch word is a past participle: "gemaakt", "opgeknapt", "besproken"."""

from __future__ import annotations

import re

from forms.wording.word_sets import word_set

_APART = (
    r"(?:aan|achter|af|bij|binnen|boven|dicht|door|goed|in|klaar|langs|leeg|los|mee|na|neer|om|onder|open|op"
    r"|over|plaats|rond|samen|schoon|stop|tegen|terug|thuis|toe|uit|vast|vol|voor|voort|vrij|weg"
    r"|weer)?"
)
_WITH_GE = re.compile(rf"{_APART}ge[a-zëïü]+(?:d|t|en|aan)")
_WITHOUT_GE = re.compile(rf"{_APART}(?:be|ver|ont|her|er)[a-zëï]{{2,}}[dt]")


def is_participle(word: str) -> bool:
    if word in word_set("participles"):
        return True
    if word in word_set("not_participles"):
        return False
    return bool(_WITH_GE.fullmatch(word) or _WITHOUT_GE.fullmatch(word))
