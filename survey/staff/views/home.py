"""The address of the team without its last slash; the programmes are the page itself."""

from __future__ import annotations

from flask import redirect
from werkzeug.wrappers import Response

from survey.staff.access import open_to_all
from survey.staff.addresses import HOME
from survey.staff.views.blueprint import staff


@staff.get("/team")
@open_to_all
def without_slash() -> Response:
    return redirect(HOME, 308)
