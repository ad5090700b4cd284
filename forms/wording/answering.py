"""Rules on a question with its answers: how many, a way out, and whether they answer it at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from forms.definition.sentence import sentence
from forms.wording.grammar import denied, two_negations
from forms.wording.reading import Clause
from forms.wording.remark import Remark

MOST, MOST_THEMES = 5, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What stands under a question to choose from."""

    options: tuple[str, ...]
    themes: bool = False  # people weigh themes here, and may see more of them
    facts: bool = False  # looked up, not weighed: one's neighbourhood in a list
    way_out: bool = True  # "Weet ik niet" or "Zeg ik liever niet" is offered beside them


class Sort(StrEnum):
    """What a list of answers says."""

    YES_NO = "yes_no"
    AGREE = "agree"
    OFTEN = "often"
    SATISFIED = "satisfied"
    GOOD = "good"
    IMPORTANT = "important"
    NUMBER = "number"
    OTHER = "other"


class Ask(StrEnum):
    """What a question asks for."""

    WHETHER = "whether"
    HOW_OFTEN = "how_often"
    HOW_MANY = "how_many"
    HOW_SATISFIED = "how_satisfied"
    HOW_IMPORTANT = "how_important"
    HOW = "how"
    OPINION = "opinion"
    WHICH = "which"  # who, where, when, what, which, why


_SORTS = (
    (Sort.YES_NO, re.compile(r"(?:ja|nee)\b|een beetje$|soms wel")),
    (Sort.AGREE, re.compile(r".*\b(?:eens|oneens)\b")),
    (
        Sort.OFTEN,
        re.compile(
            r"(?:bijna |heel )?(?:elke|iedere|altijd|vaak|soms|nooit|zelden|meestal|dagelijks)\b"
            r"|.*\b(?:keer|maal) (?:per|in de)\b|.*\bper (?:dag|week|maand|jaar)\b"
        ),
    ),
    (Sort.SATISFIED, re.compile(r".*\b(?:on)?tevreden\b|.*\bblij\b")),
    (Sort.IMPORTANT, re.compile(r".*\bbelangrijk")),
    (Sort.GOOD, re.compile(r"(?:heel |erg )?(?:goed|slecht|matig|prima|redelijk|fijn)$|gaat wel")),
    (Sort.NUMBER, re.compile(r".*\d|geen(?: enkele?)?$")),
)
_NO_ANSWER = re.compile(
    r"weet (?:ik )?(?:het )?niet|geen mening|geen idee|liever niet|niet van toepassing|don.?t know"
    r"|not sure|no opinion|rather not|prefer not|bilmiyorum|fikrim yok|لا أعرف|لا أدري|nie wiem"
    r"|trudno powiedzieć|не знаю|важко сказати",
    re.IGNORECASE,
)
_ASKS = (
    (Ask.HOW_OFTEN, re.compile(r"hoe vaak\b")),
    (Ask.HOW_MANY, re.compile(r"hoeveel\b")),
    (Ask.HOW_SATISFIED, re.compile(r"hoe (?:tevreden|blij)\b")),
    (Ask.HOW_IMPORTANT, re.compile(r"hoe belangrijk\b")),
    (Ask.OPINION, re.compile(r"(?:wat|hoe) (?:vindt|vind|vinden|vond|vonden|denkt|denk)\b")),
    (Ask.WHICH, re.compile(r"(?:\w+ )?(?:wie|waar|waarom|wanneer|welke?|wat|waarmee|wiens)\b")),
    (Ask.HOW, re.compile(r"(?:\w+ )?hoe\b")),
)
_SCALES = {Sort.YES_NO, Sort.AGREE, Sort.OFTEN, Sort.SATISFIED, Sort.GOOD, Sort.IMPORTANT}
_WRONG = {
    Ask.HOW_OFTEN: _SCALES - {Sort.OFTEN},
    Ask.HOW_MANY: _SCALES,
    Ask.HOW_SATISFIED: _SCALES - {Sort.SATISFIED, Sort.GOOD},
    Ask.HOW_IMPORTANT: _SCALES - {Sort.IMPORTANT},
    Ask.HOW: {Sort.YES_NO, Sort.AGREE, Sort.OFTEN},
    Ask.OPINION: {Sort.YES_NO, Sort.AGREE, Sort.OFTEN},
    Ask.WHICH: _SCALES,
    Ask.WHETHER: {Sort.AGREE, Sort.SATISFIED, Sort.GOOD, Sort.IMPORTANT},
}


def too_many_options(answers: Answers) -> Iterator[Remark]:
    most = MOST_THEMES if answers.themes else MOST
    n = len(answers.options)
    if n > most and not answers.facts:
        yield Remark(
            rule="too_many_options",
            said=sentence(
                "Hier staan %(n)s antwoorden. Meer dan %(most)s overziet bijna niemand.",
                n=n,
                most=most,
            ),
            suggestion=sentence("Laat er een paar weg, of maak er twee vragen van."),
            start=0,
            end=0,
        )


def no_dont_know(answers: Answers, length: int) -> Iterator[Remark]:
    if not answers.way_out and not any(_NO_ANSWER.search(each) for each in answers.options):
        yield Remark(
            rule="no_dont_know",
            said=sentence("Wie het niet weet, kan hier niets kiezen."),
            suggestion=sentence("Zet “Weet ik niet” aan."),
            start=0,
            end=length,
        )


def denied_twice(clause: Clause, answers: Answers) -> Iterator[Remark]:
    """ "Voelt u zich niet veilig?" – "Nee": nobody knows what that means."""
    word = denied(clause)
    if word is not None and sort_of(answers) in (Sort.YES_NO, Sort.AGREE):
        said = sentence("Wie hier “nee” of “oneens” zegt, ontkent een ontkenning.")
        yield two_negations(said, word.start, word.end)


def mismatch(clause: Clause, answers: Answers) -> Iterator[Remark]:
    asked, sort = asked_for(clause), sort_of(answers)
    if sort not in _WRONG.get(asked, set()) or _about(clause, sort):
        return
    yield Remark(
        rule="mismatch",
        said=sentence("Deze antwoorden passen niet bij de vraag."),
        suggestion=sentence("Lees vraag en antwoord samen hardop, en verander een van de twee."),
        start=clause.start,
        end=clause.end,
    )


def sort_of(answers: Answers) -> Sort:
    """What most of the answers say; `OTHER` when they are things of their own."""
    said = [each.lower().strip() for each in answers.options if not _NO_ANSWER.search(each)]
    for sort, pattern in _SORTS:
        if said and 2 * sum(bool(pattern.match(each)) for each in said) > len(said):
            return sort
    return Sort.OTHER


def asked_for(clause: Clause) -> Ask:
    text = " ".join(clause.lowers)
    return next((ask for ask, pattern in _ASKS if pattern.match(text)), Ask.WHETHER)


def _about(clause: Clause, sort: Sort) -> bool:
    """ "Bent u tevreden over …?" may have satisfied and dissatisfied for answers."""
    named = {Sort.SATISFIED: "tevreden", Sort.IMPORTANT: "belangrijk", Sort.GOOD: "goed"}
    return sort in named and named[sort] in clause.lowers
