"""A text of a campaign in one language for paper, where half of another language cannot stand."""

from __future__ import annotations

from collections.abc import Sequence

from forms.definition.sentence import Refusal, sentence
from forms.definition.text import Text


class NotInThisLanguage(Refusal):
    """A text, or the whole questionnaire, is not there in this language."""


def require_offered(language: str, languages: Sequence[str]) -> None:
    if language not in languages:
        raise NotInThisLanguage(
            sentence(
                "De vragenlijst is er niet in de taal “%(language)s”. Kies uit: %(languages)s.",
                language=language,
                languages=", ".join(languages),
            )
        )


def words(text: Text, language: str, *, where: str) -> str:
    """A screen falls back to another language; a sheet of paper would be half in each."""
    if text.missing([language]):
        raise NotInThisLanguage(
            sentence(
                "De vragenronde heeft bij “%(path)s” geen tekst in de taal “%(language)s”. "
                "Vul de vertaling in, of print in een andere taal.",
                path=where,
                language=language,
            )
        )
    return text.wording(language).words
