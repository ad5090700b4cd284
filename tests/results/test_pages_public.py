"""The page on which residents read back what was said: only when published, and as published."""

from __future__ import annotations

import gzip
import re
from datetime import date

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from survey.intake.receive import receive
from survey.results import outcome
from survey.results.held import held
from survey.results.rollup.advance import refreshed
from survey.results.shown.tables import table_of
from survey.results.views.dashboard import came_in
from survey.staff.roles import Role
from survey.storage.finding import campaign_by_key
from survey.storage.outcomes import OutcomePage
from survey.storage.sessions import reading, writing
from tests.conftest import Opened
from tests.fieldwork.conftest import Desk
from tests.results.room import fill, given, open_themes, words_of, words_on
from tests.team import sign_in_client, text_of
from tests.web.conftest import lint_page

PUBLIC = "/uitkomst/lindenholt"
LIGHT = 30_000  # bytes over the line, page and styles together
LANGUAGES = ("nl", "en", "tr", "ar", "pl", "uk")


def read(office: Desk, address: str = PUBLIC) -> TestResponse:
    """As a resident, who is signed in nowhere."""
    return office.app.test_client().get(address)


def publish(office: Desk, act: str = "publish", role: Role = Role.COORDINATOR) -> int:
    client = office.client(role=role)
    client.get(office.path("results"))  # looking moves the figures on
    return client.post(office.path(f"results/public/{act}")).status_code


def test_nothing_is_there_until_the_coordinator_publishes_it(office: Desk) -> None:
    assert read(office).status_code == 404
    assert publish(office, role=Role.ADVISER) == 403
    assert publish(office, role=Role.RESEARCHER) == 403
    assert read(office).status_code == 404
    assert publish(office) == 303
    assert read(office).status_code == 200
    assert read(office, f"{PUBLIC}/xx").status_code == 404
    assert read(office, "/uitkomst/nothing").status_code == 404


def test_it_says_in_plain_words_what_was_said(office: Desk) -> None:
    publish(office)
    page = read(office, f"{PUBLIC}/nl").text
    lint_page(page)
    words = words_of(page)
    assert "Zoveel mensen deden mee: 70." in words
    assert "Dit is een advies aan de wijk, geen verkiezing." in words
    assert "De winkels 80%" in words
    assert page.count('class="pictogram"') > 5


def test_what_is_published_stays_as_it_was(office: Desk) -> None:
    publish(office)
    before = read(office).text
    fill(office, ["Supermarkt"] * 30)
    words = words_on(office.client(), office.path("results"))
    assert "100 ingevulde vragenlijsten, nu" in words
    assert read(office).text == before
    publish(office)
    assert "Zoveel mensen deden mee: 100." in words_of(read(office).text)


def test_taking_it_down_is_undone_with_the_same_figures(office: Desk) -> None:
    publish(office)
    before = read(office).text
    assert publish(office, "take-down") == 303
    assert read(office).status_code == 404
    assert publish(office, "put-back") == 303
    assert read(office).text == before
    assert office.acts()[-3:] == ["outcome.published", "outcome.taken_down", "outcome.published"]


def test_undoing_what_was_never_done_changes_nothing(office: Desk) -> None:
    for act in ("take-down", "put-back"):
        assert publish(office, act) == 303
    assert read(office).status_code == 404
    with reading(office.answers) as session:
        assert session.scalars(select(OutcomePage)).all() == []
    assert not [act for act in office.acts() if act.startswith("outcome.")]


def test_themes_are_on_it_only_when_they_were_open_at_publishing(office: Desk) -> None:
    publish(office)
    assert "Geen zorgen over geld hebben" not in read(office, f"{PUBLIC}/nl").text
    open_themes(office)
    assert "Geen zorgen over geld hebben" not in read(office, f"{PUBLIC}/nl").text
    publish(office)
    words = words_of(read(office, f"{PUBLIC}/nl").text)
    assert re.search(r"Geen zorgen over geld hebben 60%", words)


def test_few_people_are_not_told_by_any_number(empty: Desk) -> None:
    """Three of forty put their health first."""
    open_themes(empty)
    for number in range(40):
        marks = {**given(0)}
        if number < 3:
            marks["themes"] = given(9)["themes"]
        empty.sends("Supermarkt", given=marks)
    publish(empty)
    page = read(empty, f"{PUBLIC}/nl").text
    [row] = [each for each in page.split("<tr>") if "Gezond leven" in each]
    assert "te weinig om te laten zien" in row
    assert "%</strong>" not in row
    assert "3" not in re.sub(r'<svg class="pictogram".*?</svg>', "", row).partition("<svg")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_light_in_every_language_and_asks_for_no_cookie(
    office: Desk,
    language: str,
) -> None:
    open_themes(office)
    publish(office)
    for client in (office.app.test_client(), sign_in_client(office.app)):
        reply = client.get(
            f"{PUBLIC}/{language}",
            headers={"Accept-Encoding": "gzip"},
            base_url="https://wijk.example",
        )
        assert "Set-Cookie" not in reply.headers
        assert "Cookie" not in reply.headers.get("Vary", "")
    page = gzip.decompress(reply.data).decode()
    lint_page(page)
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    styles = re.findall(r'href="(/static/[^"]+)"', page)
    fetched = [
        client.get(each, headers={"Accept-Encoding": "gzip"}, base_url="https://wijk.example")
        for each in styles
    ]
    assert len(reply.data) + sum(len(each.data) for each in fetched) < LIGHT
    assert "<script" not in page


def test_the_team_sees_what_it_will_be_before_it_is_there(office: Desk) -> None:
    client = office.client()
    words = words_on(client, office.path("results/public/preview?language=nl"))
    assert "Zoveel mensen deden mee: 70." in words
    page = text_of(client.get(office.path("results/public/preview?language=ar")))
    assert 'dir="rtl"' in page
    assert client.get(office.path("results/public/preview?language=xx")).status_code == 404
    assert read(office).status_code == 404


def test_either_database_keeps_what_was_published_and_counts_what_is_held(opened: Opened) -> None:
    answers, campaign_id = opened.stores.answers, opened.campaign_id
    with writing(answers) as session:
        for number in range(12):
            submission = opened.submission(complete=number > 1)
            receive(session, submission=submission)
    refreshed(answers, campaign_id=campaign_id)
    with writing(answers) as session:
        outcome.publish(session, campaign_id=campaign_id)
    with writing(answers) as session:
        assert outcome.take_down(session, campaign_id=campaign_id)
        assert not outcome.take_down(session, campaign_id=campaign_id)
        assert outcome.put_back(session, campaign_id=campaign_id)
    with reading(answers) as session:
        page = outcome.outcome_of(session, campaign_id=campaign_id)
        assert page is not None
        assert (page.n, page.taken_down, outcome.figures_in(page).base) == (12, False, 12)
        table = table_of(session, campaign_id=campaign_id)
        came = came_in(session, campaign_id=campaign_id, table=table)
        assert (came.live, came.partial, came.set_aside) == (12, 2, 0)
        campaign = campaign_by_key(session, key=opened.campaign.key)
        found = held(session, campaign=campaign, kept="Wij bewaren alles een jaar.")
    assert [(each.n, each.until) for each in found[:1]] == [(12, date(2027, 7, 1))]
    assert [each.n for each in found if "eigen woorden" in str(each.what)] == [12]
