"""How hard a text is to read, as one number: higher is harder.

A weighted sum of things that can be counted in a sentence. The weights stand in
lists/difficulty.yaml, each with its reason. The number compares two versions of a text; it is no
reading level and no mark for the writer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import cache

import yaml

from forms.wording.commonness import LISTED, LISTS, commonness
from forms.wording.participles import is_participle
from forms.wording.phrases import phrases
from forms.wording.reading import Clause, sentences
from forms.wording.word_sets import word_set

_MEASURED_IN_EVERY_LANGUAGE = ("words", "over_10", "over_15", "letters", "long_words", "commas")
_BECOME = frozenset({"wordt", "worden", "werd", "werden", "geworden"})
_SUBJECTS = frozenset({"u", "we", "wij", "ik", "je", "jij"})
_OURS = frozenset({"uw", "ons", "onze"})
_ARTICLES = frozenset({"de", "het", "een"})
_OF = frozenset({"van", "der", "des"})
_NOUN_OF_VERB = re.compile(r"(?:ing|ingen|heid|heden|atie|aties|iteit|isme|ment)$")
_BRACKETS = re.compile(r"[(\[/]| – ")
_RARE = 3.6


def difficulty(text: str, language: str) -> float:
    """How hard this text is; 0 for one without words."""
    clauses = sentences(text)
    if not clauses:
        return 0.0
    weights = weighted(language)
    measured = measures(clauses, language)
    return round(sum(weight * measured[name] for name, weight in weights.items()), 4)


def measures(clauses: Sequence[Clause], language: str) -> dict[str, float]:
    """What is counted in these sentences, per sentence."""
    n = len(clauses)
    lengths = [len(clause.words) for clause in clauses]
    plain = [word.lower for clause in clauses for word in clause.words if word.text[0].isalpha()]
    found = {
        "words": math.log(1 + sum(lengths) / n),
        "over_10": sum(max(0, each - 10) for each in lengths) / n,
        "over_15": sum(max(0, each - 15) for each in lengths) / n,
        "letters": math.log(1 + sum(map(len, plain)) / n),
        "long_words": sum(len(word) >= 10 for word in plain) / n,
        "commas": sum(clause.text.count(",") for clause in clauses) / n,
    }
    if language in LISTED:
        found["rare"] = sum(_is_rare(clause, language) for clause in clauses) / n
    if language == "nl":
        found |= {name: sum(map(count, clauses)) / n for name, count in _DUTCH.items()}
    return found


@cache
def weighted(language: str) -> dict[str, float]:
    """What each measure counts for; for a language without weights the general ones."""
    table = yaml.safe_load((LISTS / "difficulty.yaml").read_text(encoding="utf-8"))
    if language == "nl":
        return {name: float(entry["weight"]) for name, entry in table.items()}
    general = (*_MEASURED_IN_EVERY_LANGUAGE, *(["rare"] if language in LISTED else []))
    return {name: float(table[name]["weight"]) for name in general if name in table}


def _is_rare(clause: Clause, language: str) -> int:
    """How many rare words; a capital inside a sentence marks a name."""
    return sum(
        commonness(word.lower, language) < _RARE
        for at, word in enumerate(clause.words)
        if word.text[0].isalpha() and not (at and word.text[0].isupper())
    )


def _count(words: frozenset[str]) -> Callable[[Clause], int]:
    return lambda clause: sum(word in words for word in clause.lowers)


def _listed(name: str) -> Callable[[Clause], int]:
    return lambda clause: sum(word in word_set(name) for word in clause.lowers)


def _ending(pattern: re.Pattern[str], letters: int) -> Callable[[Clause], int]:
    return lambda clause: sum(
        len(word) > letters and pattern.search(word) is not None for word in clause.lowers
    )


def _sign(pattern: re.Pattern[str]) -> Callable[[Clause], int]:
    return lambda clause: len(pattern.findall(clause.text))


def _phrases(name: str) -> Callable[[Clause], int]:
    return lambda clause: sum(1 for _ in phrases(name, "nl").found_in(clause))


def _participles(clause: Clause) -> int:
    return sum(map(is_participle, clause.lowers))


def _passive(clause: Clause) -> int:
    return int(not _BECOME.isdisjoint(clause.lowers) and _participles(clause) > 0)


def _begins_with_subject(clause: Clause) -> int:
    return int(clause.lowers[0] in _SUBJECTS)


_DUTCH: dict[str, Callable[[Clause], int]] = {
    "jargon": _phrases("jargon"),
    "stiff": _phrases("stiff"),
    "passive": _passive,
    "become": _count(_BECOME),
    "participles": _participles,
    "subject_first": _begins_with_subject,
    "persons": _count(_SUBJECTS),
    "ours": _count(_OURS),
    "of": _count(_OF),
    "prepositions": _listed("prepositions"),
    "articles": _count(_ARTICLES),
    "numbers_in_words": _listed("numbers"),
    "nouns_of_verbs": _ending(_NOUN_OF_VERB, 6),
    "brackets": _sign(_BRACKETS),
    "questions": _sign(re.compile(r"\?")),
    "percentages": _sign(re.compile("%")),
}
