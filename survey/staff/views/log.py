"""What was done: in a programme, and for administrators in all of it."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from flask import request
from flask_babel import get_translations

from survey.extensions import wiring
from survey.staff.access import Role, administrators_only, needs
from survey.staff.reading_trail import AT_ONCE, lines
from survey.staff.shell import page
from survey.staff.views.blueprint import staff
from survey.storage.sessions import reading


@staff.get("/team/p/<programme>/log")
@needs(Role.COORDINATOR)
def log(programme: str) -> str:
    """Newest first; `day` shows one day, `before` goes further back."""
    return _log(programme)


@staff.get("/team/log")
@administrators_only
def whole_log() -> str:
    """Also what belongs to no programme: accounts, passwords, administrators."""
    return _log(None)


def _log(programme: str | None) -> str:
    day = _day(request.args.get("day", ""))
    before = request.args.get("before", type=int)
    if before is not None and not 0 < before < 2**62:
        before = None
    with reading(wiring().answers) as session:
        found = lines(session, programme=programme, day=day, before=before)
    words = get_translations()
    return page(
        "team/log.html",
        programme=programme,
        days=[(on, list(rest)) for on, rest in groupby(found, key=lambda each: each.at.date())],
        words=lambda act: act if isinstance(act, str) else act.worded(words),
        day=day,
        older=found[-1].number if len(found) == AT_ONCE else None,
    )


def _day(given: str) -> date | None:
    try:
        found = date.fromisoformat(given)
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2200 else None
