"""Which answers came together, for drawing respondents anew; on the server only, never shown."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.questions import Priority, codes
from survey.results.rollup.cells import Kind
from survey.results.rollup.facets import Facet
from survey.results.statistics.patterns import Pattern, Patterns, counted_patterns
from survey.storage.rollups import Rollup


def patterns_of(session: Session, *, campaign_id: int, question: Priority) -> Patterns:
    """What each respondent of the newest snapshot chose, and what came first: how many gave each.

    Only the options of the question as it is given; see `questionnaires_of` for the newest.
    """
    rows = select(Rollup.cell, Rollup.n).where(
        Rollup.campaign_id == campaign_id,
        Rollup.facet == Facet.TOTAL,
        Rollup.group == "",
        Rollup.question == question.key,
        Rollup.kind == Kind.PATTERN,
    )
    counts: Counter[Pattern] = Counter()
    for cell, n in session.execute(rows):
        marks, _, first = cell.partition(">")
        counts[Pattern(frozenset(marks.split()), first or None)] += n
    return counted_patterns(counts, options=codes(question))
