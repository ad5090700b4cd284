"""How marks that say an option and where it was put are judged: rankings and best-worst sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from forms.definition.answers import RawAnswer, State
from forms.definition.questions import BestWorst, Ranking, codes
from forms.definition.sentence import Sentence, counted, sentence
from forms.definition.sets import BEST, WORST, marks

UNREADABLE = "?"  # the place of an option where something else than a number was written
Wrong = tuple[str, Sentence] | None


def place_of(mark: str) -> tuple[str, str]:
    """Splits a ranking's mark into the place as it was given and the option: `1.money`."""
    place, _, code = mark.partition(".")
    return place, code


def known_marks(question: Ranking | BestWorst, raw: RawAnswer) -> set[str]:
    """Those of the marks that our own form can have made, right or wrong."""
    if isinstance(question, BestWorst):
        return set(marks(question)) & set(raw.chosen)
    options = set(codes(question))
    return {each for each in raw.chosen if _written_place(each) and place_of(each)[1] in options}


def judged(question: Ranking | BestWorst, chosen: Iterable[str]) -> tuple[State, Wrong]:
    """The state of one or more known marks, and what a person could put right."""
    if isinstance(question, BestWorst):
        return _judged_sets(chosen)
    return _judged_places(question, [place_of(each) for each in chosen])


def _judged_places(question: Ranking, places: list[tuple[str, str]]) -> tuple[State, Wrong]:
    most = len(question.options)
    if any(not place.isdecimal() or not 1 <= int(place) <= most for place, _ in places):
        advice = sentence("Schrijf een getal van 1 tot en met %(most)s.", most=most)
        return State.UNCLEAR, ("not_a_place", advice)
    if max(Counter(code for _, code in places).values()) > 1:
        advice = sentence("Geef elk antwoord één plaats.")
        return State.UNCLEAR, ("two_places", advice)
    if not question.ties and max(Counter(place for place, _ in places).values()) > 1:
        advice = sentence("Geef elk antwoord een eigen plaats.")
        return State.UNCLEAR, ("tie", advice)
    if question.maximum is not None and len(places) > question.maximum:
        advice = counted(
            "Kies er hoogstens %(n)s. Haal eerst een keuze weg.",
            "Kies er hoogstens %(n)s. Haal eerst een keuze weg.",
            n=question.maximum,
        )
        return State.OVER_LIMIT, ("too_many", advice)
    return State.GIVEN, None


def _judged_sets(chosen: Iterable[str]) -> tuple[State, Wrong]:
    best: dict[str, list[str]] = {}
    worst: dict[str, list[str]] = {}
    for mark in chosen:
        side, sign = (best, BEST) if BEST in mark else (worst, WORST)
        number, _, code = mark.partition(sign)
        side.setdefault(number, []).append(code)
    twice = any(len(codes) > 1 for side in (best, worst) for codes in side.values())
    both = any(worst.get(number) == codes for number, codes in best.items())
    if twice or both:
        advice = sentence("Kies in elke groep één belangrijkste en één andere minst belangrijke.")
        return State.UNCLEAR, ("contradiction", advice)
    return State.GIVEN, None


def _written_place(mark: str) -> bool:
    place, _ = place_of(mark)
    return place == UNREADABLE or (place.isascii() and place.isdecimal() and len(place) <= 3)
