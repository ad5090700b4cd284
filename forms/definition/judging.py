"""How a raw answer to one question is judged, kind by kind. Called by check() alone."""

from __future__ import annotations

import unicodedata
from typing import assert_never

from forms.definition.answers import Answer, Problem, RawAnswer, Severity, State
from forms.definition.ordering import judged, known_marks
from forms.definition.questions import (
    DONT_KNOW,
    RATHER_NOT,
    RESERVED_CODES,
    Asked,
    BestWorst,
    Choice,
    Choices,
    LongText,
    Marked,
    Number,
    Priority,
    Question,
    Ranking,
    Scale,
    ShortText,
    Statement,
    choosable,
    codes,
)
from forms.definition.sentence import Sentence, counted, sentence

Judgement = tuple[Answer, list[Problem]]
_SPECIAL_STATES = {DONT_KNOW: State.DONT_KNOW, RATHER_NOT: State.RATHER_NOT}


def judge(question: Question, raw: RawAnswer) -> Judgement:
    """Gives the answer with its state, and the problems, as if the question was asked."""
    match question:
        case Choice() | Scale():
            return _closed(question, raw, at_most_one=True)
        case Choices() | Priority():
            return _closed(question, raw, at_most_one=False)
        case Ranking() | BestWorst():
            return _ordered(question, raw)
        case Number() | ShortText() | LongText():
            return _written(question, raw)
        case Statement():
            forged = [] if raw.empty else [_forged(question)]
            return Answer(State.GIVEN), forged
        case _:
            assert_never(question)


def plain(text: str) -> str:
    """Normalises written text: NFC, line ends as one character, no control characters or halves."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", kept).strip()


def _closed(question: Marked, raw: RawAnswer, *, at_most_one: bool) -> Judgement:
    known = {*codes(question), *_specials(question)}
    marked = tuple(dict.fromkeys(code for code in raw.chosen if code in known))
    first = tuple(dict.fromkeys(code for code in raw.first if code in codes(question)))
    problems = []
    if len(set(raw.chosen)) != len(marked) or len(set(raw.first)) != len(first):
        problems.append(_forged(question))
    if plain(raw.text):
        problems.append(_forged(question))
    if first and not isinstance(question, Priority):
        problems.append(_forged(question))
        first = ()
    chosen = tuple(code for code in marked if code not in RESERVED_CODES)
    chosen += tuple(code for code in first if code not in chosen)  # first choice implies chosen
    special = tuple(code for code in marked if code in RESERVED_CODES)
    state, wrong = _state(question, chosen, special, at_most_one=at_most_one)
    if wrong is None and len(first) > 1:
        wrong = ("two_firsts", sentence("Kies er één die het eerst komt."))
    if wrong is not None:
        problems.append(Problem(question.key, Severity.ASK, *wrong))
    kept = special if state in _SPECIAL_STATES.values() else chosen + special
    return Answer(state, kept, first), problems


def _state(
    question: Marked, chosen: tuple[str, ...], special: tuple[str, ...], *, at_most_one: bool
) -> tuple[State, tuple[str, Sentence] | None]:
    """The state of a closed question's marks, and what a person could put right."""
    if not chosen and not special:
        return State.SKIPPED, None
    if len(special) == 1 and not chosen:
        return _SPECIAL_STATES[special[0]], None
    alone = {option.code for option in choosable(question) if option.exclusive}
    if special or (len(chosen) > 1 and alone & set(chosen)):
        advice = sentence("Deze antwoorden passen niet bij elkaar. Haal er een weg.")
        return State.UNCLEAR, ("contradiction", advice)
    if at_most_one and len(chosen) > 1:
        return State.UNCLEAR, ("more_than_one", sentence("Kies één antwoord."))
    maximum = question.maximum if isinstance(question, Choices | Priority) else None
    if maximum is not None and len(chosen) > maximum:
        advice = counted(
            "Kies er hoogstens %(n)s. Haal eerst een keuze weg.",
            "Kies er hoogstens %(n)s. Haal eerst een keuze weg.",
            n=maximum,
        )
        return State.OVER_LIMIT, ("too_many", advice)
    return State.GIVEN, None


