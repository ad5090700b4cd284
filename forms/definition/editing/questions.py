"""Adds, copies, moves and removes questions, and changes what one asks."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from forms.definition.editing.beginnings import KINDS, beginning
from forms.definition.editing.finding import Data, asked, list_of, place_of, question_of
from forms.definition.editing.holding import EditRefused, held
from forms.definition.editing.naming import key_for, key_like
from forms.definition.editing.texts import set_optional, set_required
from forms.definition.sentence import Translations, sentence

MOST = 200
_MAXIMA = ("choices", "priority", "ranking", "number", "short_text", "long_text")
_NUMBERS = {"maximum": _MAXIMA, "minimum": ("number",)}
_SWITCHES = {
    "dont_know": (*_MAXIMA, "choice", "scale", "best_worst"),
    "rather_not": (*_MAXIMA, "choice", "scale", "best_worst"),
    "rotate": ("choice", "choices", "priority", "ranking", "best_worst"),
    "ties": ("ranking",),
    "faces": ("scale",),
}


def add_question(
    data: Data, *, kind: str, after: str | None = None, translations: Translations
) -> tuple[Data, str]:
    """Puts a new question after another, or at the end; gives its key with the data."""
    if kind not in KINDS:
        raise EditRefused(sentence("Deze soort vraag is er niet. Kies een andere."))
    keys = _keys(data)
    if len(keys) >= MOST:
        raise EditRefused(sentence("Er zijn al %(n)s vragen. Haal er eerst een weg.", n=MOST))
    changed, key = deepcopy(data), key_for(taken=keys)
    language = data["languages"][0]
    new = beginning(kind, key, language=language, translations=translations)
    s, q = place_of(data, after if after else keys[-1])
    changed["sections"][s]["questions"].insert(q + 1, new)
    return held(data, changed), key


def duplicate(data: Data, key: str) -> tuple[Data, str]:
    """Puts a copy after the question; its conditions and its recordings come along."""
    changed, new = deepcopy(data), key_like(key, taken=_keys(data))
    if len(_keys(data)) >= MOST:
        raise EditRefused(sentence("Er zijn al %(n)s vragen. Haal er eerst een weg.", n=MOST))
    s, q = place_of(data, key)
    copy = {**deepcopy(question_of(data, key)), "key": new}
    copy.pop("meaning", None)  # an answer tells such a thing once
    changed["sections"][s]["questions"].insert(q + 1, copy)
    return held(data, changed), new


def move(data: Data, key: str, *, to: int) -> Data:
    """Moves the question to this place (from 0) in the whole questionnaire."""
    keys = _keys(data)
    place_of(data, key)
    to = max(0, min(to, len(keys) - 1))
    now = keys.index(key)
    if to == now:
        return _beside(data, key, up=to == 0)
    changed = deepcopy(data)
    s, q = place_of(changed, key)
    moving = changed["sections"][s]["questions"].pop(q)
    s, q = place_of(changed, keys[to])
    changed["sections"][s]["questions"].insert(q + (to > now), moving)
    return held(data, _without_empty(changed))


def up(data: Data, key: str) -> Data:
    """One place up; from the top of a section to the end of the one before."""
    if place_of(data, key)[1] == 0:
        return _beside(data, key, up=True)
    return move(data, key, to=_keys(data).index(key) - 1)


def down(data: Data, key: str) -> Data:
    s, q = place_of(data, key)
    if q == len(data["sections"][s]["questions"]) - 1:
        return _beside(data, key, up=False)
    return move(data, key, to=_keys(data).index(key) + 1)


def delete(data: Data, key: str) -> Data:
    """Takes the question out, unless another question's condition looks at it."""
    s, q = place_of(data, key)
    if len(_keys(data)) == 1:
        raise EditRefused(
            sentence("Een vragenlijst heeft minstens één vraag. Maak eerst een andere.")
        )
    changed = deepcopy(data)
    del changed["sections"][s]["questions"][q]
    return held(data, _without_empty(changed))


def reword(data: Data, key: str, *, language: str, words: Mapping[str, str]) -> Data:
    """Changes `title`, `help` or `unit` in one language."""
    changed = deepcopy(data)
    question, first = question_of(changed, key), data["languages"][0]
    settle_words(question, words, language=language, first=first)
    return held(data, changed)


def configure(data: Data, key: str, settings: Mapping[str, Any]) -> Data:
    """Changes what is not words, and a picture with its words; None takes something away."""
    changed = deepcopy(data)
    settle(question_of(changed, key), settings)
    return held(data, changed)


def settle_words(question: Data, words: Mapping[str, str], *, language: str, first: str) -> None:
    """Writes words into a question, without looking at the rest."""
    for name, said in words.items():
        if name == "title":
            set_required(question, name, said, language=language, first=first)
        elif name in ("help", "alt") or (name == "unit" and question["kind"] == "number"):
            set_optional(question, name, said, language=language, first=first)


def settle(question: Data, settings: Mapping[str, Any]) -> None:
    """Writes settings into a question, as far as its kind has them."""
    kind = question["kind"]
    for name, value in settings.items():
        if name in _SWITCHES and kind in _SWITCHES[name]:
            _switch(question, name, on=bool(value))
        elif kind in _NUMBERS.get(name, (kind,) if name in ("picture", "alt") else ()):
            _set(question, name, value)
    options = list_of(question)
    if kind in ("choices", "priority", "ranking") and question.get("maximum", 0) > len(options):
        raise EditRefused(
            sentence(
                "Er zijn maar %(n)s antwoorden. Kies een lager getal, of maak er antwoorden bij.",
                n=len(options),
            )
        )


def has_switch(kind: str, name: str) -> bool:
    """Whether a question of this kind can be asked this way or not."""
    return kind in _SWITCHES[name]


def is_on(question: Data, name: str) -> bool:
    """What a switch is now, also where the document leaves it out."""
    return bool(question.get(name, _usual(question["kind"], name)))


def _switch(question: Data, name: str, *, on: bool) -> None:
    usual = _usual(question["kind"], name)
    if on == usual:
        question.pop(name, None)
    else:
        question[name] = on


def _usual(kind: str, name: str) -> bool:
    if name == "rotate":
        return kind in ("priority", "ranking", "best_worst")
    if name == "dont_know":
        return kind not in ("short_text", "long_text")
    return name == "ties"


def _set(question: Data, name: str, value: Any) -> None:
    if value is None or value == "":
        question.pop(name, None)
    else:
        question[name] = value


def _beside(data: Data, key: str, *, up: bool) -> Data:
    """Over the border of a section, if there is one on that side."""
    s, q = place_of(data, key)
    beside = s - 1 if up else s + 1
    if not 0 <= beside < len(data["sections"]):
        return data
    changed = deepcopy(data)
    moving = changed["sections"][s]["questions"].pop(q)
    there = changed["sections"][beside]["questions"]
    there.insert(len(there) if up else 0, moving)
    return held(data, _without_empty(changed))


def _without_empty(data: Data) -> Data:
    data["sections"] = [section for section in data["sections"] if section["questions"]]
    return data


def _keys(data: Data) -> list[str]:
    return [question["key"] for question in asked(data)]
