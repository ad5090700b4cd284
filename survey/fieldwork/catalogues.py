"""The product's own sentences for paper, in the language of a form and as it speaks to residents.

Paper is made outside any request, so that nothing can be asked of the web framework here.
"""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations, translation

from survey.config import ROOT
from survey.languages import SOURCE

_FOLDER = ROOT / "translations"


@cache
def catalogue(language: str, *, address: str = "u") -> NullTranslations:
    """What residents read; where both have a sentence, "je" wins."""
    residents = NullTranslations()
    if language != SOURCE:
        residents = translation("messages", _FOLDER, [language], fallback=True)
    if address != "je":
        return residents
    familiar = translation("je", _FOLDER, [language], fallback=True)
    familiar.add_fallback(residents)
    return familiar
