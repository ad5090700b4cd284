"""Moves the figures on when enough responses came in: rolled up, closed once, published."""

from __future__ import annotations

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from survey.clock import today
from survey.results.rollup import waiting
from survey.results.rollup.adding import add
from survey.results.rollup.counting import count, lenses_of
from survey.results.rollup.opened import opened_pairs
from survey.results.rollup.past import load, moved_in, save
from survey.results.rollup.publishing import Prepared, prepare, store
from survey.storage.rollups import Snapshot
from survey.storage.sessions import reading, writing

K = 10
STEP = 100  # a snapshot also takes one in so many of those that count: there are never too many
BATCH = 10_000  # responses in one go; a resident who sends meanwhile waits no longer than that


def newest(session: Session, *, campaign_id: int) -> Snapshot | None:
    number = select(func.max(Snapshot.number)).where(Snapshot.campaign_id == campaign_id)
    which = (Snapshot.campaign_id == campaign_id, Snapshot.number == number.scalar_subquery())
    return session.scalars(select(Snapshot).where(*which)).one_or_none()


def due(session: Session, *, campaign_id: int, k: int = K) -> bool:
    """Whether enough people answered, or were set aside, since the last snapshot.

    Together: setting one response aside must not show what was in it.
    """
    before = newest(session, campaign_id=campaign_id)
    came, gone = waiting.how_many(session, campaign_id=campaign_id)
    rolled = moved_in(session, campaign_id=campaign_id, when=before.number if before else 0)
    return came + gone + rolled >= max(k, (before.n if before else 0) // STEP)


def advance(session: Session, *, campaign_id: int, k: int = K) -> Snapshot | None:
    """Takes all that waits into a new snapshot, in this transaction; None when too few wait."""
    waiting.locked(session, campaign_id=campaign_id)
    if not due(session, campaign_id=campaign_id, k=k):
        return None
    while roll(session, campaign_id=campaign_id):
        pass
    return store_if_new(session, _prepared(session, campaign_id, k), campaign_id=campaign_id, k=k)


def refreshed(engine: Engine, *, campaign_id: int, k: int = K) -> None:
    """The same for whoever looks: residents who send meanwhile wait for one batch at most.

    Small cells are closed while nothing is locked, and what came out is written if nobody else
    was first. Before that the roll-up is ahead of what is shown, which nobody can see.
    """
    with reading(engine) as session:
        if not due(session, campaign_id=campaign_id, k=k):
            return
    more = True
    while more:
        with writing(engine) as session:
            more = roll(session, campaign_id=campaign_id)
    with reading(engine) as session:
        prepared = _prepared(session, campaign_id, k)
    with writing(engine) as session:
        store_if_new(session, prepared, campaign_id=campaign_id, k=k)


def roll(session: Session, *, campaign_id: int) -> bool:
    """Adds one batch of what waits to the roll-up; False when nothing waited."""
    waiting.locked(session, campaign_id=campaign_id)
    gone = waiting.spent(session, campaign_id=campaign_id, most=BATCH)
    come = waiting.fresh(session, campaign_id=campaign_id, most=BATCH - len(gone))
    if not gone and not come:
        return False
    lenses = lenses_of(session, campaign_id=campaign_id)
    pairs = opened_pairs(session, campaign_id=campaign_id)
    moved = []
    for ids, sign in ((gone, -1), (come, 1)):
        if ids:
            increments = count(session, ids=ids, lenses=lenses, crossed=pairs)
            add(session, increments, campaign_id=campaign_id, sign=sign)
            waiting.mark(session, ids=ids, rolled=sign > 0)
            moved.append(increments)
    past = load(session, campaign_id=campaign_id)
    past.add(moved, now=_number(session, campaign_id) - 1)
    save(session, past, campaign_id=campaign_id)
    return True


def store_if_new(
    session: Session, prepared: Prepared, *, campaign_id: int, k: int
) -> Snapshot | None:
    waiting.locked(session, campaign_id=campaign_id)
    past = load(session, campaign_id=campaign_id)
    here = _number(session, campaign_id), past.total(prepared.number - 1)
    if here != (prepared.number, prepared.moved):
        return None
    return store(session, prepared, campaign_id=campaign_id, on=today(), k=k)


def _prepared(session: Session, campaign_id: int, k: int) -> Prepared:
    return prepare(session, campaign_id=campaign_id, number=_number(session, campaign_id), k=k)


def _number(session: Session, campaign_id: int) -> int:
    """Of the snapshot that comes."""
    before = newest(session, campaign_id=campaign_id)
    return before.number + 1 if before else 1
