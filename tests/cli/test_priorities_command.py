"""`wijkstem priorities`: closed until weights are fixed, then stable keys for scripts."""

from __future__ import annotations

import pytest

from survey.programme.programmes import programme_by_key
from survey.results.priorities.fixing import fix_weights
from survey.results.priorities.method import USUAL, Method, rules_for
from survey.staff.roles import Role
from survey.storage.engines import open_engine
from survey.storage.finding import campaign_by_key
from survey.storage.sessions import writing
from tests.cli.conftest import CommandLine

KEYS = {
    *("campaign", "question", "fixed", "snapshot", "answered", "weights_used", "silent"),
    *("weightings", "themes", "stability", "without", "disagreements", "decision"),
}
THEME = {"code", "title", "rank", "score", "places", "group", "top3", "sources", "filled"}


def fix(cli: CommandLine) -> None:
    engine = open_engine(f"sqlite:///{cli.instance}/data/answers.sqlite")
    rules = {source: each[0] for source, each in rules_for(ranking=False).items()}
    with writing(engine) as session:
        campaign = campaign_by_key(session, key="lindenholt")
        own = programme_by_key(session, key="lindenholt")
        fix_weights(
            session,
            campaign_id=campaign.id,
            programme=own,
            method=Method(weights=USUAL, rules=rules),
            roles=[Role.COORDINATOR],
        )
    engine.dispose()


def test_nothing_is_told_before_weights_are_fixed(example: CommandLine) -> None:
    example.done("demo", "--responses", "20")
    for words in (("priorities", "lindenholt"), ("priorities", "lindenholt", "--json")):
        ended = example.run(*words)
        assert ended.returncode == 1
        assert ended.stdout == ""
        assert ended.stderr.startswith("De gewichten liggen nog niet vast.")


def test_a_script_finds_the_keys_that_the_manual_lists(example: CommandLine) -> None:
    example.done("demo", "--responses", "60")
    fix(example)
    found = example.data("priorities", "lindenholt")
    assert set(found) == KEYS
    assert [set(each) for each in found["themes"]] == [THEME] * 7
    assert found["fixed"]["weights"] == {"residents": 50, "professionals": 25, "policy": 25}
    assert found["silent"] == ["professionals", "policy"]
    assert found["weights_used"] == {"residents": 1.0}
    assert found["snapshot"]["responses"] == 60
    assert 10 <= found["answered"] <= 60
    ranks = [each["rank"] for each in found["themes"]]
    assert ranks == sorted(ranks)
    for each in found["themes"]:
        residents = each["sources"]["residents"]
        assert residents["closed"] or residents["score"] == pytest.approx(each["score"])
        assert each["sources"]["policy"] == {"score": None, "rank": None, "closed": False}
    assert found["decision"] is None
    assert example.data("priorities", "lindenholt") == found
    page = example.done("priorities", "lindenholt")
    assert "Dit is een advies aan de wijk, geen verkiezing." in page
    assert "in de top 3 bij 100% van de wegingen" in page
    assert "Het team heeft de volgorde nog niet ondertekend." in page


def test_without_any_answer_there_are_themes_without_numbers(example: CommandLine) -> None:
    fix(example)
    found = example.data("priorities", "lindenholt")
    assert (found["answered"], found["snapshot"], found["weights_used"]) == (0, None, {})
    assert {each["score"] for each in found["themes"]} == {None}
    assert "nan" not in example.done("priorities", "lindenholt").lower()
