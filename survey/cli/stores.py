"""Opens the answers for one command, or says that they are not there yet."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from forms.definition.sentence import Refusal, sentence
from survey.config import Settings, settings_from

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session


class NotPrepared(Refusal):
    """`init` has not been run here, or not since a new version was installed."""

    def __init__(self) -> None:
        super().__init__(sentence("Er staat hier nog niets klaar. Geef eerst in: wijkstem init"))


class Unreachable(Refusal):
    """The database server does not answer."""


def settings() -> Settings:
    return settings_from(os.environ)


@contextmanager
def opened(answers_url: str) -> Iterator[Engine]:
    """The answers' database; it has to have the newest shape."""
    from survey.storage.engines import open_engine

    if not at_head(answers_url, tree="answers"):
        raise NotPrepared
    engine = open_engine(answers_url)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def reading() -> Iterator[Session]:
    """A session for a command that only looks."""
    from survey.storage import sessions

    with opened(settings().answers_url) as engine, sessions.reading(engine) as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """A session for a command that changes something; commits when the command ends well."""
    from survey.storage import sessions

    with opened(settings().answers_url) as engine, sessions.writing(engine) as session:
        yield session


def at_head(url: str, *, tree: str) -> bool:
    """Whether a database has the newest shape. Makes no file where there is none."""
    from sqlalchemy import inspect, make_url, text
    from sqlalchemy.exc import OperationalError

    from survey.storage.engines import open_engine
    from survey.storage.migrate import head

    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return False
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return False
            version = connection.scalar(text("SELECT version_num FROM alembic_version"))
            return bool(version == head(tree))
    except OperationalError as error:
        said = sentence("De database is niet te bereiken. Staat die aan, en klopt het adres?")
        raise Unreachable(said) from error
    finally:
        engine.dispose()
