"""What the application is wired with. Imports none of our rooms' views."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app
from flask_babel import Babel
from sqlalchemy import Engine

from survey.config import Settings
from survey.intake.doors import Doors
from survey.intake.opened import Opened
from survey.intake.pages import Pages
from survey.intake.writer import Writer
from survey.static_files import Assets

babel = Babel()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """One application's parts, made once in create_app and passed to the rooms' functions."""

    settings: Settings
    answers: Engine
    writer: Writer
    doors: Doors
    opened: Opened
    pages: Pages
    assets: Assets


def wiring() -> Wiring:
    """The parts of the application that is answering now."""
    parts = current_app.extensions["wijkstem"]
    assert isinstance(parts, Wiring)
    return parts
