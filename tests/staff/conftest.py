"""An application with a team, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from survey.app import create_app
from survey.config import Settings


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
