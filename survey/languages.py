"""Which languages the interface speaks, and which of them a reader gets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from flask import g, request

from survey.config import ROOT

SOURCE = "nl"  # the language that the product's own sentences are written in


@cache
def interface_languages() -> tuple[str, ...]:
    """The source language and every language that has a catalogue."""
    catalogues = (ROOT / "translations").glob("*/LC_MESSAGES/messages.mo")
    return (SOURCE, *sorted(path.parent.parent.name for path in catalogues))


def offered(languages: Sequence[str]) -> tuple[str, ...]:
    """Those of a questionnaire's languages in which the whole page can speak."""
    known = tuple(language for language in languages if language in interface_languages())
    return known or (SOURCE,)


def preferred(languages: Sequence[str]) -> str:
    """The reader's language among these, by what the browser says; else the first."""
    best: str | None = request.accept_languages.best_match(list(languages))
    return best or languages[0]


def speak(language: str) -> None:
    """Makes the rest of this request speak the language."""
    g.language = language


def spoken() -> str:
    """The language that this request speaks."""
    language: str | None = g.get("language")
    if language is None:
        language = preferred(interface_languages())
        g.language = language
    return language
