"""A campaign in which people wrote things, with their texts in the queue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from forms.definition.answers import RawAnswer
from survey.intake.receive import receive
from survey.results.open_answers.gathering import gather
from survey.results.rollup.advance import refreshed
from survey.storage.coding import TextReading
from survey.storage.sessions import reading, writing
from tests.conftest import Opened


@dataclass(frozen=True)
class Written:
    """The open question of the usual campaign."""

    opened: Opened
    question: str = "missing"

    @property
    def about(self) -> dict[str, object]:
        return {"campaign_id": self.opened.campaign_id, "question": self.question}

    def write(self, *texts: str, **changes: object) -> None:
        """Residents write these, and their texts come into the queue as soon as figures move."""
        with writing(self.opened.stores.answers) as session:
            for text in texts:
                given = self.opened.given(missing=RawAnswer(text=text))
                receive(session, submission=self.opened.submission(given=given, **changes))
        self.gather()

    def gather(self) -> int:
        refreshed(self.opened.stores.answers, campaign_id=self.opened.campaign_id)
        with writing(self.opened.stores.answers) as session:
            return gather(session, campaign_id=self.opened.campaign_id)

    def numbers(self) -> list[int]:
        with reading(self.opened.stores.answers) as session:
            return list(session.scalars(select(TextReading.id).order_by(TextReading.id)))

    def do(self, act: Callable[..., object], **more: object) -> object:
        with writing(self.opened.stores.answers) as session:
            return act(session, **self.about, **more)


@pytest.fixture
def written(opened_on_sqlite: Opened) -> Written:
    return Written(opened_on_sqlite)


@pytest.fixture
def written_anywhere(opened: Opened) -> Written:
    """On either database."""
    return Written(opened)
