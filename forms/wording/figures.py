"""Rules on what is shortened or counted: abbreviations, percentages and promised minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import yaml

from forms.definition.sentence import sentence
from forms.wording.commonness import LISTS, listed
from forms.wording.instead import like
from forms.wording.reading import Clause
from forms.wording.remark import Level, Remark

_DOTTED = re.compile(
    r"\b(?:[a-z]{1,2}\.){2,}(?:[a-z]{1,2}\b)?|\b(?:t/m|[dwn]/[a-z])\b", re.IGNORECASE
)
_ONE_STOP = re.compile(
    r"\b(?:bijv|bv|enz|etc|evt|excl|incl|max|min|ca|nr|tel|resp|zgn|jl|dhr|mevr|mw|aub|inl"
    r"|ma|di|wo|do|vr|za|zo|e\.g|i\.e|approx|np|itd|itp|m\.in|tzn|ok|ul|vb|vs|тощо|тис|грн|див)\."
    r"(?=[\s,;:)]|$)",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?<![\w-])(?:[A-Z]{2,6}|W[a-z]{2}|P[gG][bB])(?=[\s.,;:!?)\-]|$)")
_DUTCH_LAWS = frozenset({"Wmo", "Wlz", "Wia", "Wajong", "Wgs", "Woz", "Woo", "Pgb", "PGB", "PgB"})
_POSTCODE = re.compile(r"\b\d{4} [A-Z]{2}$")
_A_WORD = 5
_ROMAN = re.compile(r"[IVX]+")
_PERCENT = re.compile(
    r"\d*\s?[%٪](?!\(\w+\))"
    r"|\b(?:procent\w*|percent\w*|per cent|yüzde(?:si|sini|lik)?|відсот\w*|процент\w*)\b"
    r"|بالمئة|في المئة|بالمائة|في المائة",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d+(?:\s?[-–]\s?\d+)?|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien"
    r"|twintig|dertig|five|ten|fifteen|twenty|beş|on|yirmi|pięć|dziesięć|п'ять|десять)"
)
_MINUTES = re.compile(
    rf"\b{_NUMBER}\s(?:minu(?:ut|ten|tes?|t|ty)\b|min\.|dakika|хвилин|دقيقة|دقائق)"
    r"|\b(?:kwartier|half uur|halfuur|quarter of an hour|kwadrans)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"\b(?:duurt|duren|kost|kosten|invul\w*|klaar|vragenlijst|vragen|onderzoek|enquête|meedoen|beslag"
    r"|tijd|voor ons|takes?|survey|questions|fill|sür\w*|anket\w*|soru\w*|trwa|zajmie|zajmuje"
    r"|ankiet\w*|pyta\w*|триває|займе|анкет\w*|питан\w*|опитуван\w*)\b|يستغرق|تستغرق|الاستبيان|الأسئلة",
    re.IGNORECASE,
)


def abbreviation(clause: Clause, language: str) -> Iterator[Remark]:
    """Letters for words that are not written out beside them."""
    seen: set[int] = set()
    for each in (*_DOTTED.finditer(clause.text), *_ONE_STOP.finditer(clause.text)):
        if each.start() not in seen and not _within(each, seen):
            seen.update(range(each.start(), each.end()))
            yield _shortened(clause, each, language)
    if clause.text.isupper():
        return
    for each in _CAPITALS.finditer(clause.text):
        letters = each.group()
        known = letters.lower() in _said_as_words() or _ROMAN.fullmatch(letters)
        if len(letters) >= _A_WORD and letters.lower() in listed("nl"):
            continue  # a word in capitals
        law = letters.isupper() or letters in _DUTCH_LAWS
        if _POSTCODE.search(clause.text, max(0, each.start() - 6), each.end()):
            continue
        if law and not known and not _explained(clause.text, each):
            yield _shortened(clause, each, language)


def percentage(clause: Clause, language: str) -> Iterator[Remark]:
    for each in _PERCENT.finditer(clause.text):
        yield Remark(
            rule="percentage",
            said=sentence("Veel mensen vinden een percentage moeilijk."),
            suggestion=sentence("Zeg het met mensen: “4 van de 10 mensen”."),
            start=clause.start + each.start(),
            end=clause.start + each.end(),
        )
        return


def exact_minutes(clause: Clause, language: str) -> Iterator[Remark]:
    """A promise how long it takes; minutes of a bus or a walk are left alone."""
    for each in _MINUTES.finditer(clause.text):
        if _TAKES.search(clause.text) or clause.text.rstrip().endswith(each.group() + "?"):
            yield Remark(
                rule="exact_minutes",
                said=sentence("Een precies aantal minuten geeft druk."),
                suggestion=sentence("Zeg hoeveel vragen er zijn."),
                start=clause.start + each.start(),
                end=clause.start + each.end(),
            )
            return


def _shortened(clause: Clause, found: re.Match[str], language: str) -> Remark:
    full = _in_full(found.group(), language)
    return Remark(
        rule="abbreviation",
        said=sentence("Niet iedereen kent de afkorting “%(short)s”.", short=found.group()),
        suggestion=sentence("Liever: %(plain)s.", plain=full)
        if full
        else sentence("Schrijf het voluit."),
        start=clause.start + found.start(),
        end=clause.start + found.end(),
        level=Level.ADVICE,
        instead=_in_its_place(found, full, clause),
    )


def _in_full(short: str, language: str) -> str:
    """What an abbreviation stands for, if it can be said in general."""
    bare = short.lower().strip(".")
    full = "tot en met" if bare == "t/m" else _full_forms(language).get(bare, "")
    return "" if full.startswith("(") else full


def _in_its_place(found: re.Match[str], full: str, clause: Clause) -> tuple[str, ...]:
    """The full words, with the full stop of the sentence where the abbreviation ended it."""
    ends = found.group().endswith(".") and not clause.text[found.end() :].strip()
    return (like(found.group(), full) + "." * ends,) if full else ()


@cache
def _full_forms(language: str) -> dict[str, str]:
    file = LISTS / f"abbreviations.{language}.yaml"
    if not file.exists():
        return {}
    return {str(key): str(full) for key, full in yaml.safe_load(file.read_text("utf-8")).items()}


@cache
def _said_as_words() -> frozenset[str]:
    return frozenset((LISTS / "said_as_words.txt").read_text(encoding="utf-8").split())


def _within(each: re.Match[str], seen: set[int]) -> bool:
    return any(at in seen for at in range(each.start(), each.end()))


def _explained(text: str, each: re.Match[str]) -> bool:
    """Stands between brackets after the words it is short for, or has them between brackets."""
    before, after = (
        text[max(0, each.start() - 1) : each.start()],
        text[each.end() : each.end() + 2].lstrip(),
    )
    return after.startswith("(") or (before == "(" and after.startswith(")"))
