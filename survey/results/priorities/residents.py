"""What residents find important, from what was published: a score per theme, and how sure it is.

A count that is closed to protect people gets one fixed score, the same whatever it hides, so
that no sum with the other columns can tell it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.questions import Priority, Ranking
from survey.results.priorities.asked import AskedThemes, asked_themes
from survey.results.priorities.frozen import Frozen
from survey.results.priorities.method import Rule, SourceKey
from survey.results.rollup.advance import K
from survey.results.rollup.cells import Cell, Kind
from survey.results.rollup.facets import Facet
from survey.results.shown.patterns import patterns_of
from survey.results.shown.tables import Table, table_of
from survey.results.statistics.blended import with_fixed
from survey.results.statistics.bootstrap import Order, Votes, order, score_of
from survey.results.statistics.borda import Ranking as Places
from survey.results.statistics.borda import borda, ranking
from survey.results.statistics.choosing import chosen_votes, first_votes
from survey.storage.rollups import Rollup

HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentsSay:
    """`of` answered the question; `votes` give every theme its points; none before k did.

    `closed` are themes whose count may not be shown. `n` responses came in up to `on_day`.
    """

    of: int
    n: int
    on_day: date | None
    votes: Votes | None
    order: Order | None
    closed: frozenset[str]

    def scores(self, codes: tuple[str, ...]) -> dict[str, float | None]:
        """Points from 0 to 100; those of closed themes are only good for adding up."""
        found = score_of(self.votes) if self.votes is not None else {}
        return {code: found.get(code) for code in codes}


def residents_say(session: Session, *, campaign_id: int, frozen: Frozen) -> ResidentsSay:
    """Reads the newest snapshot, by the rule that was fixed."""
    table = table_of(session, campaign_id=campaign_id)
    asked = asked_themes(session, campaign_id=campaign_id)
    nobody = ResidentsSay(
        of=0,
        n=table.n if table else 0,
        on_day=table.on_day if table else None,
        votes=None,
        order=None,
        closed=frozenset(),
    )
    if table is None or asked is None or asked.question.key != frozen.question:
        return nobody
    votes, closed = _votes(session, campaign_id, frozen, asked, table)
    if votes.of < K:
        return replace(nobody, of=0)
    return replace(
        nobody,
        of=votes.of,
        votes=votes,
        order=order(votes, seed=frozen.seed),
        closed=closed,
    )


def _votes(
    session: Session, campaign_id: int, frozen: Frozen, asked: AskedThemes, table: Table
) -> tuple[Votes, frozenset[str]]:
    question = asked.question
    options = tuple(asked.options[code] for code in frozen.codes if code in asked.options)
    if isinstance(question, Ranking):
        given = _rankings(session, campaign_id=campaign_id, question=question.key)
        return borda(given, options=frozen.codes), frozenset()
    first = frozen.method.rules[SourceKey.RESIDENTS] is Rule.FIRST
    mine = patterns_of(
        session, campaign_id=campaign_id, question=replace(question, options=options)
    )
    raw = first_votes(mine) if first else chosen_votes(mine)
    closed = _closed(table, question, first=first)
    points = replace(raw, points=100 * raw.points)
    hidden = {
        code: _stand_in(score, of=raw.of) for code, score in score_of(raw).items() if code in closed
    }
    return with_fixed(points, hidden), closed & set(frozen.codes)


def _closed(table: Table, question: Priority, *, first: bool) -> frozenset[str]:
    cells = table.groups[""].cells
    kind = Kind.FIRST if first else Kind.CODE
    codes = (option.code for option in question.options)
    return frozenset(c for c in codes if cells.get(Cell(question.key, kind, c), 0) is None)


def _stand_in(share: float | None, *, of: int) -> float:
    """In the middle of what may be closed: a few people, or all but a few."""
    few = 100 * (K - 1) / 2 / max(of, K)
    return 100 - few if share is not None and share > HALF else few


def _rankings(session: Session, *, campaign_id: int, question: str) -> Mapping[Places, int]:
    """The orders that respondents made, as they were counted together: `1.money 2.green`."""
    rows = select(Rollup.cell, Rollup.n).where(
        Rollup.campaign_id == campaign_id,
        Rollup.facet == Facet.TOTAL,
        Rollup.group == "",
        Rollup.question == question,
        Rollup.kind == Kind.PATTERN,
    )
    found: Counter[Places] = Counter()
    for cell, n in session.execute(rows):
        marks = (mark.partition(".") for mark in cell.partition(">")[0].split())
        found[ranking({code: int(place) for place, _, code in marks})] += n
    return found
