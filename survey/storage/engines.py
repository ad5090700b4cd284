"""Opens a database so that what is acknowledged is on the disk."""

from __future__ import annotations

import os
import sqlite3
import weakref

from sqlalchemy import Connection, Engine, create_engine, event

WRITES = "wijkstem_writes"
PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "busy_timeout": "5000",
    "journal_size_limit": "67108864",
}


def open_engine(url: str) -> Engine:
    """Opens an SQLite file (`sqlite:///…`) or PostgreSQL (`postgresql+psycopg://…`)."""
    # Errors must not carry what a resident wrote into a log: hence without their parameters.
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=url.startswith("postgresql"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    _leave_connections_to_the_parent(engine)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver starts no transactions: _begin does
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}").close()


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once; a reader who became one later could not wait for it."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _leave_connections_to_the_parent(engine: Engine) -> None:
    """After a fork the child opens its own: a shared connection mixes two conversations."""
    known = weakref.ref(engine)

    def forget() -> None:
        opened = known()
        if opened is not None:
            opened.dispose(close=False)

    os.register_at_fork(after_in_child=forget)
