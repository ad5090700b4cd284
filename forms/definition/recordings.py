"""Which recordings a questionnaire names, and which texts have none, per language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from forms.definition.questionnaire import Questionnaire, texts


@dataclass(frozen=True, slots=True)
class Recording:
    """One text in one language that may be heard; `file` is None while nothing is recorded."""

    language: str
    path: str
    words: str
    file: str | None


def recordings(questionnaire: Questionnaire) -> Iterator[Recording]:
    """Every text in every language of the questionnaire, written and only spoken ones.

    `words` are what to read aloud; for a language that is only spoken they are in the first
    language, for whoever speaks them in the other.
    """
    first = questionnaire.languages[0]
    for language in (*questionnaire.languages, *questionnaire.spoken):
        for path, text in texts(questionnaire):
            shown = language if language in text.wordings else first
            words = text.wording(shown).words
            if language in text.wordings or language in questionnaire.spoken:
                yield Recording(language, path, words, text.audio.get(language))
