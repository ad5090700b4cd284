"""Weights are fixed before results open; every fixing and reopening stays on record."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from survey.programme.rows import NotFilledIn
from survey.results.priorities.fixing import reopen
from survey.results.priorities.method import Rule, SourceKey
from survey.results.priorities.opening import AlreadyFixed, NotFixedYet, history, is_open
from survey.staff.roles import Role
from survey.storage.priorities import WeightFixing
from tests.results.priorities.team import CODES, LEVELS, RATINGS, USUAL_RULES

R, P, B = SourceKey


def opens_again(team, reason: str) -> None:
    with team.writing() as session:
        roles = [Role.ADMINISTRATOR]
        reopen(session, campaign_id=team.campaign_id, reason=reason, roles=roles)


def stands_open(team) -> bool:
    with team.reading() as session:
        return is_open(session, campaign_id=team.campaign_id)


def test_themes_are_closed_until_weights_are_fixed_and_closed_again_when_reopened(team) -> None:
    team.everybody_speaks()
    assert not stands_open(team)
    with pytest.raises(NotFixedYet, match="liggen nog niet vast"):
        team.outcome()
    team.fixes()
    assert stands_open(team)
    assert team.outcome().codes[0] == "money"
    opens_again(team, "De stickers waren dubbel geteld")
    assert not stands_open(team)
    with pytest.raises(NotFixedYet):
        team.outcome()


def test_the_log_keeps_every_fixing_and_every_reopening_with_its_reason(team) -> None:
    team.fixes()
    opens_again(team, "  De stickers waren dubbel geteld ")
    team.fixes(weights={R: 60, P: 20, B: 20})
    with team.reading() as session:
        rows = history(session, campaign_id=team.campaign_id)
        told = [(each.number, each.act, each.reason, each.roles) for each in rows]
        kept = [each.document.get("weights") for each in rows]
    assert told == [
        (1, "fixed", "", ["coordinator"]),
        (2, "reopened", "De stickers waren dubbel geteld", ["administrator"]),
        (3, "fixed", "", ["coordinator"]),
    ]
    assert kept == [
        {"residents": 50, "professionals": 25, "policy": 25},
        None,
        {"residents": 60, "professionals": 20, "policy": 20},
    ]


@pytest.mark.parametrize("change", [update(WeightFixing).values(reason="x"), delete(WeightFixing)])
def test_the_database_itself_refuses_to_change_or_remove_what_was_fixed(team, change) -> None:
    team.fixes()
    with pytest.raises(DBAPIError, match="never changed or removed"), team.writing() as session:
        session.execute(change)
    assert stands_open(team)


def test_opening_again_asks_for_a_reason_and_for_something_fixed(team_on_sqlite) -> None:
    team = team_on_sqlite
    with pytest.raises(NotFixedYet):
        opens_again(team, "De stickers waren dubbel geteld")
    team.fixes()
    for reason in ("", "   ", "fout"):
        with pytest.raises(NotFilledIn, match="waarom dit nodig is"):
            opens_again(team, reason)
    assert stands_open(team)


def test_what_is_fixed_is_frozen_with_what_professionals_and_policy_said_by_then(
    team_on_sqlite,
) -> None:
    team_on_sqlite.everybody_speaks()
    team_on_sqlite.fixes()
    before = team_on_sqlite.outcome()
    with pytest.raises(AlreadyFixed, match="Vraag de beheerder"):
        team_on_sqlite.fixes()
    with pytest.raises(AlreadyFixed):
        team_on_sqlite.rates(RATINGS[0])
    with pytest.raises(AlreadyFixed):
        team_on_sqlite.meets({"green": 9})
    team_on_sqlite.fits(dict.fromkeys(LEVELS, 0))  # the programme's own page goes on
    after = team_on_sqlite.outcome()
    assert after.frozen == before.frozen
    assert [each.score for each in after.rows] == [each.score for each in before.rows]


@pytest.mark.parametrize(
    ("weights", "rules", "field", "says"),
    [
        ({R: 50, P: 25, B: 24}, {}, "residents", "Samen is dit 99 procent"),
        ({R: 0, P: 0, B: 0}, {}, "residents", "Samen is dit 0 procent"),
        ({R: 120, P: -10, B: -10}, {}, "residents", "van 0 tot en met 100"),
        ({R: 110, P: 0, B: -10}, {}, "residents", "van 0 tot en met 100"),
        ({R: 50, P: 60, B: -10}, {}, "policy", "van 0 tot en met 100"),
        ({R: 50, P: 25, B: 25}, {R: Rule.DOTS}, "residents_rule", "Kies hoe deze bron telt"),
        ({R: 50, P: 25, B: 25}, {R: Rule.PLACES}, "residents_rule", "Kies hoe deze bron telt"),
        ({R: 50, P: 25, B: 25}, {B: Rule.CHOSEN}, "policy_rule", "Kies hoe deze bron telt"),
    ],
)
def test_weights_divide_a_hundred_and_every_rule_is_one_of_its_source(
    team_on_sqlite, weights, rules, field, says
) -> None:
    with pytest.raises(NotFilledIn, match=says) as refused:
        team_on_sqlite.fixes(weights=weights, rules={**USUAL_RULES, **rules})
    assert refused.value.field == field
    assert not stands_open(team_on_sqlite)


def test_one_source_may_carry_all_the_weight(team_on_sqlite) -> None:
    team_on_sqlite.everybody_speaks()
    team_on_sqlite.fixes(weights={R: 0, P: 0, B: 100})
    found = team_on_sqlite.outcome()
    assert {each.score.code: each.score.score for each in found.rows} == dict(
        zip(CODES, (100, 50, 0, 100), strict=True)
    )
