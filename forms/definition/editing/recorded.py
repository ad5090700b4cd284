"""Which recording a text has in a language, and which languages are only spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from forms.definition.editing.finding import Data, NotThere, question_of, siblings_of
from forms.definition.editing.holding import EditRefused, held
from forms.definition.sentence import sentence

_SECTION = re.compile(r"sections\[(\d{1,4})\]")


def text_at(data: Data, path: str) -> Data:
    """The text at a path as `forms.definition.questionnaire.texts` names it, to look at or change.

    Raises NotThere for a text that somebody took away.
    """
    owner, _, name = path.rpartition(".")
    found = _owner(data, owner).get(name)
    if not isinstance(found, dict):
        raise NotThere(sentence("Deze tekst is er niet meer. Iemand heeft hem weggehaald."))
    return found


def recording_of(text: Data, language: str) -> str | None:
    """The file with the voice, if there is any."""
    known = text.get(language)
    return known.get("audio") if isinstance(known, dict) else None


def files_of(data: Any) -> Iterator[str]:
    """Every recording that the data names, in any language."""
    if isinstance(data, list):
        for each in data:
            yield from files_of(each)
    elif isinstance(data, dict):
        for name, each in data.items():
            if name == "audio" and isinstance(each, str):
                yield each
            else:
                yield from files_of(each)


def with_recording(data: Data, path: str, *, language: str, file: str | None) -> Data:
    """Lets a text be heard in a language from this file; without one, from no file any more."""
    changed = deepcopy(data)
    text = text_at(changed, path)
    known = text.get(language)
    words = known.get("words") if isinstance(known, dict) else known
    spoken = language in data.get("spoken", ())
    if file is not None and words is None and not spoken:
        raise EditRefused(
            sentence("Deze tekst heeft nog geen woorden in deze taal. Vertaal eerst.")
        )
    if file is not None:
        text[language] = {"audio": file} if words is None else {"words": words, "audio": file}
    elif words is not None:
        text[language] = words
    else:
        text.pop(language, None)
    return held(data, changed)


def add_spoken(data: Data, language: str) -> Data:
    """Adds a language that people hear beside a written one."""
    if language in (*data["languages"], *data.get("spoken", ())):
        raise EditRefused(sentence("Deze taal is er al."))
    changed = deepcopy(data)
    changed["spoken"] = [*data.get("spoken", ()), language]
    return held(data, changed)


def remove_spoken(data: Data, language: str) -> Data:
    """Takes a language that is only spoken away, with its recordings."""
    changed = deepcopy(data)
    left = [each for each in data.get("spoken", ()) if each != language]
    if len(left) == len(data.get("spoken", ())):
        raise EditRefused(sentence("Deze taal is er niet meer. Iemand heeft haar weggehaald."))
    changed["spoken"] = left
    if not left:
        del changed["spoken"]
    _without(changed, language)
    return held(data, changed)


def _without(data: Any, language: str) -> None:
    """Takes recordings without words away; what has words in the language is a translation."""
    if isinstance(data, list):
        for each in data:
            _without(each, language)
    elif isinstance(data, dict):
        known = data.get(language)
        if isinstance(known, dict) and set(known) == {"audio"}:
            del data[language]
        for each in data.values():
            _without(each, language)


def _owner(data: Data, owner: str) -> Data:
    if not owner:
        return data
    section = _SECTION.fullmatch(owner)
    if section:
        number = int(section[1])
        return data["sections"][number] if number < len(data["sections"]) else {}
    key, _, code = owner.partition(".")
    question = question_of(data, key)
    if not code:
        return question
    siblings, at = siblings_of(question, code)
    return siblings[at]
