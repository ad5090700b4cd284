"""Words that can stand in the place of others as they are, without changing the rest."""

from __future__ import annotations

from functools import cache

import yaml

from forms.wording.commonness import LISTS


def instead_of(words: str, language: str) -> tuple[str, ...]:
    """Plainer words that fit where these stand; none where the sentence has to change too."""
    found = _fitting(language).get(" ".join(words.lower().split()), ())
    return tuple(like(words, each) for each in found)


def like(words: str, plain: str) -> str:
    """The plain words, with a capital where the others have one."""
    return plain[:1].upper() + plain[1:] if words[:1].isupper() and plain else plain


@cache
def _fitting(language: str) -> dict[str, tuple[str, ...]]:
    """The list lists/instead.LANGUAGE.yaml; an empty one where there is no such file."""
    file = LISTS / f"instead.{language}.yaml"
    if not file.exists():
        return {}
    table: dict[str, str] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {
        words.strip(): tuple(each.strip() for each in plain.split("|"))
        for key, plain in table.items()
        for words in key.split("|")
    }
