"""What stands on a form around its questions: who asks, where to get help, privacy, languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Plain words, already in the form's language.

    `version` names the edition ("versie 3 · 8f2c1a"); `languages` are codes with each language's
    own name; `link` is the address of the same questionnaire on a screen, "" when there is none.
    """

    title: str = ""
    sender: str = ""
    version: str = ""
    phone: str = ""
    help_place: str = ""
    returns: tuple[str, ...] = ()
    privacy: tuple[str, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    link: str = ""
    place: str = ""
    next: str = ""
