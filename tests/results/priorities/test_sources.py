"""What professionals and policy say: ratings with reasons, dots of meetings, fit with policy."""

from __future__ import annotations

from datetime import date

import pytest

from survey.programme.rows import NotFilledIn
from survey.results.priorities.dots import UnknownMeeting, dots_of, meetings_of, remove_meeting
from survey.results.priorities.method import Rule
from survey.results.priorities.policy_levels import policy_says
from survey.results.priorities.ratings import Given, rate, rated, raters, ratings_by
from survey.staff.roles import Role
from tests.results.priorities.team import CODES, DOTS, LEVELS, RATINGS
from tests.team import make_account


def mean_and_n(team) -> dict[str, tuple[float, int]]:
    with team.reading() as session:
        found = rated(session, campaign_id=team.campaign_id, codes=CODES)
    return {code: (each.mean, each.n) for code, each in found.items()}


def test_ratings_of_several_professionals_become_a_mean_with_reasons_and_no_names(team) -> None:
    for ratings in RATINGS:
        team.rates(ratings, why="Ik zie dit")
    assert mean_and_n(team) == {"money": (3.0, 2), "join_in": (2.5, 2), "green": (2.5, 2)}
    with team.reading() as session:
        assert raters(session, campaign_id=team.campaign_id) == 2
        found = rated(session, campaign_id=team.campaign_id, codes=CODES)
    assert found["money"].reasons == ("Ik zie dit: money", "Ik zie dit: money")


def test_a_professional_changes_a_rating_and_takes_one_back(team) -> None:
    me = team.rates({"money": 4, "green": 1})
    team.rates({"money": 0}, account=me)
    assert mean_and_n(team) == {"money": (0.0, 1), "green": (1.0, 1)}
    with team.writing() as session:
        kept = rate(
            session,
            campaign_id=team.campaign_id,
            account=me,
            codes=CODES,
            given={"green": Given(rating=None, reason="")},
        )
        assert kept == 0
    with team.reading() as session:
        mine = ratings_by(session, campaign_id=team.campaign_id, account=me)
    assert mine == {"money": Given(rating=0, reason="Zie ik: money")}


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        (Given(rating=5, reason="Veel"), "rating_money", "van 0 tot en met 4"),
        (Given(rating=-1, reason="Veel"), "rating_money", "van 0 tot en met 4"),
        (Given(rating=3, reason="  "), "reason_money", "Schrijf op waarom"),
        (Given(rating=3, reason="x" * 601), "reason_money", "600"),
        (Given(rating=None, reason="Veel"), "rating_money", "Kies een cijfer bij uw reden"),
    ],
)
def test_a_rating_is_0_to_4_and_always_has_a_reason(team_on_sqlite, given, field, says) -> None:
    team = team_on_sqlite
    account = make_account(team.opened.stores.answers, role=Role.PROFESSIONAL)
    with pytest.raises(NotFilledIn, match=says) as refused, team.writing() as session:
        rate(
            session,
            campaign_id=team.campaign_id,
            account=account,
            codes=CODES,
            given={"money": given},
        )
    assert refused.value.field == field
    assert mean_and_n(team) == {}


def total(team) -> dict[str, int]:
    with team.reading() as session:
        return dots_of(meetings_of(session, campaign_id=team.campaign_id), codes=CODES)


def test_dots_of_meetings_add_up_and_a_meeting_can_be_removed_and_put_back(team) -> None:
    assert total(team) == {}
    first, _ = [team.meets(dots) for dots in DOTS]
    assert total(team) == {"money": 10, "join_in": 5, "green": 5, "traffic": 0}
    with team.writing() as session:
        remove_meeting(session, campaign_id=team.campaign_id, number=first)
    assert total(team) == {"money": 2, "join_in": 5, "green": 3, "traffic": 0}
    with pytest.raises(UnknownMeeting), team.writing() as session:
        remove_meeting(session, campaign_id=team.campaign_id, number=first)
    with team.writing() as session:
        remove_meeting(session, campaign_id=team.campaign_id, number=first, removed=False)
    assert total(team)["money"] == 10


def test_nobody_removes_a_meeting_of_another_campaign(team_on_sqlite) -> None:
    number = team_on_sqlite.meets(DOTS[0])
    with pytest.raises(UnknownMeeting), team_on_sqlite.writing() as session:
        remove_meeting(session, campaign_id=team_on_sqlite.campaign_id + 1, number=number)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"on_day": None}, "on_day"),
        ({"people": None}, "people"),
        ({"people": 0}, "people"),
        ({"dots": {"money": 0}}, "dots_money"),
        ({"dots": {}}, "dots_money"),
        ({"dots": {"money": 3, "green": -1}}, "dots_green"),
        ({"dots": {"money": 10_001}}, "dots_money"),
    ],
)
def test_a_meeting_needs_a_name_a_day_people_and_dots(team_on_sqlite, changes, field) -> None:
    with pytest.raises(NotFilledIn) as refused:
        team_on_sqlite.meets(**{"dots": {"money": 3}, "on_day": date(2026, 5, 20), **changes})
    assert refused.value.field == field
    assert total(team_on_sqlite) == {}


def said_by_policy(team, rule: Rule) -> dict[str, float | None]:
    with team.reading() as session:
        found = policy_says(session, programme=team.own(session), codes=CODES)
    return found.scores(CODES, rule=rule)


def test_policy_counts_by_the_best_fit_or_by_the_mean_over_its_points(team) -> None:
    team.fits(LEVELS)
    assert list(said_by_policy(team, Rule.STRONGEST).values()) == [100, 50, 0, 100]
    assert list(said_by_policy(team, Rule.MEAN).values()) == [50, 50, 0, 50]


def test_a_policy_that_fits_no_theme_says_nothing(team) -> None:
    assert said_by_policy(team, Rule.STRONGEST) == dict.fromkeys(CODES)
    team.fits(LEVELS)
    team.fits(dict.fromkeys(LEVELS, 0))
    assert said_by_policy(team, Rule.MEAN) == dict.fromkeys(CODES)


@pytest.mark.parametrize("level", [-1, 3])
def test_a_level_is_0_1_or_2_on_a_theme_and_a_point_of_the_programme(team_on_sqlite, level) -> None:
    with pytest.raises(NotFilledIn, match="0, 1 of 2"):
        team_on_sqlite.fits({("money", 0): level})
    with pytest.raises(NotFilledIn, match="punten van dit programma"):
        team_on_sqlite.fits({("unknown", 0): 1})
