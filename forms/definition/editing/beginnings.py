"""What a new question of each kind begins with: something that can be shown and then changed."""

from __future__ import annotations

from forms.definition.editing.finding import Data
from forms.definition.sentence import Sentence, Translations, sentence

KINDS = (
    "choice",
    "choices",
    "priority",
    "scale",
    "number",
    "short_text",
    "long_text",
    "ranking",
    "best_worst",
    "statement",
)
_TITLES: dict[str, Sentence] = {"statement": sentence("Schrijf hier uw tekst")}
_ASK = sentence("Schrijf hier uw vraag")
_POINTS = (
    ("bad", sentence("Slecht"), "face-sad"),
    ("so_so", sentence("Gaat wel"), "face-neutral"),
    ("good", sentence("Goed"), "face-happy"),
)
_HOW_MANY = {"choice": 2, "choices": 3, "priority": 4, "ranking": 3, "best_worst": 4}


def beginning(kind: str, key: str, *, language: str, translations: Translations) -> Data:
    """A question of this kind in the first language of the questionnaire."""

    def text(said: Sentence) -> Data:
        return {language: said.worded(translations)}

    question: Data = {"kind": kind, "key": key, "title": text(_TITLES.get(kind, _ASK))}
    if kind == "scale":
        question["points"] = [
            {"code": code, "text": text(said), "picture": picture}
            for code, said, picture in _POINTS
        ]
        question["faces"] = True
    elif kind in _HOW_MANY:
        question["options"] = [
            {"code": f"option_{n}", "text": text(sentence("Antwoord %(n)s", n=n))}
            for n in range(1, _HOW_MANY[kind] + 1)
        ]
    return question


def empty(key: str, title: str, *, language: str, translations: Translations) -> Data:
    """The smallest questionnaire: a title and one question to begin with."""
    first = beginning("choice", "q_1", language=language, translations=translations)
    return {
        "format": 1,
        "key": key,
        "title": {language: title},
        "languages": [language],
        "sections": [{"questions": [first]}],
    }
