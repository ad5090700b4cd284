"""The pictogram catalogue: finds a picture by key or by word, and draws it into a page.

A page needs the drawings only. The words and the sources stand in catalogue.yaml, which is read
when someone searches and never by a page.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from forms.definition.sentence import Refusal, sentence

FOLDER = Path(__file__).parent


class UnknownPictogram(Refusal, LookupError):
    """There is no pictogram with this key. `near` holds the keys that look like it."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.near = tuple(difflib.get_close_matches(key, keys(), n=3))
        if self.near:
            said = sentence(
                "Het plaatje “%(key)s” bestaat niet. Bedoelt u %(near)s?",
                key=key,
                near=" / ".join(self.near),
            )
        else:
            said = sentence("Het plaatje “%(key)s” bestaat niet. Zoek een plaatje.", key=key)
        super().__init__(said)


@dataclass(frozen=True, slots=True)
class Pictogram:
    """One drawing of 24 by 24, in the colour of the text around it."""

    key: str
    svg: str

    @property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """What this picture may stand for, per language; the first word names it."""
        return {lang: tuple(words) for lang, words in _entry(self.key)["words"].items()}

    @property
    def source(self) -> str:
        """The name of this drawing in the set it comes from."""
        return str(_entry(self.key)["source"])

    def inline(self) -> str:
        """The drawing for an HTML page; its line is drawn by the style sheet's `.pictogram`."""
        drawing = self.svg[self.svg.index(">") + 1 :].rstrip()
        return (
            '<svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
            + drawing
        )


@cache
def keys() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (FOLDER / "svg").glob("*.svg")))


@cache
def pictogram(key: str) -> Pictogram:
    if key not in keys():
        raise UnknownPictogram(key)
    return Pictogram(key, (FOLDER / "svg" / f"{key}.svg").read_text(encoding="utf-8"))


def search(words: str, language: str) -> list[Pictogram]:
    """Finds the pictograms that these words may mean, the best first.

    Organisers type whole titles: every word that fits counts, and one that fits nothing is
    passed over. Dutch glues words together, so "geldzorgen" also finds "geld".
    """
    asked = words.casefold().replace("-", " ").split()
    scores = {key: _score(asked, _known(key, language)) for key in keys()}
    found = sorted((key for key in scores if scores[key]), key=lambda key: (-scores[key], key))
    return [pictogram(key) for key in found]


def _score(asked: Iterable[str], known: tuple[str, ...]) -> int:
    return sum(max((_likeness(word, each) for each in known), default=0) for word in asked)


def _likeness(asked: str, known: str) -> int:
    if asked == known:
        return 4
    shorter, longer = sorted((asked, known), key=len)
    if len(shorter) < 3:
        return 0
    if longer.startswith(shorter):
        return 2
    return 1 if len(shorter) > 3 and shorter in longer else 0


def _known(key: str, language: str) -> tuple[str, ...]:
    """All single words of one pictogram; of every language where this one has none."""
    by_language = _entry(key)["words"]
    phrases = by_language.get(language) or [each for some in by_language.values() for each in some]
    return tuple(" ".join(phrases).casefold().replace("-", " ").split())


def _entry(key: str) -> Mapping[str, Any]:
    entry: Mapping[str, Any] = _catalogue()[key]
    return entry


@cache
def _catalogue() -> Mapping[str, Any]:
    import yaml  # only a search needs it; pages do not

    document = yaml.safe_load((FOLDER / "catalogue.yaml").read_text(encoding="utf-8"))
    pictograms: Mapping[str, Any] = document["pictograms"]
    return pictograms
