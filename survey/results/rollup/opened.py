"""Two facets crossed, only where the coordinator opens it: which are, opening and closing one."""

from __future__ import annotations

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.results.rollup.adding import add
from survey.results.rollup.cells import BASE, Kind
from survey.results.rollup.counting import count, lenses_of
from survey.results.rollup.facets import BETWEEN, PAIRS
from survey.results.rollup.waiting import held, locked
from survey.storage.rollups import OpenedPair, Rollup

Pair = tuple[str, str]


class NoSuchPair(Refusal):
    """These two cannot be crossed."""


def opened_pairs(session: Session, *, campaign_id: int) -> tuple[Pair, ...]:
    rows = select(OpenedPair.pair).where(OpenedPair.campaign_id == campaign_id)
    found = (pair.partition(BETWEEN) for pair in session.scalars(rows.order_by(OpenedPair.pair)))
    return tuple((one, other) for one, _, other in found)


def open_pair(session: Session, *, campaign_id: int, one: str, other: str) -> None:
    """Opens the pair; it is shown from the next snapshot on.

    What the roll-up holds already is counted once more: a second or so per 10,000 responses.
    """
    locked(session, campaign_id=campaign_id)
    pair = _checked(one, other)
    if pair in opened_pairs(session, campaign_id=campaign_id):
        return
    session.execute(insert(OpenedPair), {"campaign_id": campaign_id, "pair": BETWEEN.join(pair)})
    lenses = lenses_of(session, campaign_id=campaign_id)
    for ids in held(session, campaign_id=campaign_id):
        counted = count(session, ids=ids, lenses=lenses, crossed=frozenset({pair}))
        own = BETWEEN.join(pair)
        for group in [each for each in counted.by_group if each[0] != own]:
            del counted.by_group[group]
        for cells in counted.by_group.values():
            del cells[BASE]
        add(session, counted, campaign_id=campaign_id, sign=1)


def close_pair(session: Session, *, campaign_id: int, one: str, other: str) -> None:
    """Closes the pair again; its figures stay until the next snapshot."""
    locked(session, campaign_id=campaign_id)
    name = BETWEEN.join(_checked(one, other))
    session.execute(
        delete(OpenedPair).where(OpenedPair.campaign_id == campaign_id, OpenedPair.pair == name)
    )
    session.execute(
        delete(Rollup).where(
            Rollup.campaign_id == campaign_id, Rollup.facet == name, Rollup.kind != Kind.BASE
        )
    )


def _checked(one: str, other: str) -> Pair:
    for pair in PAIRS:
        if {one, other} == set(pair):
            return pair[0].value, pair[1].value
    raise NoSuchPair(sentence("Deze twee indelingen kunnen niet naast elkaar. Kies twee andere."))
