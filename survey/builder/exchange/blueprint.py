"""The blueprint of these pages, and how they find a draft."""

from __future__ import annotations

from flask import Blueprint, abort
from sqlalchemy.orm import Session

from survey.builder import drafts
from survey.programme.programmes import UnknownProgramme, programme_by_key
from survey.staff.roles import Role
from survey.storage.drafts import Draft
from survey.storage.programmes import Programme

exchange = Blueprint("exchange", __name__)
WRITERS = (Role.COORDINATOR, Role.COMMUNICATION)
READERS = (*WRITERS, Role.ADVISER)
BASE = "/team/p/<programme>/drafts/<int:draft>"


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
