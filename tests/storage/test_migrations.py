"""The versions lead to exactly what the models say, and cost nothing once they are there."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from survey.storage.migrate import metadata, upgrade


@pytest.mark.parametrize("tree", ["answers", "contacts"])
def test_the_head_is_what_the_models_say(stores, tree):
    engine = stores.answers if tree == "answers" else stores.contacts
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata(tree)) == []


def test_a_store_at_its_head_is_left_alone(stores):
    started = time.perf_counter()
    upgrade(stores.answers_url, stores.contacts_url)
    assert time.perf_counter() - started < 0.4


def test_a_store_at_its_head_needs_no_migration_library(sqlite_stores):
    program = (
        "import sys; from survey.storage.migrate import upgrade; "
        "upgrade(*sys.argv[1:]); sys.exit('alembic' in sys.modules)"
    )
    urls = [sqlite_stores.answers_url, sqlite_stores.contacts_url]
    subprocess.run([sys.executable, "-c", program, *urls], check=True)


def test_processes_that_start_together_migrate_once(tmp_path):
    urls = [f"sqlite:///{tmp_path}/{name}.sqlite" for name in ("answers", "contacts")]
    program = "import sys; from survey.storage.migrate import upgrade; upgrade(*sys.argv[1:])"

    def start(_: int) -> int:
        return subprocess.run([sys.executable, "-c", program, *urls]).returncode

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(start, range(3))) == [0, 0, 0]


def test_processes_that_open_a_new_store_together_all_get_in(tmp_path):
    """None of them is told that the file is locked: that they wait for."""
    program = (
        "import sys; from survey.storage.engines import open_engine\n"
        "for number in range(40):\n"
        "    with open_engine(f'sqlite:///{sys.argv[1]}/{number}.sqlite').connect(): pass"
    )

    def start(_: int) -> int:
        return subprocess.run([sys.executable, "-c", program, str(tmp_path)]).returncode

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(start, range(4))) == [0, 0, 0, 0]


# What staff did is a chain, which is nothing without its order. No act of a resident is in it.
IN_ORDER_ON_PURPOSE = {"audit_entry"}


def test_no_table_numbers_its_rows_in_order_of_arrival(sqlite_stores):
    for engine in (sqlite_stores.answers, sqlite_stores.contacts):
        with engine.connect() as connection:
            tables = connection.exec_driver_sql(
                "SELECT name, sql FROM sqlite_master WHERE type = 'table' "
                "AND name <> 'alembic_version'"
            )
            for name, sql in tables:
                if name in IN_ORDER_ON_PURPOSE:
                    continue
                own_number = "id INTEGER NOT NULL" in sql and "PRIMARY KEY (id)" in sql
                assert own_number or "WITHOUT ROWID" in sql, name
                assert "AUTOINCREMENT" not in sql, name


def test_postgresql_numbers_no_rows_either(postgres_stores):
    for engine in (postgres_stores.answers, postgres_stores.contacts):
        with engine.connect() as connection:
            found = connection.exec_driver_sql("SELECT relname FROM pg_class WHERE relkind = 'S'")
            assert found.all() == []
