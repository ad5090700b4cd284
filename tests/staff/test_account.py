"""Your own account: language, password, recovery codes, and where you are signed in."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask

from survey.staff.roles import Role
from tests.staff.visitor import PASSWORD, Visitor, invitation, set_up, visitor
from tests.team import sign_in_client, text_of

EMAIL = "beheer@example.org"
NEW = "vier groene bomen"


@pytest.fixture
def somebody(app: Flask) -> Visitor:
    who = visitor(app)
    set_up(who, invitation(app, email=EMAIL, role=Role.ADMINISTRATOR))
    return who


def test_pages_speak_the_chosen_language(somebody: Visitor) -> None:
    token = re.search(r'name="csrf_token" value="([^"]+)"', text_of(somebody.get("/team/account")))
    assert token
    somebody.post("/team/account/language", data={"csrf_token": token[1], "language": "en"})
    somebody.sees("/team/account")
    assert '<html lang="en"' in somebody.last


def _posts(who: Visitor, path: str, **fields: str) -> str:
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', text_of(who.get("/team/account")))
    assert token
    reply = who.post(path, data={"csrf_token": token[1], **fields})
    return reply.location or text_of(reply)


def test_a_new_password_signs_out_every_other_browser(app: Flask, somebody: Visitor) -> None:
    fields = {"current": PASSWORD, "password": NEW, "again": NEW}
    second = visitor(app)
    second.fills_in("/team/sign-in", email=EMAIL, password=PASSWORD)
    assert _posts(somebody, "/team/account/password", **fields) == "/team/account"
    assert somebody.get("/team/account").status_code == 200
    old = visitor(app).fills_in("/team/sign-in", email=EMAIL, password=PASSWORD)
    assert old.location is None
    new = visitor(app).fills_in("/team/sign-in", email=EMAIL, password=NEW)
    assert new.location == "/team/second-step"


def test_changing_asks_for_the_password_of_now(somebody: Visitor) -> None:
    fields = {"current": "niet dit wachtwoord", "password": NEW, "again": NEW}
    assert "niet uw wachtwoord van nu" in _posts(somebody, "/team/account/password", **fields)


def test_new_recovery_codes_ask_for_the_password(somebody: Visitor) -> None:
    path = "/team/account/recovery-codes"
    assert _posts(somebody, path, password="niet dit") == "/team/account"
    assert 'class="codes"' in _posts(somebody, path, password=PASSWORD)


def test_one_other_browser_is_signed_out(app: Flask) -> None:
    one = sign_in_client(app)
    other = sign_in_client(app, account=one.account)
    page = text_of(one.get("/team/account"))
    named = re.search(r'name="session" value="([^"]+)"', page)
    assert named
    one.post("/team/account/sessions/end", data={"session": html.unescape(named[1])})
    assert other.get("/team/").status_code == 303
    assert one.get("/team/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(app: Flask) -> None:
    one, stranger = sign_in_client(app), sign_in_client(app)
    other = sign_in_client(app, account=one.account)
    named = re.search(r'name="session" value="([^"]+)"', text_of(one.get("/team/account")))
    assert named
    stranger.post("/team/account/sessions/end", data={"session": named[1]})
    assert other.get("/team/").status_code == 200
