"""Brings both stores to the newest shape; does next to nothing when they have it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, MetaData, text

from survey.storage.base import AnswersBase, ContactsBase
from survey.storage.engines import WRITES, open_engine

_FOLDER = Path(__file__).parent / "migrations"


def upgrade(answers_url: str, contacts_url: str) -> None:
    """Migrates both databases to the head of their own tree of versions."""
    _upgrade(answers_url, tree="answers")
    _upgrade(contacts_url, tree="contacts")


def head(tree: str) -> str:
    """The newest version of a tree: files are named `001_foundation.py`, in order."""
    return max(path.name for path in _versions(tree).glob("[0-9]*.py")).partition("_")[0]


def metadata(tree: str) -> MetaData:
    """The tables that the models say the head must have."""
    # The models register their tables when they are imported.
    import survey.storage.answers
    import survey.storage.campaigns
    import survey.storage.coding
    import survey.storage.contacts
    import survey.storage.devices
    import survey.storage.drafts
    import survey.storage.margins
    import survey.storage.monitor
    import survey.storage.outcomes
    import survey.storage.pictures
    import survey.storage.print_runs
    import survey.storage.priorities
    import survey.storage.programmes
    import survey.storage.remarks
    import survey.storage.rollups
    import survey.storage.staff  # noqa: F401

    return AnswersBase.metadata if tree == "answers" else ContactsBase.metadata


def _upgrade(url: str, *, tree: str) -> None:
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            if _version(connection) == head(tree):
                return
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            _one_at_a_time(connection)
            _run(connection, tree=tree)
    finally:
        engine.dispose()


def _version(connection: Connection) -> str | None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(found) if found else None


def _one_at_a_time(connection: Connection) -> None:
    """Two processes that start together: the second waits, then finds the work done."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(716253)"))


def _run(connection: Connection, *, tree: str) -> None:
    from alembic import command  # costs a quarter of a second, which only a migration pays
    from alembic.config import Config

    config = Config(attributes={"connection": connection, "metadata": metadata(tree)})
    config.set_main_option("script_location", str(_FOLDER / tree).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")


def _versions(tree: str) -> Path:
    return _FOLDER / tree / "versions"
