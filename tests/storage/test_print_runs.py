"""What was printed stays as it was, whoever asks: the database itself refuses."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from survey.storage.print_runs import FrozenLayout, PrintFile, PrintRun
from survey.storage.sessions import reading, writing
from tests.conftest import Opened, Stores


def a_run(opened: Opened, *, code: str = "ACDEF", **changes: object) -> PrintRun:
    usual = {
        "code": code,
        "edition_id": opened.edition_id,
        "place_id": opened.places[0].id,
        "layout_hash": "a" * 64,
        "language": "nl",
        "paper": "a4",
        "variant": 0,
        "copies": 0,
        "typed": False,
        "trial": False,
        "address": "https://wijk.example/q/ACDEFG",
        "made_on": date(2026, 5, 20),
    }
    return PrintRun(**(usual | changes))


@pytest.fixture
def printed(opened: Opened) -> Opened:
    """A campaign with one print run, its layout and its file."""
    with writing(opened.stores.answers) as session:
        session.add(FrozenLayout(content_hash="a" * 64, document={"version": 1}))
        session.flush()
        run = a_run(opened)
        session.add(run)
        session.flush()
        session.add(PrintFile(run_id=run.id, preset="", sha256="b" * 64, size=5_000_000_000))
    return opened


def refused(stores: Stores, statement: object) -> bool:
    with pytest.raises(DBAPIError) as caught, writing(stores.answers) as session:
        session.execute(statement)  # type: ignore[call-overload]
    return "comes back" in str(caught.value) or "never changed" in str(caught.value)


def test_a_frozen_layout_cannot_be_changed_or_removed(printed):
    stores = printed.stores
    assert refused(stores, update(FrozenLayout).values(document={"version": 2}))
    assert refused(stores, delete(FrozenLayout))
    assert refused(stores, text("DELETE FROM frozen_layout"))
    with reading(stores.answers) as session:
        assert session.get_one(FrozenLayout, "a" * 64).document == {"version": 1}


@pytest.mark.parametrize(
    "change",
    [
        {"code": "CCCCC"},
        {"paper": "a3"},
        {"variant": 3},
        {"copies": 10},
        {"place_id": None},
        {"trial": True},
        {"address": "https://elders.example"},
        {"made_on": date(2026, 6, 1)},
        {"layout_hash": "b" * 64},
        {"typed": True, "accepted_by": "Drukkerij X"},
    ],
)
def test_nothing_of_a_run_changes_but_its_acceptance(printed, change):
    assert refused(printed.stores, update(PrintRun).values(**change))


def test_a_proof_may_be_accepted(printed):
    with writing(printed.stores.answers) as session:
        accepted = {"accepted_on": date(2026, 6, 2), "accepted_by": "Drukkerij X"}
        session.execute(update(PrintRun).values(**accepted))


def test_a_run_cannot_be_removed(printed):
    with writing(printed.stores.answers) as session:
        session.execute(delete(PrintFile))
        assert session.connection().exec_driver_sql("SELECT 1 FROM print_run").scalar() == 1
    assert refused(printed.stores, delete(PrintRun))


def test_two_runs_never_share_a_code(printed):
    with pytest.raises(IntegrityError), writing(printed.stores.answers) as session:
        session.add(a_run(printed))


def test_a_run_needs_its_layout_and_its_edition(opened):
    with pytest.raises(IntegrityError), writing(opened.stores.answers) as session:
        session.add(a_run(opened, layout_hash="f" * 64))
