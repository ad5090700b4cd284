"""Population figures are kept with source and date; weights stay inside until they are chosen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from survey.clock import today
from survey.results.missing import keeping
from survey.results.missing.groups import groups_of, keys_of
from survey.results.missing.overview import overview
from survey.results.missing.table_file import TableRefused
from survey.results.missing.weighing import CannotWeigh
from survey.results.missing.weighted_counts import to_weigh
from survey.results.missing.weights import (
    public_weights,
    set_public,
    weigh_question,
    weights_of,
)
from survey.results.rollup.advance import refreshed
from survey.results.rollup.facets import Facet
from survey.results.rollup.opened import open_pair
from survey.staff.roles import Role
from survey.storage.sessions import reading, writing
from tests.results.missing.conftest import TABLE, ask, campaign_of, take_in, told
from tests.team import text_of

YOUNG = "Jonger dan 30 jaar"


def seen(desk):
    with reading(desk.answers) as session:
        return overview(session, campaign=desk.campaign(session), language="nl")


def weigh(desk, **together):
    campaign_id = campaign_of(desk)
    with writing(desk.answers) as session:
        weigh_question(
            session,
            campaign_id=campaign_id,
            question="goes_well",
            groups=groups_of(session, campaign_id=campaign_id, language="nl"),
            called={Facet.NEIGHBOURHOOD: "Buurt", Facet.AGE_BAND: "Leeftijd"},
            together=together,
        )


def test_figures_say_who_is_missing_and_where_to_try(town_on_sqlite):
    take_in(town_on_sqlite)
    found = seen(town_on_sqlite)
    assert [gap.name for gap in found.gaps] == [YOUNG, "Leuvensbroek"]
    assert found.gaps[0].row.missing == 25
    assert found.gaps[0].tips[0].place.startswith(("Sociale", "Supermarkt"))
    assert [name for name, _ in found.rows[Facet.NEIGHBOURHOOD]] == ["Horstacker", "Leuvensbroek"]


def test_with_the_pairs_opened_it_is_said_per_neighbourhood_and_age_and_by_what_came_in(
    town_on_sqlite,
):
    desk = town_on_sqlite
    take_in(desk)
    with writing(desk.answers) as session:
        id_ = campaign_of(desk)
        open_pair(session, campaign_id=id_, one="neighbourhood", other="age_band")
        open_pair(session, campaign_id=id_, one="place", other="neighbourhood")
    desk.sends("Wachtkamer", n=30, given=told("leuvensbroek", "from_45", "shops"))
    refreshed(desk.answers, campaign_id=campaign_of(desk))
    found = seen(desk)
    assert found.crossed
    assert f"Leuvensbroek, {YOUNG}" in [gap.name for gap in found.gaps]


def test_a_newer_table_replaces_an_older_and_a_removed_one_can_come_back(town_on_sqlite):
    desk = town_on_sqlite
    take_in(desk, of_day=today() - timedelta(days=400))
    number = take_in(desk, "Leeftijd;Aantal\nJonger dan 30;100\n45 tot 65;900\n")

    def young():
        return ask(desk, keeping.figures).margins[Facet.AGE_BAND]["under_30"]

    assert young() == 100
    assert len(ask(desk, keeping.figures).sources) == 2
    with writing(desk.answers) as session:
        keeping.remove(session, campaign_id=campaign_of(desk), number=number)
    assert young() == 500
    with writing(desk.answers) as session:
        keeping.remove(session, campaign_id=campaign_of(desk), number=number, back=True)
    assert young() == 100


def test_source_and_date_are_asked_for(desk):
    for more, said in (
        ({"source": " "}, "van wie deze cijfers zijn"),
        ({"of_day": None}, "van welke dag"),
        ({"of_day": today() + timedelta(days=1)}, "vandaag of eerder"),
    ):
        with pytest.raises(TableRefused, match=said):
            take_in(desk, **more)


def test_what_is_weighed_is_what_was_answered(town):
    take_in(town)
    found = ask(town, to_weigh, question="goes_well", keys=ask(town, keys_of))
    assert found.everybody == {
        ("horstacker", "under_30"): 15,
        ("horstacker", "from_45"): 35,
        ("leuvensbroek", "from_45"): 30,
    }
    assert found.answered == found.everybody
    assert found.chosen["green"] == {
        ("horstacker", "under_30"): 15,
        ("leuvensbroek", "from_45"): 30,
    }


def test_weights_are_kept_beside_the_unweighted_and_public_only_when_chosen(town):
    take_in(town)
    weigh(town)
    found = ask(town, weights_of, question="goes_well")
    assert found.shares["green"].unweighted == pytest.approx(45 / 80)
    assert found.shares["green"].weighted > found.shares["green"].unweighted
    assert found.effective < found.n == 80
    assert ask(town, public_weights, question="goes_well") is None
    with writing(town.answers) as session:
        set_public(session, campaign_id=campaign_of(town), question="goes_well", public=True)
    assert ask(town, public_weights, question="goes_well").public
    weigh(town)
    assert ask(town, public_weights, question="goes_well") is None


def test_weights_of_an_older_snapshot_are_not_public(town_on_sqlite):
    desk = town_on_sqlite
    take_in(desk)
    weigh(desk)
    with writing(desk.answers) as session:
        set_public(session, campaign_id=campaign_of(desk), question="goes_well", public=True)
    desk.sends("Supermarkt", n=20, given=told("horstacker", "under_30", "green"))
    refreshed(desk.answers, campaign_id=campaign_of(desk))
    assert ask(desk, public_weights, question="goes_well") is None


def test_without_figures_there_is_nothing_to_weigh(town_on_sqlite):
    with pytest.raises(CannotWeigh, match="nog geen bevolkingscijfers"):
        weigh(town_on_sqlite)


def test_who_may_look_and_who_may_decide(desk):
    take_in(desk)
    adviser, interviewer = desk.client(Role.ADVISER), desk.client(Role.INTERVIEWER)
    assert adviser.get(desk.path("missing")).status_code == 200
    assert adviser.post(desk.path("missing/weights")).status_code == 403
    for page in ("missing", "missing/weights", "open-answers", "open-answers/missing/read"):
        assert interviewer.get(desk.path(page)).status_code == 403


def test_a_table_of_another_campaign_is_not_there(desk):
    client = desk.client()
    assert client.get(desk.path("missing/123")).status_code == 404
    assert client.get(desk.path(f"missing/{1 << 70}")).status_code == 404


def test_what_cannot_be_read_is_said_above_the_form(desk):
    from io import BytesIO

    sent = {
        "file": (BytesIO(TABLE.replace("500", "700", 1).encode()), "a.csv"),
        "source": "Voorbeeld",
        "of_day": today().isoformat(),
    }
    reply = desk.client().post(desk.path("missing"), data=sent)
    assert reply.status_code == 422
    assert "telt op tot 500, maar als totaal staat er 700" in text_of(reply)


def test_theme_results_cannot_be_weighed_while_they_are_closed(desk):
    take_in(desk)
    client = desk.client()
    assert client.get(desk.path("missing/weights?question=themes")).status_code == 404
    posted = client.post(desk.path("missing/weights"), data={"question": "themes"})
    assert posted.status_code == 404
