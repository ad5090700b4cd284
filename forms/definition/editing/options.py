"""Adds, changes, moves and removes the answers that a question offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Any

from forms.definition.editing.finding import (
    Data,
    every_option,
    list_of,
    named,
    question_of,
    siblings_of,
)
from forms.definition.editing.holding import EditRefused, held
from forms.definition.editing.naming import code_for
from forms.definition.editing.texts import plain_words, set_optional, set_required
from forms.definition.sentence import sentence

LEAST = {"scale": 3, "best_worst": 4}
MOST = {"priority": 12, "ranking": 12, "best_worst": 13, "scale": 5}
_LIMITED = ("choices", "priority", "ranking")


def add_option(data: Data, key: str, *, words: str, area: str | None = None) -> tuple[Data, str]:
    """Puts an answer at the end, before "none of these"; with an area, as its neighbourhood."""
    changed = deepcopy(data)
    question = question_of(changed, key)
    if question["kind"] not in ("choice", "choices", "priority", "scale", "ranking", "best_worst"):
        raise EditRefused(sentence("Bij deze soort vraag schrijven mensen zelf hun antwoord."))
    if not plain_words(words):
        raise EditRefused(sentence("Schrijf het antwoord dat mensen kunnen kiezen."))
    options = list_of(question)
    if area:
        siblings, at = siblings_of(question, area)
        options = siblings[at].setdefault("options", [])
    _require_room(changed, key, len(options) + 1)
    taken = {option["code"] for option in every_option(question)}
    code = code_for(words, taken=taken)
    last = next((at for at, each in enumerate(options) if each.get("exclusive")), len(options))
    options.insert(last, {"code": code, "text": {data["languages"][0]: plain_words(words)}})
    return held(data, changed), code


def reword_option(
    data: Data, key: str, code: str, *, language: str, words: Mapping[str, str]
) -> Data:
    """Changes `text`, `hint` or `alt` in one language; the code stays what it is."""
    changed = deepcopy(data)
    question, first = question_of(changed, key), data["languages"][0]
    settle_option(question, code, words=words, language=language, first=first)
    return held(data, changed)


def configure_option(data: Data, key: str, code: str, settings: Mapping[str, Any]) -> Data:
    """Changes the picture with what it shows, or whether this answer stands alone."""
    changed = deepcopy(data)
    settle_option(question_of(changed, key), code, settings=settings)
    return held(data, changed)


def settle_option(
    question: Data,
    code: str,
    *,
    words: Mapping[str, str] = MappingProxyType({}),
    settings: Mapping[str, Any] = MappingProxyType({}),
    language: str = "",
    first: str = "",
) -> None:
    """Writes words and settings into an answer, without looking at the rest."""
    siblings, at = siblings_of(question, code)
    option = siblings[at]
    for name, said in words.items():
        if name == "text":
            set_required(option, name, said, language=language, first=first)
        elif name in ("hint", "alt"):
            set_optional(option, name, said, language=language, first=first)
    for name in ("picture", "alt", "exclusive"):
        if name in settings:
            option.pop(name, None)
            if settings[name]:
                option[name] = settings[name]


def move_option(data: Data, key: str, code: str, *, to: int) -> Data:
    """Moves the answer to this place (from 0) among those beside it."""
    changed = deepcopy(data)
    siblings, at = siblings_of(question_of(changed, key), code)
    siblings.insert(max(0, min(to, len(siblings) - 1)), siblings.pop(at))
    return held(data, changed)


def delete_option(data: Data, key: str, code: str) -> Data:
    """Takes the answer out, unless a condition looks for it; a maximum goes down with it."""
    changed = deepcopy(data)
    question = question_of(changed, key)
    siblings, at = siblings_of(question, code)
    top = siblings is list_of(question)
    if top:
        _require_room(changed, key, len(siblings) - 1)
    del siblings[at]
    for option in list_of(question):
        if option.get("options") == []:
            del option["options"]
    _lower_maximum(question)
    return held(data, changed)


def replace_options(data: Data, key: str, options: Iterable[Data]) -> Data:
    """Puts these answers in the place of those that are there, with the codes that they bring."""
    changed = deepcopy(data)
    question = question_of(changed, key)
    new = deepcopy(list(options))
    _require_room(changed, key, len(new))
    question["points" if question["kind"] == "scale" else "options"] = new
    _lower_maximum(question)
    return held(data, changed)


def _lower_maximum(question: Data) -> None:
    usual = 3 if question["kind"] == "priority" else 0
    options = len(list_of(question))
    if question["kind"] in _LIMITED and question.get("maximum", usual) > options:
        question["maximum"] = options


def _require_room(data: Data, key: str, n: int) -> None:
    kind = question_of(data, key)["kind"]
    least, most = LEAST.get(kind, 2), MOST.get(kind, 60)
    if n < least:
        raise EditRefused(
            sentence(
                "Dat kan niet: %(this)s heeft minstens %(n)s antwoorden nodig. "
                "Maak er eerst een bij.",
                this=named(data, key),
                n=least,
            )
        )
    if n > most:
        raise EditRefused(
            sentence(
                "Dat kan niet: %(this)s heeft hoogstens %(n)s antwoorden. Haal er eerst een weg.",
                this=named(data, key),
                n=most,
            )
        )
