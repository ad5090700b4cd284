"""The blueprints of these pages, who looks, and the campaign that a page is about."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g
from flask_babel import format_decimal
from sqlalchemy.orm import Session

from survey.fieldwork.rounds import Round
from survey.fieldwork.views.room import NoRoundYet
from survey.fieldwork.views.room import the_round as _the_round
from survey.staff.access import Role
from survey.staff.shell import page

results = Blueprint("results", __name__, url_prefix="/team/p/<programme>")
read_back = Blueprint("outcome", __name__)  # what residents read back; no account, no cookie

LOOKING = (Role.COORDINATOR, Role.ADVISER, Role.RESEARCHER)
PUBLISHING = (Role.COORDINATOR,)


def the_round(session: Session, programme: str) -> Round:
    """The campaign that `?round=` names, else the one that runs; links keep what was chosen."""
    return _the_round(session, programme)


@results.url_value_preprocessor
def _this_programme(endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.programme = (values or {}).get("programme")


@results.url_defaults
def _same_round(endpoint: str, values: dict[str, object]) -> None:
    values.setdefault("programme", g.get("programme"))
    if g.get("round"):
        values.setdefault("round", g.round)


@results.errorhandler(NoRoundYet)
def _no_round(error: NoRoundYet) -> str:
    return page("team/results/no_round.html", programme=error.programme)


@results.app_template_filter("in_thousands")
def in_thousands(n: int) -> str:
    """A number as people write it: 35.000 or 35,000."""
    return str(format_decimal(n))
