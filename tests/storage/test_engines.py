"""What a database must be set to before anything may be acknowledged."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import IntegrityError, InternalError

from survey.storage.sessions import reading, writing


def test_every_pooled_connection_is_durable(sqlite_stores):
    with ExitStack() as stack:
        live = [stack.enter_context(sqlite_stores.answers.connect()) for _ in range(4)]
        for connection in live:
            told = {
                name: connection.execute(text(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
            assert told == {
                "journal_mode": "wal",
                "synchronous": 2,
                "foreign_keys": 1,
                "busy_timeout": 5000,
            }


def test_postgresql_waits_for_the_disk(postgres_stores):
    with postgres_stores.answers.connect() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"
        assert connection.execute(text("SHOW fsync")).scalar() == "on"


def test_writers_take_their_turn_at_once_and_readers_do_not(sqlite_stores):
    said = _statements(sqlite_stores.answers)
    with reading(sqlite_stores.answers) as session:
        session.execute(text("SELECT 1"))
    with writing(sqlite_stores.answers) as session:
        session.execute(text("SELECT 2"))
    assert said == ["BEGIN", "SELECT 1", "BEGIN IMMEDIATE", "SELECT 2"]


def test_writers_wait_for_each_other(stores):
    with writing(stores.answers) as session:
        session.execute(text("CREATE TABLE tally (n INTEGER)"))
        session.execute(text("INSERT INTO tally VALUES (0)"))

    def add_one(_: int) -> None:
        with writing(stores.answers) as session:
            session.execute(text("UPDATE tally SET n = n + 1"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add_one, range(40)))
    with reading(stores.answers) as session:
        assert session.execute(text("SELECT n FROM tally")).scalar() == 40


def test_what_fails_leaves_everything_as_it_was(opened):
    def fail() -> None:
        with writing(opened.stores.answers) as session:
            session.execute(text("UPDATE campaign SET paused = true"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with reading(opened.stores.answers) as session:
        assert not session.execute(text("SELECT paused FROM campaign")).scalar()


def test_a_reader_changes_nothing(opened):
    with suppress(InternalError), reading(opened.stores.answers) as session:
        session.execute(text("UPDATE campaign SET paused = true"))  # PostgreSQL refuses at once
    with reading(opened.stores.answers) as session:
        assert not session.execute(text("SELECT paused FROM campaign")).scalar()


@pytest.mark.parametrize("change", ["UPDATE edition SET number = 9", "DELETE FROM edition"])
def test_the_database_refuses_to_change_an_edition(opened, change):
    with opened.stores.answers.begin() as connection, pytest.raises(IntegrityError):
        connection.execute(text(change))


def test_errors_do_not_repeat_what_a_resident_wrote(opened):
    with opened.stores.answers.connect() as connection, pytest.raises(IntegrityError) as caught:
        connection.execute(
            text("INSERT INTO link (code, kind) VALUES (:code, 'x')"), {"code": "SECRET"}
        )
    assert "[parameters" not in str(caught.value)


def _statements(engine: Engine) -> list[str]:
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    return said
