"""A campaign with people who answer everything in every way, and their file in any format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy.orm import Session

from forms.definition.answers import RawAnswer
from forms.definition.questionnaire import Questionnaire, Section
from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.cli.drawing import Town, draw
from survey.fieldwork.places import list_places
from survey.intake.receive import receive
from survey.intake.submission import Submission
from survey.results.exports.taking import Taken, Wish, take
from survey.results.rollup.advance import advance
from survey.storage.campaigns import Campaign
from survey.storage.finding import latest_edition
from survey.storage.sessions import reading, writing
from tests.conftest import Stores
from tests.results.readers import read_texts
from tests.results.room import empty, office  # noqa: F401 - fixtures

FULL = Wish(full=True, with_text=True)
LANGUAGES = ("nl", "nl", "nl", "en", "ar")


def everything() -> Questionnaire:
    """Lindenholt, with a ranking, sets of three and a short text as well."""
    asked = catalogue.questionnaire("lindenholt")
    more = [
        question
        for name in ("ranking", "best_worst", "short_text")
        for question in catalogue.feature(name).questions
        if question.kind == name and question.key not in asked.by_key
    ]
    return replace(asked, sections=(*asked.sections, Section(questions=tuple(more))))


@dataclass
class Made:
    """A campaign with responses; `take` gives what an export of it holds."""

    stores: Stores
    campaign: Campaign
    questionnaire: Questionnaire
    folder: Path

    def sends(self, n: int, *, seed: int = 1, **given: RawAnswer) -> None:
        """So many people answer, at many places and on many days."""
        town = Town(seed=seed)
        with writing(self.stores.answers) as session:
            edition = latest_edition(session, campaign_id=self.campaign.id)
            places = list_places(session, campaign_key=self.campaign.key)
            for number in range(n):
                chance = Random(f"{seed} {number}")
                language = chance.choice(LANGUAGES)
                drawn = draw(self.questionnaire, language="nl", town=town, chance=chance)
                receive(
                    session,
                    submission=Submission(
                        id=f"made-{seed}-{number:06}",
                        place_id=chance.choice(places).id,
                        campaign_id=self.campaign.id,
                        edition_id=edition.id,
                        channel=chance.choice(("phone", "helper")),
                        language=language,
                        variant=chance.randrange(self.questionnaire.variants),
                        day=self.campaign.opens + timedelta(days=chance.randrange(28)),
                        part_of_day="morning",
                        given=drawn | given,
                    ),
                )

    def rolls_up(self) -> None:
        with writing(self.stores.answers) as session:
            advance(session, campaign_id=self.campaign.id)

    def reads(self, **found: Any) -> None:
        """Somebody reads every text that nobody read yet."""
        read_texts(self.stores.answers, campaign_id=self.campaign.id, **found)

    def take(self, session: Session, wish: Wish = FULL) -> Taken:
        return take(session, campaign=self.campaign, wish=wish)


@pytest.fixture
def make(sqlite_stores: Stores, tmp_path: Path) -> Callable[..., Made]:
    return lambda **more: start(sqlite_stores, tmp_path, **more)


@pytest.fixture
def made(make: Callable[..., Made]) -> Made:
    return make()


@pytest.fixture
def made_anywhere(stores: Stores, tmp_path: Path) -> Made:
    """On either kind of store."""
    return start(stores, tmp_path)


def start(stores: Stores, folder: Path, questionnaire: Questionnaire | None = None) -> Made:
    asked = questionnaire or everything()
    with writing(stores.answers) as session:
        around = catalogue.campaign("lindenholt")
        started = start_campaign(session, campaign=around, questionnaire=asked)
    with reading(stores.answers) as session:
        campaign = session.get_one(Campaign, started.id)
    return Made(stores, campaign, asked, folder)
