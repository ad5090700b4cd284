"""Everything that one question's edit form holds, taken over in one go."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from forms.definition.editing.finding import Data, question_of
from forms.definition.editing.holding import held
from forms.definition.editing.options import settle_option
from forms.definition.editing.questions import settle, settle_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """What was written in one language; what is not named stays as it is.

    `options` has for each code `text`, `hint` and `alt`; `alone` says which stand alone.
    """

    language: str
    words: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    alone: Mapping[str, bool] = field(default_factory=dict)


def rewrite(data: Data, key: str, changes: Rewritten) -> Data:
    """Changes words and settings of a question and of its answers together."""
    changed, first = deepcopy(data), data["languages"][0]
    question = question_of(changed, key)
    settle_words(question, changes.words, language=changes.language, first=first)
    for code, words in changes.options.items():
        settle_option(question, code, words=words, language=changes.language, first=first)
    for code, alone in changes.alone.items():
        settle_option(question, code, settings={"exclusive": alone})
    settle(question, changes.settings)
    return held(data, changed)
