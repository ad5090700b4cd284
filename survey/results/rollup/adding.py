"""Adds increments to the roll-up, on either database, in one statement per thousand rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from survey.results.rollup.counting import Increments
from survey.storage.rollups import Rollup

_KEYS = ("campaign_id", "facet", "group", "question", "kind", "cell")
_AT_ONCE = 1000


def add(session: Session, increments: Increments, *, campaign_id: int, sign: int) -> None:
    """Adds (`sign` 1) or takes away (-1); what becomes nothing is left out."""
    insert = _insert(session)
    rows = list(_rows(increments, campaign_id, sign))
    for start in range(0, len(rows), _AT_ONCE):
        session.execute(insert, rows[start : start + _AT_ONCE])
    if sign < 0:
        empty = (Rollup.campaign_id == campaign_id, Rollup.n == 0)
        session.execute(delete(Rollup).where(*empty))


def _rows(increments: Increments, campaign_id: int, sign: int) -> Iterator[dict[str, Any]]:
    """Sorted, so that two who add at once take the rows in the same order."""
    for (facet, group), cells in sorted(increments.by_group.items()):
        for (question, kind, cell), n in sorted(cells.items()):
            values = (campaign_id, facet, group, question, kind, cell)
            yield {**dict(zip(_KEYS, values, strict=True)), "n": sign * n}


def _insert(session: Session) -> Any:
    here = session.get_bind().dialect.name
    dialect = postgresql if here == "postgresql" else sqlite
    added = dialect.insert(Rollup)
    return added.on_conflict_do_update(
        index_elements=list(_KEYS), set_={"n": Rollup.n + added.excluded.n}
    )
