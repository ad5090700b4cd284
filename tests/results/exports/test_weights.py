"""Weights stand beside the answers when the coordinator chose to weigh, and tell of nobody."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from gettext import NullTranslations
from pathlib import Path
from zipfile import ZipFile

import pytest

from survey.clock import today
from survey.results.exports import giving
from survey.results.exports.formats.kinds import Format
from survey.results.exports.taking import Wish, take
from survey.results.missing.groups import groups_of
from survey.results.missing.weights import weigh_question, weights_of
from survey.results.rollup.advance import refreshed
from survey.results.rollup.facets import Facet
from survey.storage.sessions import reading, writing
from tests.results.exports.reading_back import model
from tests.results.missing.conftest import (  # noqa: F401 - fixtures
    TABLE,
    campaign_of,
    desk,
    open_desk,
    peopled,
    take_in,
    told,
)

FULL = Wish(full=True)
TELLING = ("neighbourhood", "area", "age_band")


@pytest.fixture
def town(desk):  # noqa: F811 - the fixture
    return peopled(desk)


def weigh(desk, table: str = TABLE) -> None:  # noqa: F811
    take_in(desk, table, of_day=today() - timedelta(days=9))
    campaign_id = campaign_of(desk)
    with writing(desk.answers) as session:
        weigh_question(
            session,
            campaign_id=campaign_id,
            question="goes_well",
            groups=groups_of(session, campaign_id=campaign_id, language="nl"),
            called={Facet.NEIGHBOURHOOD: "Buurt", Facet.AGE_BAND: "Leeftijd"},
            together={},
        )


def rows_of(desk, wish: Wish) -> tuple[list[dict], tuple[str, ...]]:  # noqa: F811
    with reading(desk.answers) as session:
        taken = take(session, campaign=desk.campaign(session), wish=wish)
        names = [each.name for each in taken.codebook.columns]
        return [dict(zip(names, row, strict=True)) for row in model(taken)], taken.codebook.notes


@pytest.mark.parametrize("wish", [Wish(), FULL])
def test_without_weighing_every_row_counts_as_one_and_the_codebook_says_so(town, wish):
    take_in(town)
    rows, notes = rows_of(town, wish)
    assert {row["weight"] for row in rows} == {1}
    assert "Elke regel telt even zwaar: het gewicht is overal 1." in notes


def test_the_full_file_weighs_like_the_screen(town, tmp_path):
    weigh(town)
    with reading(town.answers) as session:
        shown = weights_of(session, campaign_id=campaign_of(town), question="goes_well")
    found = tallies(town, tmp_path, full=True, reason="Onderzoek")["goes_well"]
    assert shown.shares
    for code, share in shown.shares.items():
        weighted = found["weighted"]["options"][code] / found["weighted"]["given"]
        unweighted = found["options"][code] / found["states"]["given"]
        assert weighted == pytest.approx(share.weighted, abs=1e-6)
        assert unweighted == pytest.approx(share.unweighted)


def tallies(desk, folder: Path, **asked) -> dict:  # noqa: F811
    given = giving.give(
        desk.answers,
        campaign_key="lindenholt",
        asked=giving.Asked(kind=Format.ZIP, **asked),
        file=folder / "a.zip",
        asking=giving.Asking(who=None, programme=None, words=NullTranslations()),
    )
    with ZipFile(given.files[0]) as packed:
        packed.extractall(folder / "a")
    ran = [sys.executable, "-I", "-S", str(folder / "a" / "tallies.py")]
    said = subprocess.run(ran, check=True, capture_output=True, text=True).stdout
    assert any(", weighted " in line for line in said.splitlines())
    again = subprocess.run([*ran, "--json"], check=True, capture_output=True).stdout
    found: dict = json.loads(again)
    return found


def test_a_weight_in_the_team_s_file_follows_from_what_the_row_tells(town, tmp_path):
    weigh(town)
    rows, notes = rows_of(town, Wish())
    by_told: dict[tuple, set] = {}
    for row in rows:
        by_told.setdefault(tuple(row.get(name) for name in TELLING), set()).add(row["weight"])
    assert all(len(weights) == 1 for weights in by_told.values())
    assert len({weight for weights in by_told.values() for weight in weights}) > 1
    assert any(note.startswith("Het gewicht maakt dat groepen meetellen") for note in notes)
    assert "Zet gewogen cijfers altijd naast ongewogen cijfers." in notes
    tallies(town, tmp_path)


def test_rows_weigh_as_people_live(town):
    """Three in ten are young where people live, and fifteen of the eighty who answered."""
    weigh(town, "Leeftijd;Aantal\nJonger dan 30;300\n45 tot 65;700\n")
    rows, _ = rows_of(town, FULL)
    heavy: Counter = Counter()
    for row in rows:
        heavy[row["age_band"]] += row["weight"]
    assert sorted(heavy.values()) == pytest.approx([24, 56], abs=1e-3)


def test_who_did_not_tell_has_a_weight_too(town):
    town.sends("Wachtkamer", n=20, given={})
    refreshed(town.answers, campaign_id=campaign_of(town))
    weigh(town)
    rows, _ = rows_of(town, FULL)
    assert {row["weight"] for row in rows if row["age_band"] < 0} == {1}


def test_when_a_group_is_too_small_nothing_is_weighed_and_the_codebook_says_why(town):
    weigh(town)
    with reading(town.answers) as session:
        first = take(session, campaign=town.campaign(session), wish=FULL).codebook.notes
    assert not any("wegen kon niet" in note for note in first)
    take_in(town, "Leeftijd;Aantal\nJonger dan 30;100\n30 tot 45;50\n45 tot 65;900\n")
    rows, notes = rows_of(town, FULL)
    assert {row["weight"] for row in rows} == {1}
    assert any(
        note.startswith("Het gewicht is overal 1, want wegen kon niet. Uit ") for note in notes
    )
