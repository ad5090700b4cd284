"""The shell around every page for staff, and who gets to see one at all."""

from __future__ import annotations

from flask import Flask

from survey.staff.roles import Role
from tests.team import TeamClient, sign_in_client, text_of


def test_who_is_not_signed_in_is_sent_to_the_door(app: Flask) -> None:
    reply = app.test_client().get("/team/", base_url="https://wijk.example")
    assert (reply.status_code, reply.location) == (303, "/team/sign-in")


def test_home_names_the_programmes_somebody_works_in(app: Flask, programme_on_sqlite: str) -> None:
    client = sign_in_client(app, programme=programme_on_sqlite)
    assert f"/team/p/{programme_on_sqlite}/" in text_of(client.get("/team/"))
    stranger = sign_in_client(app)
    assert f"/team/p/{programme_on_sqlite}/" not in text_of(stranger.get("/team/"))


def test_home_speaks_the_language_of_the_account(app: Flask) -> None:
    client = sign_in_client(app, role=Role.ADMINISTRATOR, language="en")
    assert '<html lang="en"' in text_of(client.get("/team/"))


def test_a_form_without_its_token_is_refused_with_a_sentence(app: Flask) -> None:
    client: TeamClient = sign_in_client(app)
    client.token = ""
    reply = client.post("/team/sign-out")
    assert reply.status_code == 400
    assert "stond te lang open" in text_of(reply)
