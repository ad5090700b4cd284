"""A programme with a campaign that runs now, and an application in which a team works on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from forms.examples import catalogue
from survey.app import create_app
from survey.builder.publish import start_campaign
from survey.clock import today
from survey.config import Settings
from survey.fieldwork.places import Place, list_places
from survey.intake.receive import receive
from survey.intake.submission import Submission
from survey.programme.programmes import link_campaign, programme_by_key
from survey.staff.roles import Role
from survey.storage.campaigns import Campaign
from survey.storage.finding import campaign_by_key, latest_edition
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry
from tests.conftest import Stores, make_programme
from tests.team import TeamClient, sign_in_client

A_MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Desk:
    """An office with a programme "noord" and its campaign "lindenholt", open for a month yet."""

    app: Flask
    answers: Engine
    programme: str

    def client(self, role: Role = Role.COORDINATOR, **more: Any) -> TeamClient:
        return sign_in_client(self.app, role=role, programme=self.programme, **more)

    def path(self, page: str) -> str:
        return f"/team/p/{self.programme}/{page}"

    @property
    def instance(self) -> Path:
        where: Path = self.app.extensions["wijkstem"].settings.instance
        return where

    @property
    def places(self) -> list[Place]:
        with reading(self.answers) as session:
            return list_places(session, campaign_key="lindenholt")

    def place(self, name: str) -> Place:
        return next(each for each in self.places if each.name.startswith(name))

    def acts(self) -> list[str]:
        """What the trail says was done, in order."""
        with reading(self.answers) as session:
            return list(session.scalars(select(AuditEntry.act).order_by(AuditEntry.number)))

    def campaign(self, session: Session) -> Campaign:
        return campaign_by_key(session, key="lindenholt")

    def sends(self, place: str, *, day: date | None = None, n: int = 1, **more: Any) -> None:
        """Residents at this place send in so many questionnaires."""
        send(self.answers, self.place(place), day=day or today(), n=n, **more)


_sent = iter(range(10**8))


def send(
    answers: Engine, place: Place, *, day: date, n: int = 1, trial: bool = False, **more: Any
) -> None:
    with writing(answers) as session:
        campaign = campaign_by_key(session, key=place.campaign)
        edition = latest_edition(session, campaign_id=campaign.id)
        for _ in range(n):
            usual = Submission(
                id=f"desk-{next(_sent):08}",
                place_id=place.id,
                campaign_id=campaign.id,
                edition_id=edition.id,
                channel="phone",
                language="nl",
                variant=0,
                day=day,
                part_of_day="morning",
                given={},
                trial=trial,
            )
            receive(session, submission=replace(usual, **more))


def found(stores: Stores, *, trial: bool = False) -> str:
    """Starts the example under the programme "noord"."""
    key = make_programme(stores)
    with writing(stores.answers) as session:
        around = replace(
            catalogue.campaign("lindenholt"),
            opens=today() - A_MONTH,
            closes=today() + A_MONTH,
            grace_days={"phone": 7},
        )
        started = start_campaign(
            session,
            campaign=around,
            questionnaire=catalogue.questionnaire("lindenholt"),
            trial=trial,
        )
        link_campaign(session, programme=programme_by_key(session, key=key), campaign=started)
    return key


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Opens an application on stores in which the example was started."""
    opened: list[Flask] = []

    def opening(stores: Stores, *, trial: bool = False, **settings: Any) -> Desk:
        usual: dict[str, Any] = {"public_url": "https://wijk.example"}
        chosen = Settings(
            instance=tmp_path,
            answers_url=stores.answers_url,
            contacts_url=stores.contacts_url,
            **usual | settings,
        )
        chosen.data.mkdir(exist_ok=True)
        programme = found(stores, trial=trial)
        app = create_app(chosen)
        opened.append(app)
        return Desk(app, stores.answers, programme)

    yield opening
    for app in opened:
        parts = app.extensions["wijkstem"]
        parts.writer.stop()
        parts.opened.stop()
        parts.answers.dispose()


@pytest.fixture
def desk(sqlite_stores: Stores, open_desk: Callable[..., Desk]) -> Desk:
    return open_desk(sqlite_stores)


@pytest.fixture
def trial_desk(sqlite_stores: Stores, open_desk: Callable[..., Desk]) -> Desk:
    return open_desk(sqlite_stores, trial=True)
