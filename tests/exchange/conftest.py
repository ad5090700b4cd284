"""An application with a programme, a draft of the example in it, and who works on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from werkzeug.test import TestResponse

from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import questionnaire_to_data
from forms.examples import catalogue
from survey.app import create_app
from survey.builder import drafts
from survey.config import Settings
from survey.programme.programmes import programme_by_key
from survey.staff.roles import Role
from survey.storage.drafts import Draft
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry
from tests.conftest import make_programme
from tests.team import TeamClient, sign_in_client, text_of


@dataclass
class Desk:
    """A coordinator at work on one draft."""

    app: Flask
    answers: Engine
    programme: str
    draft_id: int
    client: TeamClient

    @property
    def base(self) -> str:
        return f"/team/p/{self.programme}/drafts/{self.draft_id}"

    def draft(self) -> Draft:
        with reading(self.answers) as session:
            return drafts.load(session, draft=self.draft_id)

    def edits(self, change: Callable[[dict[str, Any], dict[str, Any]], None]) -> None:
        """What the editor does: changes the document and the texts around it."""
        import copy

        with writing(self.answers) as session:
            found = drafts.load(session, draft=self.draft_id)
            document, around = copy.deepcopy((found.document, found.around))
            change(document, around)
            drafts.save(
                session,
                draft=found.id,
                version=found.version,
                by=self.client.account,
                document=document,
                around=around,
            )

    def sees(self, page: str) -> str:
        reply = self.client.get(f"{self.base}/{page}")
        assert reply.status_code == 200, text_of(reply)
        return text_of(reply)

    def does(self, page: str, **fields: Any) -> TestResponse:
        reply = self.client.post(f"{self.base}/{page}", data=fields)
        reply.request.environ["wsgi.input"].close()  # a large upload lies in a file
        return reply

    def translation(self, path: str, language: str) -> str:
        from survey.builder.translating.places import places

        found = self.draft()
        by_path = {each.path: each for each in places(found.document, found.around)}
        return by_path[path].said(language)

    def acts(self) -> list[str]:
        with reading(self.answers) as session:
            return list(session.scalars(select(AuditEntry.act).order_by(AuditEntry.number)))

    def colleague(self, role: Role) -> TeamClient:
        return sign_in_client(self.app, role=role, programme=self.programme)


@pytest.fixture
def desk(sqlite_stores: Any, tmp_path: Path) -> Iterator[Desk]:
    yield from _desk(sqlite_stores, tmp_path)


@pytest.fixture
def desk_on_postgres(postgres_stores: Any, tmp_path: Path) -> Iterator[Desk]:
    yield from _desk(postgres_stores, tmp_path)


@pytest.fixture(params=["desk", "desk_on_postgres"])
def either(request: pytest.FixtureRequest) -> Desk:
    """The desk on either kind of store."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Desk)
    return found


def _desk(stores: Any, folder: Path) -> Iterator[Desk]:
    programme = make_programme(stores)
    settings = Settings(
        instance=folder,
        answers_url=stores.answers_url,
        contacts_url=stores.contacts_url,
        public_url="https://wijk.example",
    )
    settings.data.mkdir()
    app = create_app(settings)
    with writing(stores.answers) as session:
        made = make_draft(session, programme)
    client = sign_in_client(app, role=Role.COORDINATOR, programme=programme)
    yield Desk(app, stores.answers, programme, made, client)
    app.extensions["wijkstem"].writer.stop()
    app.extensions["wijkstem"].answers.dispose()


def make_draft(session: Any, programme: str, example: str = "lindenholt") -> int:
    around = campaign_to_data(catalogue.campaign(example))
    for name in ("places", "logo", "example", "grace_days"):
        around.pop(name, None)
    return drafts.create(
        session,
        programme_id=programme_by_key(session, key=programme).id,
        title="Noord aan het woord",
        document=questionnaire_to_data(catalogue.questionnaire(example)),
        around=around,
    ).id


def fields_of(page: str, *, prefix: str = "m:") -> dict[str, str]:
    """The hidden fields of a page, as a browser would post them."""
    import html

    found = re.findall(r'name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found if name.startswith(prefix)}
