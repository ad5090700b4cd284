"""Opens a database so that what is acknowledged is on the disk."""

from __future__ import annotations

import os
import sqlite3
import time
import weakref

from sqlalchemy import Connection, Engine, create_engine, event

WRITES = "wijkstem_writes"
_ATTEMPTS, _PAUSE = 250, 0.02  # seconds; five in all
PRAGMAS = {
    "busy_timeout": "5000",
    "synchronous": "FULL",
    "foreign_keys": "ON",
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
    _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Set once in the life of a file. Two that do so at the same moment are told "locked" at once,
    whatever the timeout says: then one of them has done it, or will."""
    for attempt in range(_ATTEMPTS):
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError:
            if attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return


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
