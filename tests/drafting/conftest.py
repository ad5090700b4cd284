"""A programme with a draft, at the desk and in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import questionnaire_to_data
from forms.examples import catalogue
from survey.app import create_app
from survey.builder import drafts
from survey.config import Settings
from survey.programme.programmes import programme_by_key
from survey.staff.roles import Role
from survey.storage.sessions import reading, writing
from tests.team import TeamClient, sign_in_client


@pytest.fixture
def app(sqlite_stores: Any, programme_on_sqlite: str, tmp_path: Path) -> Iterator[Flask]:
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


@cache
def _example(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return (
        questionnaire_to_data(catalogue.questionnaire(name)),
        campaign_to_data(catalogue.campaign(name)),
    )


@pytest.fixture
def make_draft(sqlite_stores: Any, programme_on_sqlite: str) -> Callable[..., int]:
    """Makes a draft of an example, or of a questionnaire that is given."""

    def make(example: str = "lindenholt", document: dict[str, Any] | None = None) -> int:
        asked, around = _example(example)
        with writing(sqlite_stores.answers) as session:
            own = programme_by_key(session, key=programme_on_sqlite)
            made = drafts.create(
                session,
                programme_id=own.id,
                title="Oost, voorjaar",
                document=document or asked,
                around=around,
            )
            return made.id

    return make


@dataclass
class Desk:
    """A coordinator at work on one draft."""

    client: TeamClient
    stores: Any
    programme: str
    draft: int

    @property
    def address(self) -> str:
        return f"/team/p/{self.programme}/drafts/{self.draft}"

    def gets(self, path: str = "/") -> Any:
        return self.client.get(self.address + path)

    def posts(self, path: str, **fields: str) -> Any:
        return self.client.post(self.address + path, data=fields)

    @property
    def row(self) -> Any:
        with reading(self.stores.answers) as session:
            return drafts.load(session, draft=self.draft)

    def question(self, key: str) -> dict[str, Any]:
        found = [each for part in self.row.document["sections"] for each in part["questions"]]
        return next(each for each in found if each["key"] == key)

    @property
    def keys(self) -> list[str]:
        parts = self.row.document["sections"]
        return [each["key"] for part in parts for each in part["questions"]]


@pytest.fixture
def desk(
    app: Flask, sqlite_stores: Any, programme_on_sqlite: str, make_draft: Callable[..., int]
) -> Desk:
    client = sign_in_client(app, role=Role.COORDINATOR, programme=programme_on_sqlite)
    return Desk(client, sqlite_stores, programme_on_sqlite, make_draft())
