"""The pages of a programme, as a coordinator meets them."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.programme.example import make_example
from survey.programme.programmes import list_programmes
from survey.staff.roles import Role
from survey.storage.programmes import Area, Lesson, Partner, Phase, PolicyPoint, Programme, Theme
from survey.storage.sessions import reading, writing
from survey.storage.staff import StaffRole
from tests.staff.conftest import app  # noqa: F401
from tests.team import TeamClient, sign_in_client, text_of

PAGES = (
    *("", "notes", "themes", "themes/new", "areas", "areas/new", "areas/several"),
    *("policy", "policy/new", "phases", "phases/new", "lessons", "lessons/new"),
    *("partners", "partners/new", "settings", "settings/quality", "copy"),
)
ROWS = ("themes", "areas", "policy", "phases", "partners", "lessons")
KINDS: dict[str, Any] = {
    "themes": Theme,
    "areas": Area,
    "policy": PolicyPoint,
    "phases": Phase,
    "partners": Partner,
    "lessons": Lesson,
}


@pytest.fixture
def answers(app: Flask) -> Engine:  # noqa: F811
    engine: Engine = app.extensions["wijkstem"].answers
    return engine


@pytest.fixture
def north(app: Flask, programme_on_sqlite: str) -> TeamClient:  # noqa: F811
    """The coordinator of a programme in which nothing was filled in."""
    return sign_in_client(app, programme=programme_on_sqlite)


@pytest.fixture
def lindenholt(app: Flask, answers: Engine) -> TeamClient:  # noqa: F811
    """The coordinator of the example, whose questionnaire is in the open; with one of each."""
    asked = catalogue.questionnaire(catalogue.FIRST)
    campaign = catalogue.campaign(catalogue.FIRST)
    with writing(answers) as session:
        started = start_campaign(session, campaign=campaign, questionnaire=asked)
        assert make_example(session, campaign=started, asked=asked).key == "lindenholt"
    client = sign_in_client(app, programme="lindenholt")
    base = "/team/p/lindenholt"
    point = {"words": "Iedereen doet mee", "document": "Plan 2026", "page": "4"}
    for path, form in (
        ("policy", point),
        ("lessons", {"words": "Begin op tijd", "category": "process"}),
        ("partners", {"name": "Bindkracht", "scope": "city", "role": "team", "note": ""}),
    ):
        reply = client.post(f"{base}/{path}/new", data={"version": "0", **form})
        assert reply.status_code == 303, text_of(reply)
    return client


def _first(answers: Engine, path: str, *, key: str) -> int:
    kind = KINDS[path]
    with reading(answers) as session:
        own = select(kind.id).join(Programme, Programme.id == kind.programme_id)
        number = session.scalars(own.where(Programme.key == key).order_by(kind.id)).first()
    assert number is not None
    return int(number)


@pytest.mark.parametrize("path", PAGES)
def test_each_page_answers_while_nothing_was_filled_in(
    north: TeamClient, programme_on_sqlite: str, path: str
) -> None:
    assert north.get(f"/team/p/{programme_on_sqlite}/{path}").status_code == 200


def test_each_page_of_the_example_answers(lindenholt: TeamClient, answers: Engine) -> None:
    paths = [*PAGES, *(f"{each}/{_first(answers, each, key='lindenholt')}" for each in ROWS)]
    statuses = {each: lindenholt.get(f"/team/p/lindenholt/{each}").status_code for each in paths}
    assert set(statuses.values()) == {200}, statuses
    assert lindenholt.get("/team/").status_code == 200


def test_each_page_answers_in_english_and_to_who_only_looks(
    app: Flask,  # noqa: F811
    lindenholt: TeamClient,
) -> None:
    client = sign_in_client(app, programme="lindenholt", role=Role.RESEARCHER, language="en")
    for path in ("", *ROWS):
        shown = client.get(f"/team/p/lindenholt/{path}")
        assert shown.status_code == 200
        assert "/remove" not in text_of(shown)


def test_the_home_shows_only_the_programmes_of_whoever_looks(
    north: TeamClient, lindenholt: TeamClient, programme_on_sqlite: str
) -> None:
    assert f"/team/p/{programme_on_sqlite}/" in text_of(north.get("/team/"))
    assert "lindenholt" not in text_of(north.get("/team/"))


def test_the_example_says_that_it_is_one(lindenholt: TeamClient) -> None:
    assert "Een voorbeeld" in text_of(lindenholt.get("/team/p/lindenholt/"))


def test_an_administrator_makes_a_programme_and_others_do_not(
    app: Flask,  # noqa: F811
    north: TeamClient,
) -> None:
    administrator = sign_in_client(app, role=Role.ADMINISTRATOR)
    assert administrator.get("/team/new").status_code == 200
    form = {"version": "0", "name": "Midden", "scope": "area", "target_group": "youth"}
    assert administrator.post("/team/new", data=form).location == "/team/p/midden/"
    assert administrator.post("/team/new", data=form).status_code == 422
    assert north.get("/team/new").status_code == 403


def test_a_copy_stands_on_its_own_and_its_maker_coordinates_it(
    lindenholt: TeamClient, answers: Engine
) -> None:
    form = {"name": "Oost", "themes": "y", "policy": "y", "partners": "y", "drafts": "y"}
    reply = lindenholt.post("/team/p/lindenholt/copy", data={"version": "0", **form})
    assert reply.location == "/team/p/oost/", text_of(reply)
    for path in PAGES:
        assert lindenholt.get(f"/team/p/oost/{path}").status_code == 200
    assert "Geen zorgen over geld hebben" in text_of(lindenholt.get("/team/p/oost/themes"))
    with reading(answers) as session:
        assert {each.name for each in list_programmes(session)} >= {"Lindenholt", "Oost"}
        roles = session.scalars(select(StaffRole.role).where(StaffRole.programme == "oost"))
        assert list(roles) == [Role.COORDINATOR]


def test_a_theme_that_residents_are_asked_about_stays(
    lindenholt: TeamClient, answers: Engine
) -> None:
    with reading(answers) as session:
        number = session.scalar(select(Theme.id).where(Theme.code == "money"))
    address = f"/team/p/lindenholt/themes/{number}/remove"
    shown = text_of(lindenholt.post(address, follow_redirects=True))
    assert "Dit thema staat in “lindenholt”. Haal het daar eerst weg." in shown
    assert "Geen zorgen over geld hebben" in shown


def test_what_is_taken_away_comes_back(lindenholt: TeamClient, answers: Engine) -> None:
    number = _first(answers, "lessons", key="lindenholt")
    base = f"/team/p/lindenholt/lessons/{number}"
    shown = text_of(lindenholt.post(f"{base}/remove", follow_redirects=True))
    assert f"{base}/put-back" in shown
    assert lindenholt.get(base).status_code == 404
    assert lindenholt.post(f"{base}/put-back").status_code == 303
    assert lindenholt.get(base).status_code == 200


@pytest.mark.parametrize("path", ROWS)
def test_a_number_of_another_programme_is_not_there(
    north: TeamClient, lindenholt: TeamClient, answers: Engine, programme_on_sqlite: str, path: str
) -> None:
    number = _first(answers, path, key="lindenholt")
    base = f"/team/p/{programme_on_sqlite}/{path}"
    assert north.get(f"{base}/{number}").status_code == 404
    assert north.get(f"{base}/1").status_code == 404
    assert north.post(f"{base}/{number}/remove").status_code == 404
    assert north.get(f"/team/p/lindenholt/{path}/{number}").status_code == 404


def test_who_was_too_late_sees_what_stands_there_now(
    lindenholt: TeamClient, answers: Engine
) -> None:
    address = f"/team/p/lindenholt/policy/{_first(answers, 'policy', key='lindenholt')}"
    form = {"words": "Anders", "document": "Plan", "page": ""}
    assert lindenholt.post(address, data={"version": "1", **form}).status_code == 303
    late = lindenholt.post(address, data={"version": "1", **form, "words": "Later"})
    assert late.status_code == 409
    assert "Anders" in text_of(late)
    assert "Later" in text_of(late)


def test_a_search_for_a_picture_keeps_what_was_typed(
    north: TeamClient, programme_on_sqlite: str
) -> None:
    base = f"/team/p/{programme_on_sqlite}/themes"
    form = {
        "version": "0",
        "title": "Rondkomen",
        "explanation": "",
        "security": "2",
        "cohesion": "0",
        "inclusion": "0",
        "empowerment": "0",
        "source": "",
    }
    found = north.post(f"{base}/new", data=form | {"seek": "geld", "search": "1"})
    shown = text_of(found)
    assert found.status_code == 200
    assert 'value="money"' in shown
    assert "Rondkomen" in shown
    assert north.post(f"{base}/new", data=form | {"picture": "money"}).location == base
    assert "Rondkomen" in text_of(north.get(base))
    refused = north.post(f"{base}/new", data=form | {"title": ""})
    assert refused.status_code == 422
    assert "Geef het thema een titel." in text_of(refused)
