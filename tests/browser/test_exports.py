"""The page with files: on a phone and on a desk, in two languages, and a file comes down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.clock import today
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme, link_campaign
from survey.storage.programmes import Scope
from survey.storage.sessions import writing
from tests.browser.conftest import Resident, Town
from tests.browser.test_axe import AXE, RUN, TAGS
from tests.team import sign_in_browser


@pytest.fixture(scope="module")
def programme(town: Town) -> str:
    """A programme of its own in the town, with a campaign that runs."""
    with writing(town.answers) as session:
        made = create_programme(
            session, name="Bestanden", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        )
        around = replace(
            catalogue.campaign("lindenholt"),
            key="files",
            opens=today() - timedelta(days=10),
            closes=today() + timedelta(days=20),
        )
        questionnaire = catalogue.questionnaire("lindenholt")
        started = start_campaign(session, campaign=around, questionnaire=questionnaire)
        link_campaign(session, programme=made, campaign=started)
        return made.key


@pytest.fixture
def page_of(invite: Callable[..., Resident], town: Town, programme: str) -> Callable[..., Page]:
    """The page with files, as a coordinator sees it."""

    def come(*, width: int, language: str) -> Page:
        somebody = invite(width=width, height=900, accept_downloads=True)
        sign_in_browser(
            somebody.context,
            address=town.address,
            instance=town.instance,
            answers=town.answers,
            programme=programme,
            language=language,
        )
        somebody.page.goto(f"{town.address}/team/p/{programme}/exports")
        return somebody.page

    return come


def is_fine(page: Page, state: str) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert (state, page.evaluate(RUN, TAGS)) == (state, [])
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert (state, sideways) == (state, 0)


@pytest.mark.parametrize(("width", "language"), [(320, "nl"), (1280, "en")])
def test_the_page_is_fine_open_closed_and_with_something_to_put_right(
    page_of: Callable[..., Page], width: int, language: str
) -> None:
    page = page_of(width=width, language=language)
    is_fine(page, "closed")
    page.locator("details.card > summary").press("Enter")
    is_fine(page, "open")
    page.locator("details.card button").press("Enter")
    expect(page.locator("details.card .summary")).to_be_visible()
    is_fine(page, "without a reason")


def test_a_file_comes_down(page_of: Callable[..., Page], tmp_path: Path) -> None:
    page = page_of(width=1280, language="nl")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bestand ophalen", exact=True).click()
    file = tmp_path / "answers.xlsx"
    waiting.value.save_as(file)
    assert waiting.value.suggested_filename == f"files-{today()}.xlsx"
    assert openpyxl.load_workbook(file).sheetnames == ["Antwoorden", "Codeboek"]
