"""An application with a team, without a browser; and one that can mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from survey.app import create_app
from survey.config import Settings
from tests.test_mail import Postbox, open_postbox


@pytest.fixture
def app(sqlite_stores: Any, programme_on_sqlite: str, tmp_path: Path) -> Iterator[Flask]:
    """An application whose one programme is `programme_on_sqlite`."""
    settings = Settings(
        instance=tmp_path,
        answers_url=sqlite_stores.answers_url,
        contacts_url=sqlite_stores.contacts_url,
        public_url="https://wijk.example",
    )
    settings.data.mkdir()
    made = create_app(settings)
    yield made
    made.extensions["wijkstem"].writer.stop()
    made.extensions["wijkstem"].answers.dispose()


@pytest.fixture(scope="module")
def post_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postbox]:
    with open_postbox(tmp_path_factory.mktemp("post")) as opened:
        yield opened


@pytest.fixture
def postbox(post_office: Postbox) -> Postbox:
    """A real mail server, without the letters of another test."""
    for each in post_office.folder.glob("*.eml"):
        each.unlink()
    return post_office


@pytest.fixture
def mailing(app: Flask, postbox: Postbox) -> Flask:
    """The same application, where the operator set a mail server."""
    parts = app.extensions["wijkstem"]
    app.extensions["wijkstem"] = replace(parts, settings=replace(parts.settings, smtp=postbox.smtp))
    return app
