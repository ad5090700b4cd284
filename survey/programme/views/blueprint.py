"""The blueprint of these pages, and which roles look and which change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, g
from flask_babel import format_date

from survey.staff.access import Role

programme_pages = Blueprint("programme", __name__)

LOOKING = (
    *(Role.COORDINATOR, Role.ADVISER, Role.PROFESSIONAL),
    *(Role.COMMUNICATION, Role.RESEARCHER),
)
EVERYONE = (*LOOKING, Role.INTERVIEWER, Role.DATA_ENTRY)
CHANGING = (Role.COORDINATOR,)
POLICY = (Role.COORDINATOR, Role.ADVISER)
LEARNING = (Role.COORDINATOR, Role.ADVISER, Role.PROFESSIONAL)


@programme_pages.app_template_filter("own_words")
def own_words(words: Mapping[str, str]) -> str:
    """A team's own text: in the reader's language where it is translated, else in Dutch."""
    return words.get(g.language) or words.get("nl") or next(iter(words.values()), "")


@programme_pages.app_template_filter("short_month")
def short_month(day: date) -> str:
    """The month under a line of time, as short as the reader's language has it."""
    return str(format_date(day, "LLL"))
