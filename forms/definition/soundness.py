"""What a schema cannot see: codes that are twice there, conditions that look ahead, limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from forms.definition.questionnaire import Questionnaire, texts
from forms.definition.questions import (
    DONT_KNOW,
    RATHER_NOT,
    RESERVED_CODES,
    Asked,
    Choices,
    Closed,
    Marked,
    Number,
    Priority,
    Question,
    Ranking,
    Scale,
    Statement,
    choosable,
    codes,
)
from forms.definition.routing import Chose, looks_at
from forms.definition.sentence import Sentence, sentence
from forms.definition.source import Fault, Path, Source
from forms.pictures.own import may_be_named


def faults_of(questionnaire: Questionnaire, source: Source) -> list[Fault]:
    """Every fault in the meaning of a document whose shape is right."""
    faults: list[Fault] = []
    before: dict[str, Question] = {}
    for s, section in enumerate(questionnaire.sections):
        for q, question in enumerate(section.questions):
            path: Path = ("sections", s, "questions", q)
            faults += [source.fault((*path, *at), said) for at, said in _faults(question, before)]
            before[question.key] = question
    faults += [source.fault(("languages",), said) for said in _untranslated(questionnaire)]
    return faults


def _faults(question: Question, before: dict[str, Question]) -> Iterator[tuple[Path, Sentence]]:
    if question.key in before:
        said = sentence("De sleutel “%(key)s” is er al. Kies een andere.", key=question.key)
        yield ("key",), said
    yield from _conditions(question, before)
    yield from _pictures(question)
    if isinstance(question, Closed):
        yield from _codes(question)
    if isinstance(question, Choices | Priority | Ranking):
        maximum = question.maximum
        if maximum is not None and maximum > len(question.options):
            yield ("maximum",), sentence("Er zijn niet zo veel opties. Kies een lager getal.")
    if isinstance(question, Number) and question.minimum > question.maximum:
        yield ("minimum",), sentence("Het laagste getal is hoger dan het hoogste.")


def _codes(question: Closed) -> Iterator[tuple[Path, Sentence]]:
    for code, times in Counter(codes(question)).items():
        if times > 1:
            said = sentence("De code “%(code)s” is hier twee keer gebruikt.", code=code)
            yield (_list(question),), said
        if code in RESERVED_CODES:
            advice = sentence(
                "“%(code)s” is geen gewone optie. Schrijf bij de vraag “%(code)s: true”.",
                code=code,
            )
            yield (_list(question),), advice


def _list(question: Closed) -> str:
    return "points" if isinstance(question, Scale) else "options"


def _conditions(question: Question, before: dict[str, Question]) -> Iterator[tuple[Path, Sentence]]:
    for look in looks_at(question.ask_if) if question.ask_if else ():
        seen = before.get(look.question)
        if seen is None or isinstance(seen, Statement):
            said = sentence(
                "Een voorwaarde kijkt terug. “%(key)s” is geen vraag vóór deze.", key=look.question
            )
            yield ("ask_if",), said
        elif isinstance(look, Chose):
            for code in set(look.codes) - set(answerable(seen)):
                said = sentence(
                    "“%(code)s” is geen antwoord op vraag “%(key)s”.", code=code, key=seen.key
                )
                yield ("ask_if",), said
        elif not isinstance(seen, Number):
            said = sentence("“%(key)s” vraagt geen getal. Gebruik “is”.", key=seen.key)
            yield ("ask_if",), said


def answerable(question: Question) -> tuple[str, ...]:
    """The codes that a condition may look for at this question."""
    own = codes(question) if isinstance(question, Marked) else ()
    if isinstance(question, Asked):
        offered = ((DONT_KNOW, question.dont_know), (RATHER_NOT, question.rather_not))
        own += tuple(code for code, on in offered if on)
    return own


def _pictures(question: Question) -> Iterator[tuple[Path, Sentence]]:
    used: list[tuple[Path, str | None]] = [(("picture",), question.picture)]
    if isinstance(question, Closed):
        for i, option in enumerate(choosable(question)):
            at: Path = (_list(question), i)
            used.append((at, option.picture))
            used += [((*at, "options", n), each.picture) for n, each in enumerate(option.options)]
    for path, picture in used:
        if picture is not None and not may_be_named(picture):
            yield path, sentence("Er is geen pictogram “%(picture)s”.", picture=picture)


def _untranslated(questionnaire: Questionnaire) -> Iterator[Sentence]:
    first = questionnaire.languages[0]
    for language in set(questionnaire.spoken) & set(questionnaire.languages):
        yield sentence(
            "“%(language)s” staat bij languages en bij spoken. Kies een van de twee.",
            language=language,
        )
    for path, text in texts(questionnaire):
        if first not in text.wordings:
            yield sentence(
                "Bij “%(path)s” ontbreekt de eerste taal (%(language)s).",
                path=path,
                language=first,
            )
