"""What belongs to the whole questionnaire: its words, its sections, how it speaks to people."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from forms.definition.editing.finding import Data, place_of
from forms.definition.editing.holding import held
from forms.definition.editing.texts import plain_words, set_optional, set_required


def reword_whole(data: Data, *, language: str, words: Mapping[str, str]) -> Data:
    """Changes `title` or `intro` in one language."""
    changed, first = deepcopy(data), data["languages"][0]
    if "title" in words:
        set_required(changed, "title", words["title"], language=language, first=first)
    if "intro" in words:
        set_optional(changed, "intro", words["intro"], language=language, first=first)
    return held(data, changed)


def speak_to(data: Data, *, je: bool, group: bool) -> Data:
    """Whether people are spoken to with "je", and whether a whole group gives one answer."""
    changed = deepcopy(data)
    changed.pop("address", None)
    changed.pop("group", None)
    if je:
        changed["address"] = "je"
    if group:
        changed["group"] = True
    return held(data, changed)


def begin_section(data: Data, key: str, *, language: str, words: str) -> Data:
    """Lets a section with this title begin at the question, or renames the one that does.

    Without words the section joins the one before.
    """
    changed = deepcopy(data)
    s, q = place_of(changed, key)
    sections, first = changed["sections"], data["languages"][0]
    if q > 0 and plain_words(words):
        questions = sections[s]["questions"]
        sections.insert(s + 1, {"questions": questions[q:]})
        sections[s]["questions"] = questions[:q]
        s += 1
    elif q > 0:
        return data
    set_optional(sections[s], "title", words, language=language, first=first)
    if "title" not in sections[s] and s > 0:
        sections[s - 1]["questions"] += sections.pop(s)["questions"]
    return held(data, changed)
