"""Residents do not notice that there is a door for staff."""

from __future__ import annotations

import subprocess
import sys

import pytest
from flask import Flask

from survey.config import ROOT
from survey.staff.cookies import is_team
from tests.team import sign_in_client

HEAVY = ("flask_security", "authlib", "webauthn", "passlib", "requests", "joserfc")


@pytest.mark.parametrize("path", ["/", "/q/WRONG1", "/c/none", "/toegankelijkheid", "/teamwork"])
def test_their_pages_set_and_read_no_cookie(app: Flask, path: str) -> None:
    """Also in the browser of somebody who works here."""
    for client in (app.test_client(), sign_in_client(app)):
        reply = client.get(path, base_url="https://wijk.example")
        assert "Set-Cookie" not in reply.headers
        assert "Cookie" not in reply.headers.get("Vary", "")


def test_their_pages_make_no_keys(app: Flask) -> None:
    app.test_client().get("/", base_url="https://wijk.example")
    assert app.secret_key is None


def test_starting_waits_for_no_library_of_the_door() -> None:
    program = f"import sys, survey.app; print([n for n in {HEAVY!r} if n in sys.modules])"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(("path", "team"), [("/team", True), ("/team/", True), ("/teams", False)])
def test_where_the_team_begins(path: str, team: bool) -> None:
    assert is_team(path) is team
