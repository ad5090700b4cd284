"""Signed-in browsers: a row for each, named by a secret that only the browser has."""

from __future__ import annotations

import hashlib
import secrets
from collections import defaultdict

from flask import request
from flask import session as cookie
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from survey.clock import now
from survey.extensions import wiring
from survey.staff.roles import Account, Role
from survey.storage.sessions import reading, writing
from survey.storage.staff import StaffAccount, StaffRole, StaffSession

IDLE, LONGEST = 12 * 3600, 14 * 24 * 3600  # seconds
_NOTICED_EVERY = 300  # seconds; a page is not worth a write
_KEY = "session"


def begin(session: Session, *, account: int, browser: str) -> str:
    """A new session; the secret that is returned is kept nowhere else."""
    token = secrets.token_urlsafe(32)
    moment = _moment()
    session.add(
        StaffSession(
            token_hash=hashed(token),
            account_id=account,
            browser=browser,
            began_at=moment,
            seen_at=moment,
        )
    )
    session.flush()
    return token


def sign_in(session: Session, *, account: int) -> None:
    """Signs in this browser; whatever its cookie held before is forgotten."""
    token = begin(session, account=account, browser=browser_words())
    cookie.clear()
    cookie[_KEY] = token


def sign_out(session: Session) -> None:
    token = cookie.get(_KEY)
    cookie.clear()
    if token:
        session.execute(delete(StaffSession).where(StaffSession.token_hash == hashed(token)))


def end_all(session: Session, *, account: int, but_this_one: bool = False) -> None:
    """Signs out everywhere."""
    gone = delete(StaffSession).where(StaffSession.account_id == account)
    if but_this_one:
        gone = gone.where(StaffSession.token_hash != this_one())
    session.execute(gone)


def this_one() -> str:
    """What this browser's session is called in the store."""
    return hashed(cookie.get(_KEY, ""))


def account_here() -> Account | None:
    """Who is signed in in this browser, if the session still stands."""
    token = cookie.get(_KEY)
    if not isinstance(token, str):
        return None
    moment = _moment()
    with reading(wiring().answers) as session:
        row = session.get(StaffSession, hashed(token))
        if row is None or row.seen_at < moment - IDLE or row.began_at < moment - LONGEST:
            return None
        account = account_of(session, account=row.account_id)
    if account and row.seen_at < moment - _NOTICED_EVERY:
        with writing(wiring().answers) as session:
            seen = session.get(StaffSession, row.token_hash)
            if seen:
                seen.seen_at = moment
    return account


def account_of(session: Session, *, account: int) -> Account | None:
    """An account as pages see it; None when it was removed."""
    row = session.get(StaffAccount, account)
    if row is None or row.removed_at is not None:
        return None
    roles: defaultdict[str, set[Role]] = defaultdict(set)
    for held in session.scalars(select(StaffRole).where(StaffRole.account_id == account)):
        roles[held.programme].add(Role(held.role))
    return Account(
        id=row.id,
        email=row.email,
        language=row.language,
        administrator=row.administrator,
        roles={programme: frozenset(each) for programme, each in roles.items()},
    )


def hashed(token: str) -> str:
    """Random secrets need no slow hash: nobody guesses 256 bits."""
    return hashlib.sha256(token.encode()).hexdigest()


_BROWSERS = ("Firefox", "Edg", "SamsungBrowser", "OPR", "Chrome", "Safari")
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")
_CALLED = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung", "Macintosh": "Mac"}


def browser_words() -> str:
    """The browser as a person recognises it: "Firefox, Android". Nothing finer is kept."""
    agent = request.headers.get("User-Agent", "")
    found = [
        next((each for each in family if each in agent), "") for family in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(_CALLED.get(each, each) for each in found if each) or "?"


def _moment() -> int:
    return int(now().timestamp())
