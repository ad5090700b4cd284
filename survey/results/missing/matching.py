"""Which label of a table is which group of ours: a guess, and what people make of it. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from forms.definition.sentence import sentence
from survey.results.missing.population import Population
from survey.results.missing.table_file import TableRefused
from survey.results.rollup.facets import Facet

NEAR = 0.8
OLDEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of a facet: its code, what it is called here, and its names in every language."""

    code: str
    name: str
    names: tuple[str, ...]


Groups = Mapping[Facet, Sequence[Group]]
Matched = dict[Facet, dict[str, str]]  # per facet: the code of each label, "" for none


def facets_of(population: Population, groups: Groups) -> tuple[Facet, ...]:
    """What stands on the rows, and what in the columns if there are any."""
    either = (Facet.NEIGHBOURHOOD, Facet.AGE_BAND)
    rows = max(either, key=lambda facet: _fits(population.rows, groups.get(facet, ()), facet))
    if not population.columns:
        return (rows,)
    other = either[1] if rows is either[0] else either[0]
    straight = _fits(population.rows, groups.get(rows, ()), rows)
    columns = _fits(population.columns, groups.get(rows, ()), rows)
    return (rows, other) if straight >= columns else (other, rows)


def guessed(population: Population, groups: Groups) -> Matched:
    found: Matched = {}
    sides = (population.rows, population.columns)
    for facet, labels in zip(facets_of(population, groups), sides, strict=False):
        found[facet] = {label: guess(label, groups.get(facet, ())) for label in labels}
    return found


def guess(label: str, groups: Sequence[Group]) -> str:
    """The code of the group that this label most likely is; empty when none is near."""
    plain, ages = _plain(label), ages_in(label)
    for group in groups:
        if plain in {_plain(each) for each in (group.code, *group.names)}:
            return group.code
    if ages is not None:
        same = [each.code for each in groups if ages in {ages_in(name) for name in each.names}]
        return same[0] if same else _around(ages, groups)
    near = [
        (SequenceMatcher(None, plain, _plain(name)).ratio(), group.code)
        for group in groups
        for name in group.names
    ]
    best = max(near, default=(0.0, ""))
    return best[1] if best[0] >= NEAR else ""


def ages_in(label: str) -> tuple[int, int] | None:
    """The first and the last age that a label names: `18 tot 30 jaar` is 18 up to 29."""
    numbers = [int(each) for each in re.findall(r"\d{1,3}", label)]
    words = label.casefold()
    if len(numbers) >= 2 and numbers[0] < numbers[1] <= OLDEST:
        until = re.search(r"\b(tot|until|under)\b", words) and not re.search(r"t/m|met", words)
        return numbers[0], numbers[1] - 1 if until else numbers[1]
    if len(numbers) == 1:
        if re.search(r"\+|ouder|older|over|meer|more|vanaf", words):
            return numbers[0], OLDEST
        if re.search(r"jonger|younger|onder|under|tot\b", words):
            return 0, numbers[0] - 1
    return None


def require_matched(population: Population, groups: Groups, matched: Matched) -> None:
    """Refuses codes that are not ours, and a facet in which no label is any group."""
    for facet, codes in matched.items():
        known = {each.code for each in groups.get(facet, ())}
        for label, code in codes.items():
            if code and code not in known:
                raise TableRefused(
                    sentence("“%(label)s” hoort bij een groep die er niet is.", label=label)
                )
        if not any(codes.values()):
            raise TableRefused(sentence("Kies bij minstens één regel welke groep van ons het is."))
    if not _people(population, matched):
        raise TableRefused(
            sentence("In de groepen die u koos, wonen volgens de tabel geen mensen.")
        )


def margins(population: Population, matched: Matched) -> dict[Facet, dict[str, int]]:
    """How many people each group has, per facet; labels of one group add up."""
    found: dict[Facet, dict[str, int]] = {}
    for codes, n in _people(population, matched).items():
        for facet, code in zip(matched, codes, strict=True):
            of = found.setdefault(facet, {})
            of[code] = of.get(code, 0) + n
    return found


def crossed(population: Population, matched: Matched) -> dict[tuple[str, str], int]:
    """How many people each neighbourhood with each age band has; empty in one margin."""
    facets = list(matched)
    if len(facets) != 2:
        return {}
    at = (facets.index(Facet.NEIGHBOURHOOD), facets.index(Facet.AGE_BAND))
    return {(codes[at[0]], codes[at[1]]): n for codes, n in _people(population, matched).items()}


def _people(population: Population, matched: Matched) -> dict[tuple[str, ...], int]:
    """What counts: every label in it is a group of ours."""
    found: dict[tuple[str, ...], int] = {}
    for labels, n in population.numbers.items():
        codes = tuple(each[label] for each, label in zip(matched.values(), labels, strict=False))
        if all(codes):
            found[codes] = found.get(codes, 0) + n
    return found


def _fits(labels: Sequence[str], groups: Sequence[Group], facet: Facet) -> tuple[int, int]:
    """How many labels are a group of this facet; labels with ages are age bands."""
    ages = sum(ages_in(label) is not None for label in labels)
    looks = ages if facet is Facet.AGE_BAND else len(labels) - ages
    return sum(bool(guess(label, groups)) for label in labels), looks


def _around(ages: tuple[int, int], groups: Sequence[Group]) -> str:
    """A band of five years lies in one of ours."""
    for group in groups:
        for own in filter(None, map(ages_in, group.names)):
            if own[0] <= ages[0] and ages[1] <= own[1]:
                return group.code
    return ""


def _plain(words: str) -> str:
    bare = unicodedata.normalize("NFKD", words.casefold())
    return re.sub(r"[^\w]+", " ", "".join(c for c in bare if not unicodedata.combining(c))).strip()
