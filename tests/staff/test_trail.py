"""The trail of acts: only ever longer, and whoever changes it is found out."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from survey.staff.acts import ACTS
from survey.staff.audit import START, first_broken, head, record
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry

_UNLOCK = {
    "sqlite": ["DROP TRIGGER audit_entry_stays_as_it_is", "DROP TRIGGER audit_entry_stays"],
    "postgresql": ["DROP TRIGGER audit_entry_stays ON audit_entry"],
}


@pytest.fixture
def trail(stores: Any) -> Any:
    """Five acts, on either database."""
    with writing(stores.answers) as session:
        for n in range(5):
            record(session, who=7, act="draft.changed", what=f"Vraag {n}", programme="noord")
    return stores.answers


def _tamper(engine: Any, statement: str) -> None:
    with engine.begin() as connection:
        for each in _UNLOCK[engine.dialect.name]:
            connection.execute(text(each))
        connection.execute(text(statement))


def test_a_whole_trail_is_whole(trail: Any) -> None:
    with reading(trail) as session:
        assert first_broken(session) is None
        assert head(session).number == 5


def test_an_empty_trail_is_whole(stores: Any) -> None:
    with reading(stores.answers) as session:
        assert first_broken(session) is None
        assert head(session).hash == START


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET what = 'x'", "DELETE FROM audit_entry"]
)
def test_the_database_refuses_to_change_it(trail: Any, statement: str) -> None:
    with pytest.raises(DBAPIError), trail.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE audit_entry SET what = 'x' WHERE number = 3", 3),
        ("UPDATE audit_entry SET who = NULL WHERE number = 1", 1),
        ("UPDATE audit_entry SET at = at + 1 WHERE number = 5", 5),
        ("DELETE FROM audit_entry WHERE number = 2", 2),
        ("DELETE FROM audit_entry WHERE number = 1", 1),
    ],
)
def test_the_first_broken_link_is_named(trail: Any, statement: str, number: int) -> None:
    _tamper(trail, statement)
    with reading(trail) as session:
        broken = first_broken(session)
    assert broken is not None
    assert broken.number == number


def test_a_cut_end_shows_against_the_line_that_was_printed(trail: Any) -> None:
    with reading(trail) as session:
        printed = head(session)
    _tamper(trail, "DELETE FROM audit_entry WHERE number = 5")
    with reading(trail) as session:
        assert first_broken(session) is None
        assert head(session) != printed


def test_an_act_that_is_undone_leaves_no_entry(trail: Any) -> None:
    with contextlib.suppress(RuntimeError), writing(trail) as session:
        record(session, who=7, act="draft.changed", what="x", programme=None)
        raise RuntimeError
    with reading(trail) as session:
        assert len(session.scalars(select(AuditEntry)).all()) == 5


def test_acts_have_words_and_codes() -> None:
    assert all(code.count(".") == 1 for code in ACTS)
