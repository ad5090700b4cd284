"""Somebody of the team, signed in without walking through the door each time.

`sign_in_client` gives a client of an application, `sign_in_browser` a real browser at a server.
Both make an account with a role in a programme, and a session as the door itself would make it.
"""

from __future__ import annotations

import gzip
import hashlib
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from playwright.sync_api import BrowserContext
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from survey.clock import now
from survey.staff.roles import Role
from survey.staff.sessions import begin
from survey.storage.keys import load_or_make
from survey.storage.sessions import writing
from survey.storage.staff import StaffAccount, StaffRole

_number = count(1)
_CSRF = hashlib.sha1(b"of this test").hexdigest()


def make_account(
    answers: Engine,
    *,
    role: Role = Role.COORDINATOR,
    programme: str | None = None,
    language: str = "nl",
) -> int:
    """An account with a role in a programme; an administrator needs none."""
    with writing(answers) as session:
        made = StaffAccount(
            email=f"{role}{next(_number)}@example.org",
            language=language,
            administrator=role is Role.ADMINISTRATOR,
            made_at=int(now().timestamp()),
        )
        session.add(made)
        session.flush()
        if programme is not None and role is not Role.ADMINISTRATOR:
            session.add(StaffRole(account_id=made.id, programme=programme, role=role))
        return made.id


class TeamClient(FlaskClient):
    """Flask's own client; it carries the token that every form carries, and reads strictly."""

    token = ""
    account = 0

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("base_url", base_url(self.application))
        headers: dict[str, str] = dict(kwargs.pop("headers", None) or {})
        if self.token and kwargs.get("method") not in (None, "GET"):
            headers.setdefault("X-CSRFToken", self.token)
        reply = super().open(*args, headers=headers, **kwargs)
        assert reply.status_code < 500 or reply.status_code == 503, text_of(reply)[:300]
        if reply.mimetype == "text/html" and reply.data and reply.location is None:
            from tests.web.conftest import lint_page

            lint_page(text_of(reply))
        return reply


def text_of(reply: TestResponse) -> str:
    packed = reply.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(reply.data) if packed else reply.data).decode()


def base_url(app: Flask) -> str:
    address: str = app.extensions["wijkstem"].settings.public_url
    return address


def sign_in_client(
    app: Flask,
    *,
    role: Role = Role.COORDINATOR,
    programme: str | None = None,
    language: str = "nl",
    account: int | None = None,
) -> TeamClient:
    """A client in which somebody with this role is signed in."""
    answers: Engine = app.extensions["wijkstem"].answers
    account = account or make_account(answers, role=role, programme=programme, language=language)
    client = TeamClient(app, app.response_class, use_cookies=True)
    client.account = account
    with (
        client.session_transaction(path="/team/", base_url=base_url(app)) as cookie,
        writing(answers) as session,
    ):
        cookie["session"] = begin(session, account=account, browser="?")
        cookie["csrf_token"] = _CSRF
    signer = URLSafeTimedSerializer(app.secret_key or "", salt="wtf-csrf-token")
    client.token = str(signer.dumps(_CSRF))
    return client


def sign_in_browser(
    context: BrowserContext,
    *,
    address: str,
    instance: Path,
    answers: Engine,
    role: Role = Role.COORDINATOR,
    programme: str | None = None,
    language: str = "nl",
) -> int:
    """Signs a browser in at the server that runs on this instance; the account's number."""
    account = make_account(answers, role=role, programme=programme, language=language)
    with writing(answers) as session:
        token = begin(session, account=account, browser="Chrome, Linux")
    signing = Flask("signing")
    signing.secret_key = load_or_make(instance / "keys").session_secret
    serializer = SecureCookieSessionInterface().get_signing_serializer(signing)
    assert serializer is not None
    value = serializer.dumps({"session": token})
    context.add_cookies([{"name": "wijkstem", "value": str(value), "url": address}])
    return account
