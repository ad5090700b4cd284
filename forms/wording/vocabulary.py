"""Rules on sentences and words: long sentences, hard words, office language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from forms.definition.sentence import Sentence, sentence
from forms.wording.commonness import LISTED, LISTS, commonness, parts
from forms.wording.instead import instead_of
from forms.wording.phrases import phrases
from forms.wording.reading import Clause, Word
from forms.wording.remark import Level, Remark

_FAR_TOO_LONG = 5  # words over the limit from where on it is more than a note
# Words from Latin and Greek are harder than their place on the list says: papers are full of them.
_LEARNED = re.compile(
    r"(?:atie|aties|itie|ctie|cties|iteit|iteiten|ieel|iële|ief|ieve|ieven|isch|ische|eren|eert|eerd"
    r"|eerde|ering|isme|ismen|ities|entie|antie|logie|cohesie|iever|iveau|inair|inaire)$"
)
_LEARNED_COMMON = 4.25
_SHORT = 5  # shorter words are left alone


@dataclass(frozen=True, slots=True)
class Limits:
    sentence: int
    letters: int
    common: float


@cache
def limits(language: str) -> Limits:
    """The limits of this language, or those of Dutch where there are none."""
    table = yaml.safe_load((LISTS / "limits.yaml").read_text(encoding="utf-8"))
    return Limits(**table.get(language, table["nl"]))


def long_sentence(clause: Clause, language: str) -> Iterator[Remark]:
    most, n = limits(language).sentence, len(clause.words)
    if n > most:
        yield Remark(
            rule="long_sentence",
            said=sentence(
                "Deze zin heeft %(n)s woorden. Na %(most)s woorden raken lezers de draad kwijt.",
                n=n,
                most=most,
            ),
            suggestion=sentence("Maak er twee zinnen van."),
            start=clause.start,
            end=clause.end,
            level=Level.ADVICE if n > most + _FAR_TOO_LONG else Level.NOTE,
        )


def jargon(clause: Clause, language: str) -> Iterator[Remark]:
    for found in phrases("jargon", language).found_in(clause):
        start, end = clause.words[found.first].start, clause.words[found.last].end
        words = clause.text[start - clause.start : end - clause.start]
        if found.says.startswith("("):
            better = sentence("Zeg het anders: %(how)s.", how=found.says.strip("()"))
        else:
            better = sentence("Liever: %(plain)s.", plain=found.says)
        yield Remark(
            rule="jargon",
            said=sentence("“%(words)s” is kantoortaal.", words=words),
            suggestion=better,
            start=start,
            end=end,
            instead=instead_of(words, language),
        )


def hard_word(clause: Clause, language: str) -> Iterator[Remark]:
    office = {
        at
        for found in phrases("jargon", language).found_in(clause)
        for at in range(found.first, found.last + 1)
    }
    told: set[str] = set()
    for at, word in enumerate(clause.words):
        if at in office or word.lower in told:
            continue
        if _is_name(word, at) or not word.text[0].isalpha() or "." in word.text:
            continue
        why = _hard(_bare(word), language, begins=at == 0 and word.text[0].isupper())
        if why is not None:
            told.add(word.lower)
            said, better = why
            yield Remark(
                rule="hard_word", said=said, suggestion=better, start=word.start, end=word.end
            )


def _hard(word: str, language: str, *, begins: bool) -> tuple[Sentence, Sentence] | None:
    """Why a word is hard and what to do about it, or nothing.

    A word that begins the sentence, with a capital, and is on no list may well be a name.
    """
    limit = limits(language)
    explained = _hard_words(language).get(word)
    if explained is not None:
        said = sentence("“%(word)s” is voor veel mensen een moeilijk woord.", word=word)
        return said, sentence("Liever: %(plain)s.", plain=explained)
    if word in _known_words(language) or len(word) < _SHORT:
        return None
    if len(word) > limit.letters:
        said = sentence("“%(word)s” is lang: %(n)s letters.", n=len(word), word=word)
        return said, sentence("Maak er kortere woorden van.")
    if language not in LISTED or (begins and commonness(word, language) == 0):
        return None
    common = commonness(word, language)
    learned = language == "nl" and common < _LEARNED_COMMON and _LEARNED.search(word)
    if common < limit.common or (learned and len(parts(word)) == 1):
        said = sentence("“%(word)s” is een woord dat weinig mensen gebruiken.", word=word)
        return said, sentence("Zoek een gewoner woord, of leg het uit.")
    return None


def _bare(word: Word) -> str:
    """ "Municipality's" is as long as "municipality"."""
    return word.lower.removesuffix("'s")


def _is_name(word: Word, at: int) -> bool:
    """A capital inside a sentence marks a name; at the beginning every word has one."""
    return at > 0 and word.text[0].isupper()


@cache
def _hard_words(language: str) -> dict[str, str]:
    """Hard words that are too frequent in papers for the word list to tell; with plainer ones."""
    file = LISTS / f"hard.{language}.yaml"
    if not file.exists():
        return {}
    table = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {word.strip(): plain for words, plain in table.items() for word in words.split("|")}


@cache
def _known_words(language: str) -> frozenset[str]:
    """Words that people know though they are rare in the texts that the word list counts."""
    file = LISTS / f"known.{language}.txt"
    return frozenset(file.read_text(encoding="utf-8").split()) if file.exists() else frozenset()