def _ordered(question: Ranking | BestWorst, raw: RawAnswer) -> Judgement:
    known = known_marks(question, raw)
    special = tuple(dict.fromkeys(code for code in raw.chosen if code in _specials(question)))
    chosen = tuple(dict.fromkeys(mark for mark in raw.chosen if mark in known))
    problems = []
    if len(set(raw.chosen)) != len(chosen) + len(special) or raw.first or plain(raw.text):
        problems.append(_forged(question))
    if not chosen and len(special) <= 1:
        state = _SPECIAL_STATES[special[0]] if special else State.SKIPPED
        return Answer(state, special), problems
    if special:
        advice = sentence("Deze antwoorden passen niet bij elkaar. Haal er een weg.")
        problems.append(Problem(question.key, Severity.ASK, "contradiction", advice))
        return Answer(State.UNCLEAR, chosen + special), problems
    state, wrong = judged(question, chosen)
    if wrong is not None:
        problems.append(Problem(question.key, Severity.ASK, *wrong))
    return Answer(state, chosen), problems


def _written(question: Number | ShortText | LongText, raw: RawAnswer) -> Judgement:
    problems = []
    special = tuple(dict.fromkeys(code for code in raw.chosen if code in _specials(question)))
    if len(set(raw.chosen)) != len(special) or raw.first:
        problems.append(_forged(question))
    text = plain(raw.text)
    if not text and len(special) <= 1:
        state = _SPECIAL_STATES[special[0]] if special else State.SKIPPED
        return Answer(state, special), problems
    if special:
        advice = sentence("Deze antwoorden passen niet bij elkaar. Haal er een weg.")
        problems.append(Problem(question.key, Severity.ASK, "contradiction", advice))
        return Answer(State.UNCLEAR, special, text=text or None), problems
    if isinstance(question, Number):
        return _number(question, text, problems)
    if len(text) > question.maximum:
        advice = sentence(
            "Uw antwoord is te lang. Maak het korter: hoogstens %(maximum)s tekens.",
            maximum=question.maximum,
        )
        problems.append(Problem(question.key, Severity.ASK, "too_long", advice))
    return Answer(State.GIVEN, text=text), problems


def _number(question: Number, text: str, problems: list[Problem]) -> Judgement:
    number = whole_number(text)
    if number is None:
        advice = sentence("Schrijf een getal, bijvoorbeeld %(example)s.", example=question.minimum)
        problems.append(Problem(question.key, Severity.ASK, "not_a_number", advice))
        return Answer(State.UNCLEAR, text=text), problems
    if not question.minimum <= number <= question.maximum:
        advice = sentence(
            "Schrijf een getal van %(minimum)s tot en met %(maximum)s.",
            minimum=question.minimum,
            maximum=question.maximum,
        )
        problems.append(Problem(question.key, Severity.ASK, "out_of_range", advice))
        return Answer(State.UNCLEAR, text=text), problems
    return Answer(State.GIVEN, text=text, number=number), problems


def whole_number(text: str) -> int | None:
    """Reads a whole number in any script's digits (3, ٣); None when it is not one."""
    digits = text.removeprefix("-")
    if not digits or len(digits) > 12 or not all(c.isdecimal() for c in digits):
        return None
    return int(text)


def _specials(question: Asked) -> tuple[str, ...]:
    offered = {DONT_KNOW: question.dont_know, RATHER_NOT: question.rather_not}
    return tuple(code for code, on in offered.items() if on)


def _forged(question: Question) -> Problem:
    return Problem(
        question.key,
        Severity.REFUSE,
        "unknown_code",
        sentence("Dit antwoord hoort niet bij deze vraag. Kies een van de antwoorden hieronder."),
    )
