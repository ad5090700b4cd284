"""Halfway through the door: the password was right, the second step is still to come.

Kept in the signed cookie alone, for a quarter of an hour; it opens no page but the second step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import session as cookie

from survey.clock import now

_KEY, _LONGEST = "half", 15 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """Whose password was right, where they were going, and a second step being set up.

    `link` names the link by which somebody replaces a second step that they lost.
    """

    account: int
    onward: str
    secret: str | None = None
    link: str | None = None


def begin(*, account: int, onward: str, link: str | None = None) -> None:
    """Forgets whatever the cookie held: it may have been somebody else's."""
    cookie.clear()
    cookie[_KEY] = {"account": account, "onward": onward, "link": link, "at": _moment()}


def halfway() -> Half | None:
    kept: dict[str, Any] | None = cookie.get(_KEY)
    if not kept or kept["at"] < _moment() - _LONGEST:
        return None
    return Half(
        account=kept["account"],
        onward=kept["onward"],
        secret=kept.get("secret"),
        link=kept.get("link"),
    )


def keep_secret(secret: str) -> None:
    """The secret is encrypted already; it stays the same while the page is reloaded."""
    cookie[_KEY] = {**cookie[_KEY], "secret": secret}


def _moment() -> int:
    return int(now().timestamp())
