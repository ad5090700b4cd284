"""The application over HTTP without a browser; every reply is looked at before a test sees it."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from forms.examples import catalogue
from survey.app import create_app
from survey.builder.publish import start_campaign
from survey.builder.running import pause
from survey.clock import today
from survey.config import Settings
from survey.extensions import Wiring
from survey.fieldwork.places import Place, list_places
from survey.staff.cookies import is_team
from survey.storage.answers import Answer, AnswerText, KeptApart, Response, ResponseFlag
from survey.storage.sessions import reading, writing

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'"
TABLES = (Response, Answer, AnswerText, ResponseFlag, KeptApart)


def lint_headers(reply: TestResponse) -> None:
    headers = reply.headers
    assert headers["Content-Security-Policy"].startswith(POLICY)
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in headers or is_team(reply.request.path)
    assert "Server" not in headers
    if reply.mimetype in ("text/html", "application/json"):
        assert headers["Cache-Control"] == "no-store"


def lint_page(text: str) -> None:
    """Valid HTML with a title, a language and a direction, unique ids, nothing inline."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(text)
    assert (page.findtext("head/title") or "").strip()
    assert re.fullmatch("[a-z]{2,3}", page.get("lang") or "")
    assert page.get("dir") in ("ltr", "rtl")
    ids = Counter(each.get("id") for each in page.iter() if each.get("id"))
    assert [each for each, times in ids.items() if times > 1] == []
    for element in page.iter():
        inline = [name for name in element.keys() if name == "style" or name.startswith("on")]  # noqa: SIM118
        assert inline == []
    for script in page.iter("script"):
        assert script.get("src") or script.get("type") == "application/json"
    assert list(page.iter("style")) == []
    assert len(list(page.iter("h1"))) >= 1
    for image in page.iter("img"):
        assert image.get("alt") is not None


class LintedClient(FlaskClient):
    """Flask's own client, which accepts no page that a resident should not get."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        reply = super().open(*args, **kwargs)
        assert reply.status_code < 500 or reply.status_code == 503
        lint_headers(reply)
        if reply.mimetype == "text/html" and reply.data and reply.location is None:
            packed = reply.headers.get("Content-Encoding") == "gzip"
            text = (gzip.decompress(reply.data) if packed else reply.data).decode()
            assert "Traceback" not in text
            lint_page(text)
        return reply


@dataclass(frozen=True)
class Office:
    """An application with campaigns in every standing, and what its store holds."""

    app: Flask
    client: FlaskClient
    answers: Engine
    places: dict[str, Place]

    def code(self, campaign: str = "lindenholt") -> str:
        return self.places[campaign].code

    def path(self, campaign: str = "lindenholt") -> str:
        return f"/q/{self.code(campaign)}/nl"

    def fields(self, campaign: str = "lindenholt", **changes: str) -> dict[str, str]:
        """What a page in Dutch posts with nothing filled in, but for these changes."""
        wiring: Wiring = self.app.extensions["wijkstem"]
        door = wiring.doors.find(self.code(campaign))
        assert door is not None
        usual = {
            "_id": f"own-{uuid4().hex}",
            "_edition": door.edition.mark,
            "_variant": "0",
            "_shown": "nl",
            "_started": "1700000000",
        }
        return usual | changes

    def post(self, campaign: str = "lindenholt", **changes: str) -> TestResponse:
        return self.client.post(self.path(campaign), data=self.fields(campaign, **changes))

    def rows(self) -> dict[str, int]:
        """How much came in, table by table; only tables that hold something."""
        with reading(self.answers) as session:
            counts = {
                table.__tablename__: session.scalar(select(func.count()).select_from(table)) or 0
                for table in TABLES
            }
        return {name: n for name, n in counts.items() if n}


@pytest.fixture
def office(sqlite_stores: Any, tmp_path: Path) -> Iterator[Office]:
    yield from open_office(sqlite_stores, tmp_path)


@pytest.fixture
def office_on_postgres(postgres_stores: Any, tmp_path: Path) -> Iterator[Office]:
    yield from open_office(postgres_stores, tmp_path)


@pytest.fixture(params=["office", "office_on_postgres"])
def either(request: pytest.FixtureRequest) -> Office:
    """The office on either store: what one database swallows, the other may choke on."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Office)
    return found


def open_office(stores: Any, folder: Path) -> Iterator[Office]:
    settings = Settings(
        instance=folder,
        answers_url=stores.answers_url,
        contacts_url=stores.contacts_url,
        public_url="https://wijk.example",
    )
    settings.data.mkdir()
    app = create_app(settings)
    app.test_client_class = LintedClient
    with writing(stores.answers) as session:
        found(session)
    with reading(stores.answers) as session:
        places = {place.campaign: place for place in reversed(list_places(session))}
    yield Office(app, app.test_client(), stores.answers, places)
    app.extensions["wijkstem"].writer.stop()
    app.extensions["wijkstem"].opened.stop()
    app.extensions["wijkstem"].answers.dispose()


def found(session: Session) -> None:
    now, while_ = today(), timedelta(days=30)
    usual = replace(
        catalogue.campaign("lindenholt"), opens=now - while_, closes=now + while_, grace_days={}
    )
    asked = catalogue.questionnaire("lindenholt")
    start_campaign(session, campaign=usual, questionnaire=asked)
    other = replace(usual, key="other", questionnaire="choices")
    start_campaign(session, campaign=other, questionnaire=catalogue.feature("choices"))
    yesterday = now - timedelta(days=1)
    shut = {
        "not-yet": {"opens": now + timedelta(days=1)},
        "closed": {"closes": yesterday},
        "in-grace": {"closes": yesterday, "grace_days": {"phone": 7}},
        "paused": {},
    }
    for key, changes in shut.items():
        campaign = replace(usual, key=key, **changes)
        start_campaign(session, campaign=campaign, questionnaire=asked)
    pause(session, campaign_key="paused")
