"""Three sources in one order, worked by hand: scores, how firm they are, where sources differ."""

from __future__ import annotations

import math

import pytest

from forms.definition.answers import RawAnswer
from survey.results.priorities.asked import asked_themes
from survey.results.priorities.method import Rule, SourceKey
from survey.results.priorities.outcome import Outcome
from tests.results.priorities.team import CHOSEN, CODES, DOTS, LEVELS, USUAL_RULES

R, P, B = SourceKey
MEAN = (75 + 62.5 + 62.5) / 3  # of what professionals gave; they passed over traffic


def scores(found: Outcome) -> dict[str, float | None]:
    return {each.score.code: each.score.score for each in found.rows}


def by_code(found: Outcome) -> dict:
    return {each.score.code: each for each in found.rows}


def numbers(found: Outcome) -> list[float]:
    """Every number that a page could show."""
    told = [each.score.score for each in found.rows]
    told += [n for each in found.rows for n in each.score.scores.values()]
    told += [each.top for each in found.rows] + list(found.combined.weights.values())
    told += [n for each in found.stable for n in (*each.order, *each.top, each.weight)]
    told += [row.score for other in found.without.values() for row in other.themes]
    return [n for n in told if n is not None]


def test_the_combined_score_is_what_one_works_out_by_hand(team) -> None:
    team.everybody_speaks()
    team.fixes()
    found = team.outcome()
    assert scores(found) == pytest.approx(
        {
            "money": 0.5 * 75 + 0.25 * 75 + 0.25 * 100,  # 81.25
            "traffic": 0.5 * 50 + 0.25 * MEAN + 0.25 * 100,  # 66.67
            "join_in": 0.5 * 25 + 0.25 * 62.5 + 0.25 * 50,  # 40.625
            "green": 0.5 * 50 + 0.25 * 62.5 + 0.25 * 0,  # 40.625
        },
        abs=1e-9,
    )
    assert found.codes == ("money", "traffic", "join_in", "green")
    assert [each.score.rank for each in found.rows] == [1, 2, 3, 3]
    assert by_code(found)["traffic"].score.filled == ("professionals",)
    assert (found.residents.of, found.residents.closed, found.silent) == (40, frozenset(), ())


def test_the_other_rules_count_first_choices_dots_and_the_mean_over_policy(team_on_sqlite) -> None:
    team_on_sqlite.everybody_speaks()
    rules = {R: Rule.FIRST, P: Rule.DOTS, B: Rule.MEAN}
    team_on_sqlite.fixes(weights={R: 40, P: 40, B: 20}, rules=rules)
    assert scores(team_on_sqlite.outcome()) == pytest.approx(
        {
            "money": 0.4 * 75 + 0.4 * 100 + 0.2 * 50,
            "join_in": 0.4 * 25 + 0.4 * 50 + 0.2 * 50,
            "green": 0.4 * 0 + 0.4 * 50 + 0.2 * 0,
            "traffic": 0.4 * 0 + 0.4 * 0 + 0.2 * 50,
        },
        abs=1e-9,
    )


def test_how_far_each_weight_may_shift_is_exact(team_on_sqlite) -> None:
    """Join in and green change places: see the three lines below, each solved by hand."""
    team_on_sqlite.everybody_speaks()
    team_on_sqlite.fixes(weights={R: 60, P: 20, B: 20})
    found = team_on_sqlite.outcome()
    assert found.codes == ("money", "traffic", "green", "join_in")
    by_hand = {
        "residents": (1 / 2, 1),  # 25 r = 25 (1 - r)
        "professionals": (0, 1),  # they score these two equal
        "policy": (0, 3 / 11),  # 50 b = 18.75 (1 - b)
    }
    assert {each.source for each in found.stable} == set(by_hand)
    for each in found.stable:
        for interval in (each.order, each.top):
            assert (interval.low, interval.high) == pytest.approx(by_hand[each.source], abs=1e-9)


