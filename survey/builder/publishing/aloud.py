"""What is still to be recorded before a draft is published; only where somebody has begun."""

from __future__ import annotations

from dataclasses import dataclass

from forms.definition.sentence import Sentence, sentence
from survey.builder.read_aloud import Heard, languages_heard, spoken_texts
from survey.storage.drafts import Draft


@dataclass(frozen=True, slots=True)
class Unheard:
    """How many recordings of a language are missing, and how many are of an older text."""

    language: str
    missing: int
    stale: int

    @property
    def any(self) -> bool:
        return bool(self.missing or self.stale)

    @property
    def said(self) -> Sentence:
        if not self.any:
            return sentence("Alles is ingesproken.")
        return sentence(
            "Nog niet ingesproken: %(missing)s. Ingesproken toen de tekst anders was: %(stale)s.",
            missing=self.missing,
            stale=self.stale,
        )


def recordings_of(draft: Draft) -> tuple[Unheard, ...]:
    """Every language that has recordings, or that is nothing without them."""
    found = []
    for language in languages_heard(draft.document):
        texts = spoken_texts(draft.document, draft.around, language=language)
        n = {state: sum(text.state is state for text in texts) for state in Heard}
        begun = n[Heard.RECORDED] + n[Heard.STALE]
        if begun or language in draft.document.get("spoken", ()):
            found.append(Unheard(language, n[Heard.MISSING], n[Heard.STALE]))
    return tuple(found)
