"""Visitors of an example campaign, over the Flask test client."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from forms.definition.campaign import Campaign
from forms.examples import catalogue
from survey.app import create_app
from survey.builder.publish import start_campaign
from survey.config import Settings
from survey.fieldwork.places import list_places
from survey.storage.sessions import reading, writing

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@dataclass(frozen=True)
class Visitor:
    """Somebody at the door of one campaign."""

    client: FlaskClient
    campaign: Campaign
    code: str

    def page(self, language: str) -> str:
        return self.text(self.client.get(f"/q/{self.code}/{language}"))

    def sends(self, language: str, **answers: str) -> TestResponse:
        """Fills in the page as it was shown, and posts it."""
        shown = self.client.get(f"/q/{self.code}/{language}").text
        return self.client.post(
            f"/q/{self.code}/{language}", data=dict(_HIDDEN.findall(shown)) | answers
        )

    @staticmethod
    def text(reply: TestResponse) -> str:
        return html.unescape(reply.text)


Visits = Callable[..., Visitor]


@pytest.fixture
def visits(sqlite_stores, tmp_path: Path) -> Visits:
    """Starts an example campaign, changed as asked, and gives its visitor."""

    def visit(name: str, *, trial: bool = False, **changes: object) -> Visitor:
        campaign = replace(catalogue.campaign(name), **changes)  # type: ignore[arg-type]
        asked = catalogue.questionnaire(name)
        with writing(sqlite_stores.answers) as session:
            start_campaign(session, campaign=campaign, questionnaire=asked, trial=trial)
        with reading(sqlite_stores.answers) as session:
            code = list_places(session)[0].code
        (tmp_path / "data").mkdir()
        urls = {
            "answers_url": sqlite_stores.answers_url,
            "contacts_url": sqlite_stores.contacts_url,
        }
        app = create_app(Settings(instance=tmp_path, **urls))
        return Visitor(app.test_client(), campaign, code)

    return visit
