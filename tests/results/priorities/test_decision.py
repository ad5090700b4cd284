"""The team's own order: a reason per theme that stands elsewhere, then signed for good."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from survey.programme.rows import NotFilledIn, Stale
from survey.results.priorities.decision import (
    AlreadySigned,
    NothingSaid,
    decisions,
    draft_of,
)
from survey.results.priorities.fixing import reopen
from survey.results.priorities.placing import moved, placed
from survey.staff.roles import Role
from survey.storage.priorities import Decision
from tests.results.priorities.team import RATINGS

ORDER = ["money", "traffic", "join_in", "green"]  # the last two share their place
WHY = "De wijkraad ziet dit elke dag"


@pytest.fixture
def ready(team):
    team.everybody_speaks()
    team.fixes()
    return team


@pytest.fixture
def ready_on_sqlite(team_on_sqlite):
    team_on_sqlite.everybody_speaks()
    team_on_sqlite.fixes()
    return team_on_sqlite


def kept(team) -> list[Decision]:
    with team.reading() as session:
        return list(decisions(session, campaign_id=team.campaign_id))


def test_the_draft_begins_as_the_combined_order_and_needs_no_reason(ready_on_sqlite) -> None:
    with ready_on_sqlite.reading() as session:
        draft = draft_of(
            session, campaign_id=ready_on_sqlite.campaign_id, outcome=ready_on_sqlite.outcome()
        )
    assert (draft.order, draft.reasons, draft.version) == (ORDER, {}, 0)
    signed = ready_on_sqlite.signs()
    assert [each["code"] for each in signed.document["themes"]] == ORDER
    assert not any(each["moved"] for each in signed.document["themes"])


def test_a_theme_that_stands_elsewhere_needs_a_reason_before_signing(ready) -> None:
    order = ["green", "money", "traffic", "join_in"]
    version = ready.decides(order, {"money": "made room only"})
    with pytest.raises(NotFilledIn, match="op een andere plaats staat") as refused:
        ready.signs()
    assert refused.value.field == "reason_green"
    assert kept(ready) == []
    ready.decides(order, {"green": WHY}, version=version)
    ready.signs()
    [signed] = kept(ready)
    told = [
        (each["code"], each["place"], each["combined_rank"], each["moved"], each["reason"])
        for each in signed.document["themes"]
    ]
    assert told == [
        ("green", 1, 3, True, WHY),
        ("money", 2, 1, False, ""),
        ("traffic", 3, 2, False, ""),
        ("join_in", 4, 3, False, ""),
    ]
    assert signed.roles == ["coordinator"]


def test_themes_with_the_same_score_change_places_without_a_reason(ready_on_sqlite) -> None:
    ready_on_sqlite.decides(["money", "traffic", "green", "join_in"], {})
    signed = ready_on_sqlite.signs()
    assert [each["place"] for each in signed.document["themes"]] == [1, 2, 3, 4]
    assert not any(each["moved"] for each in signed.document["themes"])


@pytest.mark.parametrize(
    ("order", "elsewhere"),
    [
        (ORDER, []),
        (["traffic", "money", "join_in", "green"], ["traffic"]),
        (["money", "green", "traffic", "join_in"], ["green"]),
        (["traffic", "green", "join_in", "money"], ["money"]),
        (["join_in", "money", "green", "traffic"], ["join_in", "green"]),
        (["green", "join_in", "traffic", "money"], ["traffic", "money"]),
    ],
)
def test_as_few_themes_as_possible_need_a_reason(ready_on_sqlite, order, elsewhere) -> None:
    found = placed(ready_on_sqlite.outcome(), order=order, reasons={})
    assert [each.code for each in found if each.moved] == elsewhere


def test_what_was_signed_rests_on_what_was_known_and_never_changes(ready) -> None:
    ready.signs()
    [before] = kept(ready)
    document = dict(before.document)
    assert (document["responses"], document["answered"]) == (40, 40)
    assert document["weights"] == {"residents": 50, "professionals": 25, "policy": 25}
    assert document["themes"][0]["score"] == pytest.approx(81.25, abs=1e-9)
    ready.answers([(("join_in",), 100)])
    ready.asks_without("money")
    assert ready.outcome().codes[0] != "money"
    with pytest.raises(AlreadySigned, match="verandert die niet meer"):
        ready.decides(ORDER, {})
    with pytest.raises(AlreadySigned):
        ready.signs()
    [after] = kept(ready)
    assert after.document == document


@pytest.mark.parametrize("change", [update(Decision).values(roles=["x"]), delete(Decision)])
def test_the_database_itself_refuses_to_touch_a_decision(ready, change) -> None:
    ready.signs()
    with pytest.raises(DBAPIError, match="never changed or removed"), ready.writing() as session:
        session.execute(change)
    assert [each.roles for each in kept(ready)] == [["coordinator"]]


def test_after_opening_again_a_second_decision_stands_beside_the_first(ready) -> None:
    ready.decides(ORDER, {"money": "wordt vergeten"})
    ready.signs()
    with ready.writing() as session:
        why = "Een bijeenkomst was vergeten"
        reopen(session, campaign_id=ready.campaign_id, reason=why, roles=[Role.ADMINISTRATOR])
    ready.rates({**RATINGS[0], "traffic": 0})
    ready.fixes()
    with ready.reading() as session:
        draft = draft_of(session, campaign_id=ready.campaign_id, outcome=ready.outcome())
        assert (draft.fixing, draft.reasons) == (3, {})
    ready.signs()
    assert [each.fixing for each in kept(ready)] == [3, 1]


def test_two_people_at_once_do_not_undo_each_other(ready_on_sqlite) -> None:
    ready_on_sqlite.decides(ORDER, {"money": "eerst"})
    with pytest.raises(Stale, match="intussen veranderd"):
        ready_on_sqlite.decides(ORDER[::-1], {}, version=0)
    with pytest.raises(Stale):
        ready_on_sqlite.signs(version=0)
    assert kept(ready_on_sqlite) == []


@pytest.mark.parametrize("order", [[], ORDER[:3], [*ORDER, "money"], [*ORDER[:3], "unknown"]])
def test_every_theme_is_in_the_order_once(ready_on_sqlite, order) -> None:
    with pytest.raises(NotFilledIn, match="precies één keer"):
        ready_on_sqlite.decides(order, {})


def test_there_is_nothing_to_decide_while_no_source_says_anything(team_on_sqlite) -> None:
    team_on_sqlite.fixes()
    with pytest.raises(NothingSaid, match="Wacht op antwoorden"):
        team_on_sqlite.signs()


def test_what_may_not_be_shown_is_not_in_the_decision_either(team_on_sqlite) -> None:
    team = team_on_sqlite
    team.answers([(("money", "join_in"), 3), (("money",), 27), (("green",), 30)])
    team.fixes()
    themes = {each["code"]: each for each in team.signs().document["themes"]}
    assert themes["join_in"]["scores"]["residents"] is None
    assert themes["money"]["scores"]["residents"] == pytest.approx(50, abs=1e-9)


@pytest.mark.parametrize(
    ("code", "to", "found"),
    [
        ("c", 1, "cab"),
        ("a", 3, "bca"),
        ("b", 2, "abc"),
        ("a", 99, "bca"),
        ("c", 0, "cab"),
        ("x", 1, "abc"),
    ],
)
def test_a_theme_moves_to_a_place_and_the_others_make_room(code, to, found) -> None:
    assert "".join(moved("abc", code=code, to=to)) == found