def test_in_the_top_three_of_so_many_weightings_equals_trying_them_all(team_on_sqlite) -> None:
    team_on_sqlite.everybody_speaks()
    team_on_sqlite.fixes()
    found = team_on_sqlite.outcome()
    columns = [
        {"money": 75.0, "join_in": 25.0, "green": 50.0, "traffic": 50.0},
        {"money": 75.0, "join_in": 62.5, "green": 62.5, "traffic": MEAN},
        {"money": 100.0, "join_in": 50.0, "green": 0.0, "traffic": 100.0},
    ]
    among, tried = dict.fromkeys(CODES, 0.0), 0
    for r in range(101):
        for p in range(101 - r):
            weights = (r, p, 100 - r - p)
            total = {
                code: sum(w * column[code] for w, column in zip(weights, columns, strict=True))
                for code in CODES
            }
            tried += 1
            for code in CODES:
                above = sum(total[other] > total[code] + 1e-7 for other in CODES)
                equal = sum(abs(total[other] - total[code]) <= 1e-7 for other in CODES)
                among[code] += min(max(3 - above, 0) / equal, 1)
    assert tried == found.sweep.weightings
    told = {each.score.code: each.top for each in found.rows}
    assert told == pytest.approx({code: n / tried for code, n in among.items()}, abs=1e-9)
    assert told["money"] == 1
    assert 0 < told["green"] < 1


def test_the_largest_disagreements_are_something_to_talk_about(team_on_sqlite) -> None:
    team = team_on_sqlite
    team.everybody_speaks()
    team.fits({**dict.fromkeys(LEVELS, 0), ("join_in", 0): 2})
    team.fixes()
    [found] = team.outcome().differing
    assert (found.one, found.other, found.about.code) == (R, B, "join_in")
    assert (found.about.one, found.about.other, found.about.gap) == (4, 1, 3)


def test_the_order_without_each_source_stands_beside_it(team_on_sqlite) -> None:
    team_on_sqlite.everybody_speaks()
    team_on_sqlite.fixes()
    without = team_on_sqlite.outcome().without
    assert set(without) == {"residents", "professionals", "policy"}
    found = {each.code: each.score for each in without["policy"].themes}
    assert found["green"] == pytest.approx((2 * 50 + 62.5) / 3, abs=1e-9)


def test_a_source_that_says_nothing_leaves_its_weight_to_the_others(team_on_sqlite) -> None:
    team_on_sqlite.answers()
    team_on_sqlite.fits(LEVELS)
    team_on_sqlite.fixes()
    found = team_on_sqlite.outcome()
    assert found.silent == (P,)
    assert found.combined.weights == pytest.approx({"residents": 2 / 3, "policy": 1 / 3})
    assert scores(found)["money"] == pytest.approx((2 * 75 + 100) / 3, abs=1e-9)
    assert by_code(found)["money"].score.scores["professionals"] is None


def test_without_any_answer_professionals_and_policy_make_the_order(team) -> None:
    for dots in DOTS:
        team.meets(dots)
    team.fits(LEVELS)
    team.fixes(rules={**USUAL_RULES, P: Rule.DOTS})
    found = team.outcome()
    assert found.silent == (R,)
    assert scores(found) == pytest.approx(dict(zip(CODES, (100, 50, 25, 50), strict=True)))
    assert (found.residents.of, found.residents.votes) == (0, None)
    assert all(each.drawn is None for each in found.rows)


@pytest.mark.parametrize("n", [0, 1, 9, 12])
def test_nothing_said_by_anybody_is_no_order_and_no_broken_number(team_on_sqlite, n) -> None:
    """Below ten answers, and when everybody skips the question, there is nothing to show."""
    team = team_on_sqlite
    if n == 12:
        for _ in range(n):
            team.answers([((), 1)])
    elif n:
        team.answers([(("money",), n)])
    team.fixes()
    found = team.outcome()
    assert set(scores(found).values()) == {None}
    assert (found.combined.weights, found.stable, found.differing) == ({}, (), ())
    assert found.silent == (R, P, B)
    assert all(map(math.isfinite, numbers(found)))


