"""Halfway into a shift: the PIN was right, the place is still to be chosen.

Kept in the signed cookie alone, for ten minutes and for this device; it opens no other page.
"""

from __future__ import annotations

from typing import Any

from flask import session as cookie

from survey.clock import now
from survey.fieldwork.pairing import Known

_KEY, _LONGEST = "shift", 10 * 60


def begin_half(*, device: Known, interviewer: int) -> None:
    cookie[_KEY] = {"device": device.id, "interviewer": interviewer, "at": _moment()}


def half_way(*, device: Known) -> int | None:
    """Whose PIN was right on this device a moment ago."""
    kept: dict[str, Any] | None = cookie.get(_KEY)
    if not kept or kept["device"] != device.id or kept["at"] < _moment() - _LONGEST:
        return None
    found: int = kept["interviewer"]
    return found


def end_half() -> None:
    cookie.pop(_KEY, None)


def _moment() -> int:
    return int(now().timestamp())
