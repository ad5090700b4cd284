"""Reads a text, or a whole questionnaire, and says what could be plainer: the rules together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from forms.definition.markdown import blanked
from forms.definition.questionnaire import Questionnaire, texts
from forms.definition.questions import (
    Asked,
    BestWorst,
    Choice,
    Choices,
    Closed,
    Meaning,
    Priority,
    Question,
    Ranking,
    Scale,
    Statement,
    choosable,
)
from forms.definition.sentence import Sentence, sentence
from forms.definition.text import Text
from forms.wording import grammar
from forms.wording.answering import (
    Answers,
    Sort,
    denied_twice,
    mismatch,
    no_dont_know,
    sort_of,
    too_many_options,
)
from forms.wording.figures import abbreviation, exact_minutes, percentage
from forms.wording.phrases import phrases
from forms.wording.reading import Clause, sentences
from forms.wording.remark import RULES, Remark, Role
from forms.wording.vocabulary import hard_word, jargon, long_sentence

_EVERYWHERE: tuple[Callable[[Clause, str], Iterator[Remark]], ...] = (
    long_sentence,
    jargon,
    hard_word,
    abbreviation,
    percentage,
    exact_minutes,
)


def remarks(
    text: str, language: str, role: Role = Role.TEXT, answers: Answers | None = None
) -> list[Remark]:
    """Everything the rules have to say about one text, in the order of the text."""
    clauses = sentences(text)
    if role is Role.NAME:
        return []
    found = [
        remark for clause in clauses for rule in _EVERYWHERE for remark in rule(clause, language)
    ]
    if language == "nl" and role is not Role.OPTION:
        found += [each for clause in clauses for each in grammar.passive(clause)]
        found += _denials(clauses, role, answers)
    if role in (Role.QUESTION, Role.STATEMENT):
        found += _asking(clauses, language, role, answers)
    if answers is not None:
        found += [*too_many_options(answers), *no_dont_know(answers, len(text))]
    return sorted(found, key=lambda each: (each.start, RULES.index(each.rule)))


def remarks_on(questionnaire: Questionnaire, *, language: str) -> list[Remark]:
    """Everything the rules have to say about a questionnaire, in its order.

    Texts that have no wording in this language are left out.
    """
    asked = {f"{each.key}.title": each for each in questionnaire.questions}
    places = tuple(
        f"{each.key}."
        for each in questionnaire.questions
        if isinstance(each, Asked) and each.meaning is Meaning.NEIGHBOURHOOD
    )
    found: list[Remark] = []
    for path, text in texts(questionnaire):
        words = text.wordings.get(language)
        if words is None:
            continue
        question = asked.get(path)
        named = path.startswith(places) and path.endswith(".text")
        role = Role.NAME if named else _role(path, question, language)
        answers = _answers(question, language) if question is not None else None
        if path == "intro" or path.endswith(".help"):
            words = blanked(words, links=path == "intro")
        found += [_at(path, each) for each in remembered(words, language, role, answers)]
    return found


@lru_cache(maxsize=4096)
def remembered(
    text: str, language: str, role: Role = Role.TEXT, answers: Answers | None = None
) -> tuple[Remark, ...]:
    """Said once of each text: whoever writes changes one of them, and looks at all."""
    return tuple(remarks(text, language, role, answers))


def words_of(remark: Remark, questionnaire: Questionnaire, *, language: str) -> str:
    """The words that a remark points at."""
    found = dict(texts(questionnaire)).get(remark.path, Text({}))
    return found.wordings.get(language, "")[remark.start : remark.end]


def _denials(clauses: tuple[Clause, ...], role: Role, answers: Answers | None) -> Iterator[Remark]:
    for clause in clauses:
        twice = list(grammar.double_negation(clause))
        judged = role is Role.STATEMENT or (role is Role.QUESTION and clause.asks)
        if not twice and judged and answers is not None:
            twice = list(denied_twice(clause, answers))
        yield from twice
        if not twice and judged:
            yield from grammar.negation(clause)


def _asking(
    clauses: tuple[Clause, ...], language: str, role: Role, answers: Answers | None
) -> Iterator[Remark]:
    for clause in clauses:
        yield from _leading(clause, language)
    if language != "nl":
        return
    asking = tuple(each for each in clauses if each.asks or role is Role.STATEMENT)
    yield from grammar.double_question(asking)
    if answers is not None and asking and role is Role.QUESTION:
        yield from mismatch(asking[-1], answers)


def _leading(clause: Clause, language: str) -> Iterator[Remark]:
    for found in phrases("leading", language).found_in(clause):
        start, end = clause.words[found.first].start, clause.words[found.last].end
        yield Remark(
            rule="leading",
            said=sentence("Dit duwt naar een antwoord."),
            suggestion=_how(found.says),
            start=start,
            end=end,
        )
        return


def _how(says: str) -> Sentence:
    return sentence("Tip: %(tip)s", tip=says)


def _role(path: str, question: Question | None, language: str) -> Role:
    if isinstance(question, Asked):
        words = question.title.wording(language).words
        if words.rstrip().endswith(("?", "؟")) or not isinstance(question, Choice | Scale):
            return Role.QUESTION
        answers = _answers(question, language)
        judged = answers is not None and sort_of(answers) in (Sort.AGREE, Sort.YES_NO, Sort.OFTEN)
        return Role.STATEMENT if judged else Role.QUESTION
    whole = path.endswith((".help", ".title")) or path in ("title", "intro")
    return Role.TEXT if whole or isinstance(question, Statement) else Role.OPTION


def _answers(question: Question, language: str) -> Answers | None:
    if not isinstance(question, Closed):
        return None
    options = choosable(question)
    return Answers(
        options=tuple(each.text.wording(language).words for each in options if not each.exclusive),
        themes=isinstance(question, Priority | Ranking | BestWorst),
        facts=question.meaning is Meaning.NEIGHBOURHOOD,
        way_out=question.dont_know or question.rather_not or isinstance(question, Choices),
    )


def _at(path: str, remark: Remark) -> Remark:
    if remark.rule == "too_many_options":
        path = path.removesuffix(".title") + ".options"
    return replace(remark, path=path)
