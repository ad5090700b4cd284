"""Sets of words that the rules go by, from lists/grammar.nl.yaml."""

from __future__ import annotations

from functools import cache

import yaml

from forms.wording.commonness import LISTS


@cache
def word_set(name: str) -> frozenset[str]:
    """The words, or the phrases, under this name."""
    entry = _sets()[name]
    return frozenset(entry.split() if isinstance(entry, str) else entry)


@cache
def _sets() -> dict[str, str | list[str]]:
    found: dict[str, str | list[str]] = yaml.safe_load(
        (LISTS / "grammar.nl.yaml").read_text(encoding="utf-8")
    )
    return found
