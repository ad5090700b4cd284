"""Figures move in snapshots, and always equal what counting every answer anew would give."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from survey.intake.receive import receive
from survey.intake.set_aside import lift, list_set_aside, set_aside
from survey.results.rollup.advance import advance, newest
from survey.results.rollup.cells import Kind
from survey.storage.finding import campaign_by_key
from survey.storage.rollups import Rollup
from survey.storage.sessions import reading, writing


@pytest.fixture
def send(opened):
    def send(times: int = 1, **changes: object) -> None:
        with writing(opened.stores.answers) as session:
            for _ in range(times):
                receive(session, submission=opened.submission(**changes))

    return send


@pytest.fixture
def roll(opened):
    def roll() -> int | None:
        with writing(opened.stores.answers) as session:
            campaign = campaign_by_key(session, key="spring")
            snapshot = advance(session, campaign_id=campaign.id)
            return snapshot.n if snapshot else None

    return roll


@pytest.fixture
def counts(opened):
    def counts(facet: str, kind: str = Kind.BASE) -> dict[tuple[str, ...], int]:
        with reading(opened.stores.answers) as session:
            rows = select(Rollup.group, Rollup.question, Rollup.cell, Rollup.n)
            found = session.execute(rows.where(Rollup.facet == facet, Rollup.kind == kind))
            return {tuple(each[:3]): each[3] for each in found}

    return counts


def test_figures_wait_until_ten_people_answered(send, roll):
    send(9)
    assert roll() is None
    send(1)
    assert roll() == 10
    assert roll() is None


def test_a_later_snapshot_adds_to_the_one_before(send, roll, counts):
    send(10)
    roll()
    send(12, channel="helper")
    assert roll() == 22
    assert counts("channel") == {("phone", "", ""): 10, ("helper", "", ""): 12}
    assert counts("total") == {("", "", ""): 22}


def test_setting_one_response_aside_does_not_move_the_figures_by_itself(opened, send, roll, counts):
    send(30)
    send(1, channel="helper")
    roll()
    with writing(opened.stores.answers) as session:
        set_aside(session, campaign_key="spring", reason="verzonnen", channel="helper")
    assert roll() is None
    send(9)
    assert roll() == 39
    assert counts("channel") == {("phone", "", ""): 39}


def test_what_counts_again_comes_back(opened, send, roll, counts):
    send(10)
    send(15, channel="helper")
    roll()
    before = counts("total", Kind.STATE)
    with writing(opened.stores.answers) as session:
        set_aside(session, campaign_key="spring", reason="verzonnen", channel="helper")
    assert roll() == 10
    with writing(opened.stores.answers) as session:
        lift(session, id=list_set_aside(session, campaign_key="spring")[0].id)
    assert roll() == 25
    assert counts("total", Kind.STATE) == before


def test_trial_answers_are_never_in_it(send, roll):
    send(20, trial=True)
    assert roll() is None


def test_how_many_are_in_two_groups_at_once_is_known(send, roll, counts):
    send(10)
    send(5, channel="helper", language="en")
    roll()
    assert counts("channel|language") == {("phone|nl", "", ""): 10, ("helper|en", "", ""): 5}


def test_a_snapshot_has_a_number_and_a_day(opened, send, roll):
    send(10)
    roll()
    with reading(opened.stores.answers) as session:
        found = newest(session, campaign_id=campaign_by_key(session, key="spring").id)
        assert (found.number, found.n, found.k) == (1, 10, 10)
