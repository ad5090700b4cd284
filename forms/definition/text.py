"""One text of a questionnaire: its wording per language, with fallback, and its recorded audio."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wording:
    """The words to show, the language they are really in, and the recording of them, if any."""

    words: str
    language: str
    audio: str | None = None

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Text:
    """Words by language code, and names of audio files by language code."""

    wordings: Mapping[str, str]
    audio: Mapping[str, str] = field(default_factory=dict)

    def wording(self, language: str) -> Wording:
        """Gives the words in this language, or else in the first language that has any.

        A wording says which language it is in, so that a page can mark a fallback with `lang`.
        """
        used = language if language in self.wordings else next(iter(self.wordings))
        return Wording(self.wordings[used], used, self.audio.get(used))

    def missing(self, languages: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in languages if each not in self.wordings)