@pytest.mark.parametrize("chosen", [[(("money",), 12)], CHOSEN, [((*CODES[:3],), 40)]])
def test_every_number_is_a_number(team_on_sqlite, chosen) -> None:
    """Also when all choose one theme, or all the same three."""
    team_on_sqlite.answers(chosen)
    team_on_sqlite.fixes()
    told = numbers(team_on_sqlite.outcome())
    assert told
    assert all(map(math.isfinite, told))


def test_a_few_people_s_choice_counts_the_same_however_few_they_are(team_on_sqlite) -> None:
    """The score of the closed theme cannot be taken apart: three or five choose to join in."""
    team = team_on_sqlite
    found = []
    for extra in (3, 2):
        # First three of sixty, then five of a hundred and twenty: the same stand-in per base.
        team.answers([(("money", "green", "join_in"), extra), (("money", "green"), 30 - extra)])
        team.answers([(("traffic", "green"), 30)])
        if not found:
            team.fixes()
        found.append(team.outcome())
    for each in found:
        assert "join_in" in each.residents.closed
        assert by_code(each)["join_in"].closed
        stand_in = by_code(each)["join_in"].score.scores["residents"]
        assert stand_in == pytest.approx(100 * 4.5 / each.residents.of, abs=1e-9)


def test_a_theme_that_left_the_questionnaire_before_fixing_takes_no_part(team_on_sqlite) -> None:
    team_on_sqlite.everybody_speaks()
    team_on_sqlite.asks_without("traffic")
    team_on_sqlite.fixes()
    found = team_on_sqlite.outcome()
    assert set(found.codes) == {"money", "join_in", "green"}
    assert by_code(found)["green"].score.scores["residents"] == pytest.approx(50, abs=1e-9)
    with team_on_sqlite.reading() as session:
        asked = asked_themes(session, campaign_id=team_on_sqlite.campaign_id)
    assert [each.code for each in asked.dropped] == ["traffic"]


def test_a_theme_that_leaves_the_questionnaire_after_fixing_stays_in_the_order(team) -> None:
    team.everybody_speaks()
    team.fixes()
    edition = team.asks_without("traffic")
    team.answers([(("green",), 40)], edition_id=edition)
    found = team.outcome()
    assert set(found.codes) == set(CODES)
    assert by_code(found)["traffic"].score.scores["residents"] == pytest.approx(25, abs=1e-9)
    assert by_code(found)["green"].score.scores["residents"] == pytest.approx(75, abs=1e-9)


def test_answers_that_come_in_later_move_residents_alone(team_on_sqlite) -> None:
    team_on_sqlite.everybody_speaks()
    team_on_sqlite.fixes()
    before = by_code(team_on_sqlite.outcome())
    team_on_sqlite.answers([(("join_in",), 40)])
    after = by_code(team_on_sqlite.outcome())
    assert after["join_in"].score.scores["residents"] == pytest.approx(62.5, abs=1e-9)
    for code in CODES:
        for source in ("professionals", "policy"):
            assert after[code].score.scores[source] == before[code].score.scores[source]


def test_too_many_crosses_are_no_choice(team_on_sqlite) -> None:
    team_on_sqlite.everybody_speaks()
    given = team_on_sqlite.opened.given(themes=RawAnswer(CODES))
    from survey.intake.receive import receive

    with team_on_sqlite.writing() as session:
        for _ in range(20):
            receive(session, submission=team_on_sqlite.opened.submission(given=given))
    team_on_sqlite.counts()
    team_on_sqlite.fixes()
    found = team_on_sqlite.outcome()
    assert (found.residents.n, found.residents.of) == (60, 40)
    assert by_code(found)["money"].score.scores["residents"] == pytest.approx(75, abs=1e-9)
