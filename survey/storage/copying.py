"""One whole store, copied out to a file while it is in use, or put back where there is none.

SQLite copies through its own online backup; PostgreSQL through pg_dump and pg_restore. Both see
one moment of the store.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, inspect, make_url, text
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.storage.engines import open_engine
from survey.storage.sessions import reading

T = TypeVar("T")
SQLITE, POSTGRESQL = "sqlite", "postgresql"
_VERSIONS = "alembic_version"


class CannotCopy(Refusal):
    """The database's own tools are not here, or refuse."""


def kind_of(url: str) -> str:
    return make_url(url).get_backend_name()


def copy_out(url: str, *, target: Path, look: Callable[[Session], T]) -> T:
    """Writes the store to a file, and gives what `look` finds in exactly what was written."""
    if kind_of(url) == SQLITE:
        source = Path(make_url(url).database or "")
        with _both(source, target) as (here, there):
            here.backup(there)
            there.execute("PRAGMA journal_mode = DELETE").close()  # one file, nothing beside it
        return _looked_at(f"sqlite:///{target}", look)
    engine = open_engine(url)
    try:
        with reading(engine) as session:
            moment = session.scalar(text("SELECT pg_export_snapshot()"))
            found = look(session)
            _run("pg_dump", url, "--format=custom", f"--snapshot={moment}", f"--file={target}")
            return found
    finally:
        engine.dispose()


def copy_in(file: Path, *, url: str) -> None:
    """Puts a store back where nothing is lost by it: see `is_empty`."""
    if kind_of(url) == SQLITE:
        target = Path(make_url(url).database or "")
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _both(file, target) as (here, there):
            here.backup(there)
        return
    _make_room(url)
    options = ("--no-owner", "--no-acl", "--single-transaction", "--exit-on-error")
    _run("pg_restore", url, *options, str(file))


def is_empty(url: str) -> bool:
    """Whether nothing was ever kept there: no tables, or not a row in any."""
    address = make_url(url)
    if kind_of(url) == SQLITE and not Path(address.database or "").is_file():
        return True
    engine = open_engine(url)
    try:
        return not any(_holds_a_row(engine, name) for name in inspect(engine).get_table_names())
    finally:
        engine.dispose()


@contextmanager
def _both(source: Path, target: Path) -> Iterator[tuple[sqlite3.Connection, sqlite3.Connection]]:
    try:
        with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
            yield here, there
    except sqlite3.Error as error:
        raise CannotCopy(
            sentence(
                "%(file)s kan niet worden geschreven: %(why)s. Is er nog ruimte op de schijf?",
                file=str(target),
                why=str(error),
            )
        ) from error


def _make_room(url: str) -> None:
    """Takes the empty tables and what watches over them away; they may be of a newer version."""
    own_functions = text(
        "SELECT CAST(CAST(oid AS regprocedure) AS text) FROM pg_proc "
        "WHERE pronamespace = CAST(current_schema() AS regnamespace) AND NOT EXISTS "
        "(SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
    )
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            for name in inspect(connection).get_table_names():
                quoted = engine.dialect.identifier_preparer.quote(name)
                connection.execute(text(f"DROP TABLE {quoted} CASCADE"))
            for name in connection.scalars(own_functions).all():
                connection.exec_driver_sql(f"DROP FUNCTION {name}")
    finally:
        engine.dispose()


def _holds_a_row(engine: Engine, table: str) -> bool:
    if table == _VERSIONS:
        return False
    with engine.connect() as connection:
        quoted = engine.dialect.identifier_preparer.quote(table)
        asked = text(f"SELECT EXISTS (SELECT 1 FROM {quoted})")
        return bool(connection.scalar(asked))


def _looked_at(url: str, look: Callable[[Session], T]) -> T:
    """Opened as it lies there: our own engine would make it write ahead again."""
    from sqlalchemy import create_engine

    engine = create_engine(url)
    try:
        with Session(engine) as session:
            return look(session)
    finally:
        engine.dispose()


def _run(name: str, url: str, *options: str) -> None:
    """The password goes by the environment: a list of processes shows every word of a command."""
    program = _program(name)
    address = make_url(url).set(drivername="postgresql")
    environment = dict(os.environ)
    if address.password:
        environment["PGPASSWORD"] = str(address.password)
    plain = address._replace(password=None).render_as_string(hide_password=False)
    done = subprocess.run(
        [program, "--no-password", f"--dbname={plain}", *options],
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        why = done.stderr.strip().splitlines() or ["?"]
        raise CannotCopy(
            sentence("%(program)s is gestopt en zegt: %(why)s", program=name, why=why[-1])
        )


def _program(name: str) -> str:
    """The newest there is: an older one refuses a newer server."""
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = sorted(versions, key=lambda each: float(each.parts[-3]), reverse=True)
    found = str(newest[0]) if newest else shutil.which(name)
    if found is None:
        raise CannotCopy(
            sentence("%(program)s is hier niet. Installeer postgresql-client.", program=name)
        )
    return found
