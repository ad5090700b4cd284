"""Somebody at the door, who fills in forms as a browser does; and the app on their telephone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from functools import cache

from flask import Flask
from werkzeug.test import TestResponse

from survey.staff.invitations import invite
from survey.staff.passwords import hash_of
from survey.staff.roles import Role
from survey.storage.sessions import writing
from survey.storage.staff import StaffAccount
from tests.team import TeamClient, text_of

PASSWORD = "drie blauwe fietsen"


def totp(secret: str, *, moment: float | None = None) -> str:
    """RFC 6238, as every app does it."""
    key = base64.b32decode(secret.replace(" ", "") + "=" * (-len(secret.replace(" ", "")) % 8))
    counter = struct.pack(">Q", int((moment or time.time()) // 30))
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def next_code(secret: str) -> str:
    """The code after this one: what was used is used, and a clock may be half a minute off."""
    return totp(secret, moment=time.time() + 30)


@cache
def _kept() -> str:
    return hash_of(PASSWORD, email="")


def with_password(app: Flask, account: int) -> str:
    """Gives an account this password and a second step that nobody walks through; its address."""
    with writing(app.extensions["wijkstem"].answers) as session:
        row = session.get_one(StaffAccount, account)
        row.password_hash, row.totp = _kept(), "set up"
        return row.email


def secret_in(page: str) -> str:
    found = re.search(r'class="code" translate="no">([A-Z2-7 ]+)<', page)
    assert found, page
    return found[1]


class Visitor(TeamClient):
    """Follows what the pages say; the token comes out of the form, as in a browser."""

    last: str = ""

    def sees(self, path: str) -> TestResponse:
        reply = self.get(path)
        self.last = text_of(reply)
        return reply

    def fills_in(self, path: str, **fields: str) -> TestResponse:
        self.sees(path)
        token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', self.last)
        assert token, self.last
        reply = self.post(path, data={"csrf_token": token[1], **fields})
        self.last = text_of(reply)
        return reply


def visitor(app: Flask) -> Visitor:
    return Visitor(app, app.response_class, use_cookies=True)


def invitation(app: Flask, *, email: str, role: Role, programme: str | None = None) -> str:
    with writing(app.extensions["wijkstem"].answers) as session:
        token = invite(session, email=email, role=role, programme=programme)
    return f"/team/invitation/{token}"


def set_up(who: Visitor, link: str) -> tuple[str, list[str]]:
    """Goes all the way in; the secret of the app, and the recovery codes."""
    reply = who.fills_in(link, password=PASSWORD, again=PASSWORD)
    assert reply.location == "/team/second-step/new", who.last
    who.sees(reply.location)
    secret = secret_in(who.last)
    who.fills_in(reply.location, code=totp(secret))
    codes = re.findall(r'<li class="code">([^<]+)</li>', who.last)
    assert len(codes) == 10, who.last
    return secret, codes
