"""Whether the place at which an option was shown made a difference, from the roll-up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.answers import State
from forms.definition.questions import BestWorst, Closed, Question, Ranking, Scale, in_order
from forms.definition.sentence import sentence
from survey.results.charts.bars import Bar
from survey.results.rollup.cells import Kind
from survey.results.rollup.facets import Facet
from survey.results.small_cells.threshold import DEFAULT
from survey.results.statistics.position import FEWEST
from survey.results.statistics.wilson import wilson
from survey.results.views.speaking import number, percent, said
from survey.storage.rollups import Rollup


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """One place in the shown order: how many were asked, how many chose what stood there, and
    the share that one may expect when places make no difference."""

    place: int
    of: int
    chosen: int
    expected: float


def rotates(question: Question | None) -> bool:
    """Sets and rankings rotate too, but what was marked there says more than chosen or not."""
    if not isinstance(question, Closed) or isinstance(question, Scale | Ranking | BestWorst):
        return False
    return question.rotate


def placings(session: Session, *, campaign_id: int, question: Closed) -> list[Placing]:
    """Sums over all orders. None where few answered, or few chose at some place."""
    rows = select(Rollup.group, Rollup.kind, Rollup.cell, Rollup.n).where(
        Rollup.campaign_id == campaign_id,
        Rollup.facet == Facet.VARIANT,
        Rollup.question == question.key,
        Rollup.kind.in_((Kind.STATE, Kind.CODE)),
    )
    given, codes = Counter[str](), Counter[tuple[str, str]]()
    for group, kind, cell, n in session.execute(rows):
        if kind == Kind.CODE:
            codes[group, cell] += n
        elif cell == State.GIVEN:
            given[group] += n
    if sum(given.values()) < FEWEST:
        return []
    found = list(_placings(question, given, codes))
    return [] if any(each.chosen < DEFAULT for each in found) else found


def _placings(
    question: Closed, given: Counter[str], codes: Counter[tuple[str, str]]
) -> Iterator[Placing]:
    total = sum(given.values())
    overall = Counter[str]()
    for (_, code), n in codes.items():
        overall[code] += n
    orders = {group: in_order(question, int(group)) for group in given}
    many = sum(not option.exclusive for option in in_order(question, 0))
    for place in range(many):
        shown = {group: order[place].code for group, order in orders.items()}
        yield Placing(
            place=place + 1,
            of=total,
            chosen=sum(codes[group, code] for group, code in shown.items()),
            expected=sum(given[g] * overall[code] / total for g, code in shown.items()) / total,
        )


def bars_of(found: list[Placing]) -> list[Bar]:
    return [
        Bar(
            label=said(sentence("Plaats %(n)s", n=each.place)),
            value=percent(each.chosen / each.of),
            n=number(each.chosen),
            share=each.chosen / each.of,
            interval=wilson(each.chosen, each.of),
            expected=each.expected,
        )
        for each in found
    ]


def says_of(found: list[Placing]) -> str:
    """Whether any place is further from expected than chance alone would bring it."""
    off = []
    for each in found:
        interval = wilson(each.chosen, each.of)
        if interval and not interval.low <= each.expected <= interval.high:
            off.append(str(each.place))
    if not off:
        return said(sentence("De plaats in de lijst maakte geen duidelijk verschil."))
    return said(
        sentence(
            "Wat op plaats %(places)s stond, is anders gekozen dan u mag verwachten.",
            places=", ".join(off),
        )
    )
