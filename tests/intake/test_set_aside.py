"""Setting aside: with a reason, by place, day or flag, and always reversible."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from survey.intake.receive import receive
from survey.intake.set_aside import CannotSetAside, lift, list_set_aside, set_aside
from survey.results.results import results
from survey.storage.answers import Response
from survey.storage.sessions import reading, writing


@pytest.fixture
def answered(opened):
    """Three at the pharmacy, one of them a day later; two at the supermarket, one flagged."""
    pharmacy, market = opened.places
    with writing(opened.stores.answers) as session:
        for changes in (
            {"place_id": pharmacy.id},
            {"place_id": pharmacy.id},
            {"place_id": pharmacy.id, "day": date(2026, 5, 21)},
            {"place_id": market.id},
            {"place_id": market.id, "flags": frozenset({"honeypot"})},
        ):
            receive(session, submission=opened.submission(**changes))
    return opened


def counts(answered) -> tuple[int, int]:
    with reading(answered.stores.answers) as session:
        found = results(session, campaign_key="spring")
        return found["responses"], found["set_aside"]


@pytest.mark.parametrize(
    ("criteria", "n"),
    [
        ({"place": "Apotheek"}, 3),
        ({"day": date(2026, 5, 21)}, 1),
        ({"flag": "honeypot"}, 1),
        ({"place": "Apotheek", "day": date(2026, 5, 20)}, 2),
        ({"place": "Apotheek", "flag": "honeypot"}, 0),
    ],
)
def test_what_meets_every_criterion_no_longer_counts_until_that_is_lifted(answered, criteria, n):
    with writing(answered.stores.answers) as session:
        assert set_aside(session, campaign_key="spring", reason="Dubbel", **criteria) == n
    assert counts(answered) == (5 - n, n)
    with writing(answered.stores.answers) as session:
        logged = list_set_aside(session, campaign_key="spring")[0]
        assert logged.reason == "Dubbel"
        assert lift(session, id=logged.id) == n
    assert counts(answered) == (5, 0)
    with reading(answered.stores.answers) as session:
        assert list_set_aside(session, campaign_key="spring")[0].lifted_on is not None
        assert session.scalar(select(func.count()).select_from(Response)) == 5


def test_a_place_may_be_named_by_any_of_its_codes(answered):
    with writing(answered.stores.answers) as session:
        code = answered.places[0].helper_code.lower()
        assert set_aside(session, campaign_key="spring", reason="Dubbel", place=code) == 3


def test_lifting_one_leaves_another_as_it_is(answered):
    with writing(answered.stores.answers) as session:
        set_aside(session, campaign_key="spring", reason="Dag", day=date(2026, 5, 21))
        first = list_set_aside(session, campaign_key="spring")[0].id
        assert set_aside(session, campaign_key="spring", reason="Plek", place="Apotheek") == 2
        lift(session, id=first)
    assert counts(answered) == (3, 2)


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        ({"reason": "x"}, "Kies een plek, een dag of een kenmerk"),
        ({"reason": " ", "place": "Apotheek"}, "waarom"),
        ({"reason": "x", "place": "Elders"}, "Elders"),
        ({"reason": "x", "flag": "ugly"}, "honeypot"),
    ],
)
def test_what_is_unclear_is_refused_with_what_to_do(answered, asked, advice):
    with (
        writing(answered.stores.answers) as session,
        pytest.raises(CannotSetAside, match=advice),
    ):
        set_aside(session, campaign_key="spring", **asked)


def test_nothing_is_lifted_twice(answered):
    with writing(answered.stores.answers) as session:
        set_aside(session, campaign_key="spring", reason="x", place="Apotheek")
        logged = list_set_aside(session, campaign_key="spring")[0].id
        lift(session, id=logged)
        with pytest.raises(CannotSetAside):
            lift(session, id=logged)
