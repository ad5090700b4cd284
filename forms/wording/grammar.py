"""Rules on how a Dutch sentence is built: passive, negation, two negations, two questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.definition.sentence import Sentence, sentence
from forms.wording.participles import is_participle
from forms.wording.reading import Clause, Word
from forms.wording.remark import Level, Remark
from forms.wording.word_sets import word_set

_BECOME = frozenset({"wordt", "worden", "werd", "werden"})
_BE = frozenset({"is", "zijn", "bent", "ben", "was", "waren"})
_NO = frozenset(
    {"niet", "geen", "nooit", "niemand", "niets", "niks", "nergens", "níet", "géén", "nóóit"}
)
_NO_HARM = re.compile(
    r"\b(?:waarom|wel|of|en) (?:wel of )?niet\b|\bniet alleen\b|\bniet zo lang\b|\bgeen idee\b"
    r"|\bniet onder\b|, (?:of )?niet\?"
)
_PARTS = re.compile(r"[,;:]|\b(?:en|maar|want|of|dus)\b")
_NEAR = 3  # words between "geen" and "onmogelijk"


def passive(clause: Clause) -> Iterator[Remark]:
    """ "Wordt bewaard", "is door de gemeente gekozen": somebody does it, and is not named first."""
    for at, word in enumerate(clause.lowers):
        by = word in _BE and ("door" in clause.lowers or "d.m.v." in clause.text)
        done = _participle_near(clause, at) if by or word in _BECOME else None
        if done is not None:
            first, last = sorted((clause.words[at], done), key=lambda each: each.start)
            yield Remark(
                rule="passive",
                said=sentence("Hier staat niet voorop wie iets doet."),
                suggestion=sentence("Zeg wie het doet: “Wij bewaren …”, “De gemeente maakt …”."),
                start=first.start,
                end=last.end,
                level=Level.NOTE,
            )
            return


def negation(clause: Clause) -> Iterator[Remark]:
    """ "Niet" in a question is easily overlooked."""
    word = denied(clause)
    if word is not None:
        yield Remark(
            rule="negation",
            said=sentence("Over “%(word)s” lezen mensen makkelijk heen.", word=word.text),
            suggestion=sentence("Vraag het zonder ontkenning."),
            start=word.start,
            end=word.end,
        )


def denied(clause: Clause) -> Word | None:
    """The word that denies in this sentence, if one does that a reader could stumble over."""
    text = clause.text.lower()
    harmless = [each.span() for each in _NO_HARM.finditer(text)]
    for word in clause.words:
        at = word.start - clause.start
        if word.lower in _NO and not any(start <= at < end for start, end in harmless):
            return word
    return None


def double_negation(clause: Clause) -> Iterator[Remark]:
    """ "Niet onbelangrijk", "geen plek waar nooit": two that cancel each other out."""
    found = _two_negations(clause)
    if found is not None:
        first, last = found
        yield two_negations(
            sentence("Hier staan twee ontkenningen. Wat bedoelt u?"), first.start, last.end
        )


def two_negations(said: Sentence, start: int, end: int) -> Remark:
    return Remark(
        rule="double_negation",
        said=said,
        suggestion=sentence("Zeg het zonder ontkenning."),
        start=start,
        end=end,
    )


def _two_negations(clause: Clause) -> tuple[Word, Word] | None:
    before: Word | None = None
    since = 0
    for word in clause.words:
        between = clause.text[(before or word).end - clause.start : word.start - clause.start]
        if before is not None and _PARTS.search(between.lower()):
            before = None
        since += 1
        no = word.lower in _NO
        near = _is_un(word) and since <= _NEAR
        if before is not None and (no or near or word.lower == "zonder"):
            return before, word
        if no:
            before, since = word, 0
    return None


def _is_un(word: Word) -> bool:
    bare = word.lower.removeprefix("on")
    return bare != word.lower and not word_set("with_un").isdisjoint({bare, bare.removesuffix("e")})


_WITH_HIS = re.compile(r"\b(?:u|jij|je) en (?:uw|je|jouw)\b")
_BETWEEN = re.compile(r"\btussen\b")
_AND = re.compile(r"\ben\b", re.IGNORECASE)
_AND_OR = re.compile(r"\ben\s?/\s?of\b", re.IGNORECASE)


def double_question(asking: tuple[Clause, ...]) -> Iterator[Remark]:
    """Two things asked at once: "schoon en veilig", "en/of", two question marks."""
    for clause in asking:
        found = _AND_OR.search(clause.text) or _joins(clause)
        if found is not None:
            yield _two_questions(clause, found.start(), found.end())
            return
    if len(asking) > 1 and all(each.asks for each in asking):
        yield _two_questions(asking[1], 0, len(asking[1].text))


def _joins(clause: Clause) -> re.Match[str] | None:
    """The "en" that joins two things one may think differently about."""
    text = clause.text.lower()
    same = [each.span() for each in _WITH_HIS.finditer(text)]
    for pair in word_set("one_thing"):
        same += [each.span() for each in re.finditer(rf"\b{pair}\b", text)]
    between = _BETWEEN.search(text)
    for found in _AND.finditer(clause.text, 0, between.start() if between else len(text)):
        if any(start <= found.start() < end for start, end in same):
            continue
        before = clause.text[: found.start()].split()
        after = clause.text[found.end() :].split()
        if before and after and not _alike(before[-1], after[0]):
            return found
    return None


def _alike(before: str, after: str) -> bool:
    """Two figures, two names, or the same word twice make one thing."""
    names = before[0].isupper() and after[0].isupper()
    return (before[0].isdigit() and after[0].isdigit()) or names or before.lower() == after.lower()


def _two_questions(clause: Clause, start: int, end: int) -> Remark:
    return Remark(
        rule="double_question",
        said=sentence("Hier staan twee vragen in één."),
        suggestion=sentence("Maak er twee vragen van, of kies er een."),
        start=clause.start + start,
        end=clause.start + end,
    )


def _participle_near(clause: Clause, at: int) -> Word | None:
    """The first participle after the auxiliary, or the one right before it."""
    for word in clause.words[at + 1 :]:
        if is_participle(word.lower):
            return word
    before = clause.words[at - 1] if at else None
    return before if before is not None and is_participle(before.lower) else None
