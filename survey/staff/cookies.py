"""The cookie of who is signed in: for /team alone. Residents' pages open no session at all."""

from __future__ import annotations

from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from survey.storage.keys import load_or_make

TEAM = "/team"


class TeamSessions(SecureCookieSessionInterface):
    """Flask's signed cookie, in a shape that no other host or page can touch."""

    def open_session(self, app: Flask, request: Request) -> Any:
        if not is_team(request.path):
            return self.make_null_session(app)
        if not app.secret_key:  # residents' pages never need the key ring
            app.secret_key = load_or_make(app.extensions["wijkstem"].settings.keys).session_secret
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not self.is_null_session(session):
            super().save_session(app, session, response)


def is_team(path: str) -> bool:
    return path == TEAM or path.startswith(f"{TEAM}/")


def register_cookies(app: Flask, *, https: bool) -> None:
    """`__Host-` makes browsers refuse the cookie unless it is secure and of this host alone."""
    app.session_interface = TeamSessions()
    app.config.update(
        SESSION_COOKIE_NAME="__Host-wijkstem" if https else "wijkstem",
        SESSION_COOKIE_SECURE=https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",  # Strict would lose who follows a link in a mail
        SESSION_COOKIE_PATH="/",
    )
