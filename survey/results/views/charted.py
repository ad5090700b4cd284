"""A question's figures as a chart, its table and the sentence that says what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms.definition.sentence import sentence
from survey.results.charts.bars import Bar, largest_first
from survey.results.shown.figures import OptionFigure, QuestionFigure
from survey.results.statistics.wilson import Interval
from survey.results.views.speaking import CLOSED, NOBODY, STATES, number, percent, said, tenths

CHARTED = ("choice", "choices", "priority", "scale", "ranking", "best_worst")
WRITTEN = ("short_text", "long_text")
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table under a chart, in words."""

    label: str
    n: str
    share: str
    interval: str
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Charted:
    """`codes`, `bars` and `rows` are the options in the order of drawing.

    `states` are words with how many.
    """

    figure: QuestionFigure
    codes: tuple[str, ...]
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]
    states: tuple[tuple[str, str], ...]
    says: str

    @property
    def empty(self) -> bool:
        return not self.figure.given

    @property
    def has_first(self) -> bool:
        return self.figure.kind in ("priority", "ranking")


def charted(
    figure: QuestionFigure,
    *,
    ordered: bool = False,
    headings: frozenset[str] = frozenset(),
    everybody: Mapping[str, float | None] | None = None,
    order: Iterable[str] = (),
) -> Charted:
    """With `ordered` the options keep the order in which they were asked, as points of a scale do.

    `headings` are areas, which are left out when only their neighbourhoods were chosen.

    `everybody` has the shares of all, to compare a group with; `order` is the order of codes
    that a group's chart takes over from the chart of all.
    """
    known = everybody or {}
    options = [o for o in figure.options if not (o.code in headings and not o.n)]
    pairs = [(option, _bar(figure, option, known.get(option.code))) for option in options]
    places = {code: place for place, code in enumerate(order)}
    if places:
        pairs.sort(key=lambda pair: places.get(pair[0].code, len(places)))
    elif not ordered and figure.kind != "scale":
        by_bar = {id(bar): option for option, bar in pairs}
        pairs = [(by_bar[id(bar)], bar) for bar in largest_first([bar for _, bar in pairs])]
    return Charted(
        figure=figure,
        codes=tuple(option.code for option, _ in pairs),
        bars=tuple(bar for _, bar in pairs),
        rows=tuple(_row(figure, option, bar) for option, bar in pairs),
        states=tuple(_states(figure)),
        says=_says(figure, [option for option, _ in pairs]),
    )


def _share(figure: QuestionFigure, option: OptionFigure) -> float | None:
    """In sets of three: the part of all times that something mattered most."""
    if figure.kind != "best_worst":
        return option.share
    every = [each.n for each in figure.options]
    total = sum(each or 0 for each in every)
    return option.n / total if option.n is not None and None not in every and total else None


def _bar(figure: QuestionFigure, option: OptionFigure, expected: float | None) -> Bar:
    share = _share(figure, option)
    closed = option.n is None
    return Bar(
        label=option.text,
        value=said(CLOSED) if closed else percent(share),
        n="" if closed else number(option.n),
        share=share,
        interval=option.interval,
        expected=None if closed else expected,
        closed=closed,
    )


def _row(figure: QuestionFigure, option: OptionFigure, bar: Bar) -> Row:
    return Row(
        label=option.text,
        n=number(option.n),
        share=bar.value,
        interval=between(option.interval),
        first=number(option.first),
    )


def between(interval: Interval | None) -> str:
    if interval is None:
        return NOBODY
    return f"{percent(interval.low)} – {percent(interval.high)}"


def _states(figure: QuestionFigure) -> Iterable[tuple[str, str]]:
    if figure.given is None:
        return
    for state, n in figure.states.items():
        if n is None or n or state == "given":
            yield said(STATES[state]), number(n)


def _says(figure: QuestionFigure, options: list[OptionFigure]) -> str:
    if figure.given is None:
        return said(sentence("Van deze vraag is nog niets te tonen."))
    if not figure.given:
        return said(sentence("Nog niemand gaf antwoord op deze vraag."))
    of = number(figure.given)
    if figure.kind == "number":
        if figure.mean is None:
            return said(sentence("%(of)s gaven een getal.", of=of))
        mean = tenths(figure.mean)
        return said(sentence("Gemiddeld %(mean)s, van %(of)s antwoorden.", mean=mean, of=of))
    if figure.kind in WRITTEN:
        return said(sentence("%(of)s schreven iets op.", of=of))
    known = [(share, o) for o in options if (share := _share(figure, o)) is not None]
    known.sort(key=lambda each: -each[0])
    if not known or known[0][0] <= _CLOSE:
        return said(sentence("Van de %(of)s antwoorden is geen keuze te tonen.", of=of))
    return _highest(figure, known, of)


def _highest(figure: QuestionFigure, known: list[tuple[float, OptionFigure]], of: str) -> str:
    share, top = known[0]
    facts = {"of": of, "one": top.text, "share": percent(share)}
    match figure.kind:
        case "ranking":
            words = sentence(
                "Van de %(of)s die antwoord gaven, gaf %(share)s “%(one)s” een plaats.", **facts
            )
        case "best_worst":
            words = sentence("“%(one)s” was het vaakst het belangrijkst: %(share)s.", **facts)
        case _:
            words = sentence("Van de %(of)s die antwoord gaven, koos %(share)s “%(one)s”.", **facts)
    if len(known) < 2:
        return said(words)
    other = known[1][1]
    if top.interval and other.interval and other.interval.high >= top.interval.low:
        doubt = sentence(
            "Het verschil met “%(other)s” (%(share)s) kan toeval zijn.",
            other=other.text,
            share=percent(known[1][0]),
        )
    else:
        doubt = sentence(
            "Daarna komt “%(other)s” (%(share)s).", other=other.text, share=percent(known[1][0])
        )
    return f"{said(words)} {said(doubt)}"
