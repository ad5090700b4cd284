"""Somebody new walks in: invitation, password, telephone, recovery codes, home; looks round."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from survey.config import ROOT
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme
from survey.staff.invitations import invite as make_invitation
from survey.staff.roles import Role
from survey.storage.programmes import Scope
from survey.storage.sessions import writing
from tests.browser.test_axe import RUN, TAGS
from tests.staff.visitor import PASSWORD, next_code, totp
from tests.team import sign_in_browser

AXE = ROOT / "requirements" / "browser" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def programme(town):
    with writing(town.answers) as session:
        return create_programme(
            session, name="Aan de deur", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        ).key


def _fine(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert (page.url, page.evaluate(RUN, TAGS)) == (page.url, [])
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert (page.url, wide) == (page.url, False)


@pytest.mark.parametrize("width", [320, 1280])
def test_somebody_new_walks_in_and_later_comes_back(town, invite, programme, width):
    email = f"new{width}@example.org"
    with writing(town.answers) as session:
        token = make_invitation(session, email=email, role=Role.COORDINATOR, programme=programme)
    page = invite(width=width).page
    page.goto(f"{town.address}/team/invitation/{token}")
    _fine(page)
    page.get_by_label("Nieuw wachtwoord").fill("kort")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies minstens 12 tekens")
    _fine(page)
    page.get_by_label("Nieuw wachtwoord").fill(PASSWORD)
    page.get_by_label("Nog een keer").fill(PASSWORD)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Beveilig uw account met uw telefoon")
    page.get_by_text("Lukt scannen niet?").click()
    _fine(page)
    secret = page.locator("p.code").inner_text()
    page.get_by_label("Code").fill(totp(secret))
    page.get_by_role("button", name="Verder").click()
    expect(page.locator(".codes li")).to_have_count(10)
    _fine(page)
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(page).to_have_url(f"{town.address}/team/")

    page.goto(f"{town.address}/team/account")
    page.get_by_role("button", name="Afmelden").first.click()
    expect(page.get_by_role("status")).to_have_text("U bent afgemeld.")
    _fine(page)
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden").click()
    _fine(page)
    page.get_by_label("Code").fill(next_code(secret))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{town.address}/team/")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_about_people_are_fine_on_a_phone_and_a_desk(
    town, invite, programme, width, language
):
    visitor = invite(width=width)
    sign_in_browser(
        visitor.context,
        address=town.address,
        instance=town.instance,
        answers=town.answers,
        programme=programme,
        language=language,
    )
    page = visitor.page
    for path in ("account", f"p/{programme}/people", f"p/{programme}/log"):
        page.goto(f"{town.address}/team/{path}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        _fine(page)
    page.goto(f"{town.address}/team/p/{programme}/people")
    page.locator("#email").fill(f"colleague{width}{language}@example.org")
    page.locator("main form").last.get_by_role("button").click()
    expect(page.locator("#link")).to_be_visible()
    _fine(page)


def test_the_menu_opens_on_a_phone_without_script(town, invite, programme):
    visitor = invite(width=360, java_script_enabled=False)
    sign_in_browser(
        visitor.context,
        address=town.address,
        instance=town.instance,
        answers=town.answers,
        programme=programme,
    )
    page = visitor.page
    page.goto(f"{town.address}/team/p/{programme}/people")
    expect(page.get_by_role("link", name="Logboek")).to_be_hidden()
    page.get_by_role("link", name="Menu", exact=True).click()
    page.get_by_role("link", name="Logboek").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Logboek")
