"""A coordinator with a draft, in a real browser at the real server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import questionnaire_to_data
from forms.examples import catalogue
from survey.builder import drafts
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme, list_programmes
from survey.storage.programmes import Scope
from survey.storage.sessions import reading, writing
from tests.team import sign_in_browser

PROGRAMME = "Concepten"


@dataclass(frozen=True)
class Desk:
    """Somebody at work on one draft; `page` is what is on the screen."""

    page: Page
    town: Any
    programme: str
    draft: int
    account: int

    @property
    def address(self) -> str:
        return f"{self.town.address}/team/p/{self.programme}/drafts/{self.draft}"

    def opens(self, path: str = "/") -> Page:
        self.page.goto(self.address + path)
        return self.page

    def document(self) -> dict[str, Any]:
        with reading(self.town.answers) as session:
            return dict(drafts.load(session, draft=self.draft).document)


def programme_of(town: Any) -> str:
    with writing(town.answers) as session:
        for each in list_programmes(session):
            if each.name == PROGRAMME:
                return str(each.key)
        return str(
            create_programme(
                session, name=PROGRAMME, scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
            ).key
        )


def new_draft(town: Any, programme: str, example: str = "lindenholt") -> int:
    with writing(town.answers) as session:
        own = next(each for each in list_programmes(session) if each.key == programme)
        made = drafts.create(
            session,
            programme_id=own.id,
            title="Oost, voorjaar",
            document=questionnaire_to_data(catalogue.questionnaire(example)),
            around=campaign_to_data(catalogue.campaign(example)),
        )
        return int(made.id)


def desk(resident: Any, *, draft: int = 0, language: str = "nl") -> Desk:
    """Signs this browser in as a coordinator, with a new draft or with one that is there."""
    town = resident.town
    programme = programme_of(town)
    account = sign_in_browser(
        resident.context,
        address=town.address,
        instance=town.instance,
        answers=town.answers,
        programme=programme,
        language=language,
    )
    return Desk(resident.page, town, programme, draft or new_draft(town, programme), account)
