"""How common a word is, on the Zipf scale: 7 for "de", 3 for a word in a million.

The lists lie in lists/words.LANGUAGE.txt and are read when a language is first asked for. A word
that is not on the list may still be a compound of plain words, or a plain word with an ending.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

LISTED = ("nl", "en")  # languages that have a list
LISTS = Path(__file__).parent / "lists"
_LINKS = ("", "s", "en", "e", "n", "-", "s-", "er")  # between the parts of a Dutch compound
_SHORTEST = 3  # letters in a part of a compound
_LONGEST = 40  # letters in a compound; what is longer is no word
_PART = 2.9  # how common a part must be
_MORE = 0.5  # two long parts are likelier than three short ones
_COMPOUND = 0.4  # a compound is harder than its hardest part
_APART = (  # what stands before a verb: "opschrijft", "meedoet"
    *("aan", "af", "bij", "door", "in", "langs", "mee", "na", "om", "op", "over", "rond", "terug"),
    *("thuis", "toe", "uit", "vast", "voor", "weg"),
)


@cache
def listed(language: str) -> dict[str, float]:
    """Every word on the list of this language; none where there is no list."""
    file = LISTS / f"words.{language}.txt"
    if not file.exists():
        return {}
    found: dict[str, float] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        zipf, _, found_words = line.partition(" ")
        found.update(dict.fromkeys(found_words.split(), int(zipf) / 10))
    return found


@lru_cache(maxsize=20_000)
def commonness(word: str, language: str) -> float:
    """How common this word (in small letters) is; 0 for one that is nowhere.

    Only languages with a list can be asked: Turkish, Arabic, Polish and Ukrainian change the ends
    of their words too much for a list to tell what is rare.
    """
    taken_apart = _dutch(word) if language == "nl" else _english(word)
    return max(listed(language).get(word, 0.0), taken_apart)


@lru_cache(maxsize=20_000)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a Dutch compound, of which the rarest is as common as can be."""
    known = listed("nl")
    if len(word) > _LONGEST:
        return (word,)
    best: tuple[float, tuple[str, ...]] = (0.0, (word,))
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        first = word[:cut]
        if known.get(first, 0.0) < _PART:
            continue
        for link in _LINKS:
            rest = word[cut + len(link) :]
            if len(rest) < _SHORTEST or not word[cut:].startswith(link):
                continue
            ends = (rest,) if known.get(rest, 0.0) >= _PART else parts(rest)
            rarest = min(known.get(each, 0.0) for each in (first, *ends))
            likely = rarest - _MORE * len(ends)
            if rarest >= _PART and likely > best[0]:
                best = (likely, (first, *ends))
    return best[1]


def _dutch(word: str) -> float:
    known = listed("nl")
    found = parts(word)
    if len(found) > 1:
        return min(known[each] for each in found) - _COMPOUND
    verb = next((each for each in _APART if word.startswith(each)), None)
    whole = known.get(word.removeprefix(verb), 0.0) - _COMPOUND if verb else 0.0
    return max([whole, 0.0, *(known.get(each, 0.0) for each in _uninflected(word))])


def _uninflected(word: str) -> tuple[str, ...]:
    """Shorter forms that a Dutch word may come from."""
    endings = ("en", "e", "n", "s", "t", "'s", "je", "tje", "jes", "tjes", "st", "ste", "er", "te")
    cut = [word.removesuffix(each) for each in endings if word.endswith(each)]
    doubled = [each[:-1] for each in cut if len(each) > 3 and each[-1] == each[-2]]
    return tuple(each for each in (*cut, *doubled) if len(each) > 2)


def _english(word: str) -> float:
    known = listed("en")
    bare = word.removesuffix("'s").removesuffix("'")
    cut = (bare, *(bare.removesuffix(each) for each in ("s", "es", "ed", "d", "ing", "ly", "er")))
    whole = (each + "e" for each in cut if each != bare)
    return max((known.get(each, 0.0) for each in (*cut, *whole)), default=0.0)
