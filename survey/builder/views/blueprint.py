"""The builder's routes, who may reach them, and what each of them begins with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from survey.builder import drafts
from survey.programme.programmes import programme_by_key
from survey.staff.access import reachable, the_account
from survey.staff.audit import record
from survey.staff.roles import Role
from survey.staff.shell import current_account
from survey.storage.drafts import Draft
from survey.storage.programmes import Programme

builder = Blueprint("builder", __name__)
DRAFT = "/team/p/<programme>/drafts/<int:draft>"
READERS = (Role.COORDINATOR, Role.ADVISER, Role.COMMUNICATION)
WRITERS = (Role.COORDINATOR,)
AROUND = (Role.COORDINATOR, Role.COMMUNICATION)
LARGEST_FILE = 21 * 1024 * 1024  # bytes; a file, and the form around it
LARGEST_FORM = 2 * 1024 * 1024
_TAKES_FILES = "builder.begin"


@builder.url_value_preprocessor
def _make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Before anything reads the form: who is signed in may send more than a resident."""
    if request.method == "POST" and the_account() is not None:
        request.max_content_length = LARGEST_FILE if endpoint == _TAKES_FILES else LARGEST_FORM
        request.max_form_memory_size = LARGEST_FORM


def found(session: Session, *, programme: str, draft: int) -> tuple[Programme, Draft]:
    """The draft, if it is one of this programme; to everyone else it does not exist."""
    own = programme_by_key(session, key=programme)
    try:
        return own, drafts.load(session, draft=draft, programme_id=own.id)
    except drafts.UnknownDraft as error:
        raise NotFound from error


def write_down(session: Session, act: str, *, what: str, programme: str) -> None:
    """Records an act of whoever is signed in."""
    record(session, who=current_account().id, act=f"draft.{act}", what=what, programme=programme)


def may_write(programme: str) -> bool:
    return current_account().may(programme, frozenset({*WRITERS, Role.ADMINISTRATOR}))


def language_of(data: Mapping[str, Any], wanted: str | None) -> str:
    """The language that somebody looks at, if the questionnaire has it; else its first."""
    languages: list[str] = data["languages"]
    return wanted if wanted in languages else languages[0]


@builder.app_template_filter("moment")
def _moment(moment: datetime) -> str:
    """A moment as the store keeps it, on the wall clock."""
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/Amsterdam"))
    return f"{local:%H:%M}"


builder.add_app_template_global(reachable, "reachable")
