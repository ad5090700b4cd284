"""Which languages the interface speaks, and which of them a reader gets."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache

from flask import g, request
from flask_babel import Domain

from survey.config import ROOT

SOURCE = "nl"  # the language that the product's own sentences are written in
_FOLDER = ROOT / "translations"
_JE = Domain([str(_FOLDER)] * 2, domain="messages;je")  # where both have a sentence, "je" wins


@cache
def interface_languages() -> tuple[str, ...]:
    """The source language and every language that has a catalogue."""
    catalogues = _FOLDER.glob("*/LC_MESSAGES/messages.mo")
    return (SOURCE, *sorted(path.parent.parent.name for path in catalogues))


def offered(languages: Sequence[str]) -> tuple[str, ...]:
    """Those of a questionnaire's languages in which the whole page can speak."""
    known = tuple(language for language in languages if language in interface_languages())
    return known or (SOURCE,)


def unchecked(language: str) -> bool:
    """Whether this is a translation that no native reader has checked, as far as we know."""
    return language != SOURCE and not _checked().get(language, False)


@cache
def _checked() -> dict[str, bool]:
    document = tomllib.loads((_FOLDER / "checked.toml").read_text(encoding="utf-8"))
    return {language: entry["native_reader"] for language, entry in document.items()}


def preferred(languages: Sequence[str]) -> str:
    """The reader's language among these, by what the browser says; else the first."""
    best: str | None = request.accept_languages.best_match(list(languages))
    return best or languages[0]


def speak(language: str, *, address: str = "u") -> None:
    """Makes the rest of this request speak the language; once it says "je" it keeps doing so."""
    g.language = language
    if address == "je":
        _JE.as_default()


def spoken() -> str:
    """The language that this request speaks."""
    language: str | None = g.get("language")
    if language is None:
        language = preferred(interface_languages())
        g.language = language
    return language
