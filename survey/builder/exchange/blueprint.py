"""The blueprint of these pages, how they find a draft, and what they may be sent."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, abort, request
from sqlalchemy.orm import Session

from forms.definition.xlsform.package import MEGABYTE
from survey.builder import drafts
from survey.programme.programmes import UnknownProgramme, programme_by_key
from survey.staff.roles import Role
from survey.storage.drafts import Draft
from survey.storage.programmes import Programme

exchange = Blueprint("exchange", __name__)
WRITERS = (Role.COORDINATOR, Role.COMMUNICATION)
READERS = (*WRITERS, Role.ADVISER)
BASE = "/team/p/<programme>/drafts/<int:draft>"
MOST_BYTES: Mapping[str, int] = {
    "exchange.take_in_file": 6 * MEGABYTE,
    "exchange.write": 3 * MEGABYTE,  # a long questionnaire, in letters that take six bytes
    "exchange.say": MEGABYTE,
}


def own_draft(session: Session, *, programme: str, draft: int) -> tuple[Programme, Draft]:
    """The draft, if it is one of this programme; else a page that is not there."""
    try:
        found = programme_by_key(session, key=programme)
        return found, drafts.load(session, draft=draft, programme_id=found.id)
    except (UnknownProgramme, drafts.UnknownDraft):
        abort(404)


def address(programme: str, draft: int, page: str = "") -> str:
    base = f"/team/p/{programme}/drafts/{draft}"
    return f"{base}/{page}" if page else base


@exchange.before_app_request
def _make_room() -> None:
    """Before the body is read for the first time, by whatever looks for a token in it."""
    most = MOST_BYTES.get(request.endpoint or "")
    if most is not None:
        request.max_content_length = most
        request.max_form_memory_size = most
        request.max_form_parts = 10_000
