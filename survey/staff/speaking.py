"""Pages for staff speak Dutch or English, from the staff's catalogue before the residents'."""

from __future__ import annotations

from flask import g, request
from flask_babel import Domain, force_locale

from forms.definition.sentence import Translations
from survey.config import ROOT

LANGUAGES = {"nl": "Nederlands", "en": "English"}
_FOLDER = str(ROOT / "translations")
_STAFF = Domain([_FOLDER] * 2, domain="staff;messages")


def speak_to_staff(language: str | None) -> None:
    """Makes the rest of this request speak the account's language, or the browser's."""
    known = language if language in LANGUAGES else request.accept_languages.best_match(LANGUAGES)
    g.language = known or "nl"
    _STAFF.as_default()


def language_of_reader() -> str:
    """Which of the two a new account starts with: the one its first page was in."""
    return str(g.language) if g.language in LANGUAGES else "nl"


def words_in(language: str) -> Translations:
    """The staff's words in a language that is not the page's: for a letter to somebody else."""
    with force_locale(language if language in LANGUAGES else "nl"):
        found: Translations = _STAFF.get_translations()
    return found
