"""In with the account of one's work: a real provider in its own process, over real HTTP."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask

from forms.definition.sentence import Refusal
from survey.staff.issuer import Issuer, issuer_from
from survey.staff.roles import Role
from survey.storage.sessions import writing
from survey.storage.staff import StaffAccount
from tests.staff.provider import CLIENT, SECRET
from tests.staff.visitor import Visitor, invitation, visitor

EMAIL = "regisseur@example.org"


@dataclass(frozen=True)
class Running:
    """The provider's address, and a way to make it misbehave."""

    address: str

    def behaves(self, **behaviour: Any) -> None:
        requests.post(f"{self.address}/behave", json=behaviour, timeout=5).raise_for_status()


@pytest.fixture(scope="module")
def process() -> Iterator[Running]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    script = Path(__file__).with_name("provider.py")
    command = [sys.executable, str(script), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            assert server.stdout.readline() == "ready\n"
            yield Running(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(10)


@pytest.fixture
def provider(process: Running) -> Running:
    process.behaves()
    return process


@pytest.fixture
def app(app: Flask, provider: Running) -> Flask:
    parts = app.extensions["wijkstem"]
    issuer = Issuer(address=provider.address, client_id=CLIENT, client_secret=SECRET)
    settings = replace(parts.settings, oidc=issuer)
    app.extensions["wijkstem"] = replace(parts, settings=settings)
    return app


def comes_in(who: Visitor, *, onward: str = "") -> Any:
    """What a browser does: to the provider and back."""
    there = who.get("/team/oidc", query_string={"next": onward} if onward else None)
    assert there.status_code == 303
    back = requests.get(there.location, allow_redirects=False, timeout=5).headers["Location"]
    assert back.startswith("https://wijk.example/team/oidc/back?")
    reply = who.get("/team/oidc/back?" + urlsplit(back).query)
    who.last = reply.get_data(as_text=True) if reply.location else ""
    return reply


def test_the_door_shows_this_way_only_where_it_is_set_up(app: Flask) -> None:
    who = visitor(app)
    who.sees("/team/sign-in")
    assert "Aanmelden met uw werkaccount" in who.last
    parts = app.extensions["wijkstem"]
    app.extensions["wijkstem"] = replace(parts, settings=replace(parts.settings, oidc=None))
    who.sees("/team/sign-in")
    assert "werkaccount" not in who.last
    assert who.get("/team/oidc").status_code == 404


def test_who_was_invited_comes_in_without_a_password(app: Flask, programme_on_sqlite: str) -> None:
    invitation(app, email=EMAIL, role=Role.ADVISER, programme=programme_on_sqlite)
    who = visitor(app)
    assert comes_in(who).location == "/team/"
    who.sees("/team/")
    assert f"/team/p/{programme_on_sqlite}/" in who.last
    assert who.get(f"/team/p/{programme_on_sqlite}/people").status_code == 403
    again = visitor(app)
    assert comes_in(again, onward="/team/account").location == "/team/account"
    assert again.sees("/team/account").status_code == 200


def test_who_was_not_invited_stays_out(app: Flask) -> None:
    assert comes_in(visitor(app)).status_code == 400


def test_who_was_removed_stays_out(app: Flask) -> None:
    with writing(app.extensions["wijkstem"].answers) as session:
        session.add(StaffAccount(email=EMAIL, made_at=1, removed_at=2))
    assert comes_in(visitor(app)).status_code == 400


@pytest.mark.parametrize(
    "behaviour",
    [
        {"claims": {"email_verified": False}},
        {"claims": {"email_verified": "true"}},
        {"claims": {"email": None}},
        {"claims": {"nonce": "of another request"}},
        {"claims": {"aud": "another-application"}},
        {"claims": {"aud": [CLIENT, "another-application"]}},
        {"claims": {"iss": "https://elsewhere.example"}},
        {"claims": {"exp": 1}},
        {"strange_key": True},
        {"state": "of another browser"},
    ],
)
def test_what_does_not_fit_opens_nothing(
    app: Flask, provider: Running, behaviour: dict[str, Any]
) -> None:
    invitation(app, email=EMAIL, role=Role.ADMINISTRATOR)
    provider.behaves(**behaviour)
    who = visitor(app)
    assert comes_in(who).status_code == 400
    assert who.get("/team/").status_code == 303


def test_an_issuer_that_calls_itself_otherwise_is_not_asked(app: Flask, provider: Running) -> None:
    provider.behaves(issuer="https://elsewhere.example")
    assert visitor(app).get("/team/oidc").status_code == 400


def test_an_issuer_may_write_its_name_with_a_last_slash(app: Flask, provider: Running) -> None:
    invitation(app, email=EMAIL, role=Role.ADMINISTRATOR)
    called = f"{provider.address}/"
    provider.behaves(issuer=called, claims={"iss": called})
    assert comes_in(visitor(app)).location == "/team/"
    provider.behaves(issuer=called)
    assert comes_in(visitor(app)).status_code == 400


def test_an_answer_cannot_be_used_twice_or_in_another_browser(app: Flask) -> None:
    invitation(app, email=EMAIL, role=Role.ADMINISTRATOR)
    who = visitor(app)
    there = who.get("/team/oidc")
    back = requests.get(there.location, allow_redirects=False, timeout=5).headers["Location"]
    path = "/team/oidc/back?" + urlsplit(back).query
    assert visitor(app).get(path).status_code == 400
    assert who.get(path).location == "/team/"
    assert who.get(path).status_code == 400


def test_an_issuer_that_does_not_answer_is_said(app: Flask) -> None:
    parts = app.extensions["wijkstem"]
    silent = Issuer(address="http://127.0.0.1:9", client_id=CLIENT, client_secret=SECRET)
    settings = replace(parts.settings, oidc=silent)
    app.extensions["wijkstem"] = replace(parts, settings=settings)
    who = visitor(app)
    assert who.sees("/team/oidc").status_code == 503
    assert "geeft geen antwoord" in who.last


def _settings(issuer: str) -> dict[str, str]:
    return {
        "WIJKSTEM_OIDC_ISSUER": issuer,
        "WIJKSTEM_OIDC_CLIENT_ID": "x",
        "WIJKSTEM_OIDC_CLIENT_SECRET": "geheim",
    }


@pytest.mark.parametrize(
    "given",
    [
        {"WIJKSTEM_OIDC_ISSUER": "https://login.example"},
        _settings("http://login.example"),
        _settings("http://localhost:1@login.example"),
        _settings("https://"),
    ],
)
def test_half_settings_and_open_lines_are_refused(given: dict[str, str]) -> None:
    with pytest.raises(Refusal):
        issuer_from(given)


def test_settings_lose_a_last_slash_and_show_no_secret() -> None:
    assert issuer_from({}) is None
    found = issuer_from(_settings("https://login.example/tenant/ "))
    assert found is not None
    assert found.address == "https://login.example/tenant"
    assert "geheim" not in repr(found)
