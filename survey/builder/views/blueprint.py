"""The builder's routes, who may reach them, and what each of them begins with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint
from flask_babel import force_locale, get_translations
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from survey.builder import drafts
from survey.languages import SOURCE, interface_languages
from survey.posting import MEGABYTE, every_page_takes
from survey.programme.programmes import programme_by_key
from survey.staff.access import reachable
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
LARGEST_FILE = 21 * MEGABYTE  # bytes; a file, and the form around it
every_page_takes(builder, 2 * MEGABYTE)


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


def words_in(language: str) -> Any:
    """Words for a text to begin with: in the language of the draft, not of who writes it."""
    with force_locale(language if language in interface_languages() else SOURCE):
        return get_translations()


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
