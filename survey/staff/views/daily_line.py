"""The line of the day: how long the trail is and its newest hash, to print and put away."""

from __future__ import annotations

from flask import request

from survey.clock import today
from survey.extensions import wiring
from survey.staff.access import Role, needs
from survey.staff.audit import head, line_at
from survey.staff.shell import page
from survey.staff.views.blueprint import staff
from survey.storage.sessions import reading

_GROUP = 8


@staff.get("/team/p/<programme>/log/line")
@needs(Role.COORDINATOR)
def daily_line(programme: str) -> str:
    """Of the whole trail, not of one programme; with `number` also what an older line says now."""
    number = request.args.get("number", type=int)
    if number is not None and not 0 < number < 2**62:
        number = None
    with reading(wiring().answers) as session:
        newest = head(session)
        older = line_at(session, number=number) if number else None
    return page(
        "team/daily_line.html",
        programme=programme,
        day=today(),
        newest=newest,
        number=number,
        older=older,
        groups=lambda line: [line[at : at + _GROUP] for at in range(0, len(line), _GROUP)],
    )
