"""Lists of words and phrases that people can edit, and where they occur in a sentence.

In a phrase * stands for any ending (or beginning) and … for up to eight words in between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from forms.wording.commonness import LISTS
from forms.wording.reading import Clause, words

_GAP = "…"
_FURTHEST = 8
_KEY = 3  # letters under which a phrase is filed


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a sentence: which of its words, and what the list says about it."""

    first: int
    last: int
    says: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases, filed under how their first word begins."""

    filed: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def found_in(self, clause: Clause) -> Iterator[Found]:
        """Every place, the longest phrase first where several begin; none lies within another."""
        upto = -1
        for at in range(len(clause.lowers)):
            last, says = self._longest(clause.lowers, at)
            if at > upto and last >= at:
                yield Found(at, last, says)
                upto = last

    def _longest(self, found: Sequence[str], at: int) -> tuple[int, str]:
        best = (-1, "")
        for phrase, says in self.filed.get(found[at][:_KEY], ()):
            last = _match(phrase, found, at)
            if last > best[0]:
                best = (last, says)
        return best


@cache
def phrases(name: str, language: str) -> Phrases:
    """The list lists/NAME.LANGUAGE.yaml; an empty one where there is no such file."""
    file = LISTS / f"{name}.{language}.yaml"
    if not file.exists():
        return Phrases({})
    return filed(yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader) or {})


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def filed(entries: Mapping[str, str]) -> Phrases:
    """Makes a list of phrases of "words | other words" -> what to say about them."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, says in entries.items():
        for phrase in key.split("|"):
            parts = tuple(phrase.lower().replace("’", "'").split())
            found.setdefault(parts[0].rstrip("*")[:_KEY], []).append((parts, says))
    return Phrases({begin: tuple(each) for begin, each in found.items()})


def _match(phrase: Sequence[str], found: Sequence[str], at: int) -> int:
    """The place of the last word (before a gap) when the phrase begins here, or else -1."""
    gap, last = False, -1
    for part in phrase:
        if part == _GAP:
            gap = True
            continue
        reach = range(at, min(at + (_FURTHEST if gap else 1), len(found)))
        hit = next((i for i in reach if _is(part, found[i])), None)
        if hit is None:
            return -1
        at, gap = hit + 1, False
        last = last if _GAP in phrase and last >= 0 and hit > last + 1 else hit
    return last


def _is(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def contains(clause: Clause, *said: str) -> bool:
    """Whether one of these plain phrases stands in the sentence."""
    text = " " + " ".join(clause.lowers) + " "
    return any(f" {' '.join(word.lower for word in words(each))} " in text for each in said)
