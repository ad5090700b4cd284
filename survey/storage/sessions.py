"""Sessions that read and sessions that write; the one place that commits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from survey.storage.engines import WRITES


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that commits when the block ends well, and else leaves everything as it was."""
    with Session(engine.execution_options(**{WRITES: True}), expire_on_commit=False) as session:
        yield session
        session.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one moment of the store and changes nothing."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
    with Session(engine, expire_on_commit=False) as session:
        yield session
