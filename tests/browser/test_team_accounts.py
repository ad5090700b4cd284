"""Administrators and coordinators help a colleague who lost something; every page is fine."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme
from survey.staff.passwords import hash_of
from survey.staff.roles import Role
from survey.storage.programmes import Scope
from survey.storage.sessions import reading, writing
from survey.storage.staff import StaffAccount
from tests.browser.test_team_door import _fine
from tests.staff.visitor import PASSWORD, totp
from tests.team import make_account, sign_in_browser


@pytest.fixture(scope="module")
def programme(town):
    with writing(town.answers) as session:
        return create_programme(
            session, name="Wie helpt", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        ).key


@pytest.fixture
def colleague(town, programme):
    """Somebody with a password and a second step."""
    account = make_account(town.answers, role=Role.ADVISER, programme=programme)
    with writing(town.answers) as session:
        row = session.get_one(StaffAccount, account)
        row.password_hash, row.totp = hash_of(PASSWORD, email=row.email), "set up"
    return account


@pytest.mark.parametrize(
    ("width", "language"), [(320, "nl"), pytest.param(1280, "en", marks=pytest.mark.long)]
)
def test_an_administrator_invites_helps_and_removes(
    town, invite, programme, colleague, width, language
):
    visitor = invite(width=width)
    sign_in_browser(
        visitor.context,
        address=town.address,
        instance=town.instance,
        answers=town.answers,
        role=Role.ADMINISTRATOR,
        language=language,
    )
    page = visitor.page
    page.goto(f"{town.address}/team/account")
    page.locator('a[href="/team/accounts"]').click()
    page.locator("#email").fill(f"new.administrator{width}@example.org")
    page.keyboard.press("Enter")
    expect(page.locator("#link")).to_be_visible()
    _fine(page)
    page.locator(f'a[href="/team/accounts/{colleague}"]').click()
    _fine(page)
    page.locator('form[action$="/link"] button').first.click()
    expect(page.locator("#link")).to_be_visible()
    _fine(page)
    page.locator('form[action$="/remove"] button').click()
    expect(page.locator(f'a[href="/team/accounts/{colleague}"]')).to_have_count(0)
    page.goto(f"{town.address}/team/log")
    _fine(page)


@pytest.mark.long
def test_who_lost_the_telephone_sets_up_a_new_one(town, invite, programme, colleague):
    desk = invite(width=1280)
    sign_in_browser(
        desk.context,
        address=town.address,
        instance=town.instance,
        answers=town.answers,
        programme=programme,
    )
    page = desk.page
    page.goto(f"{town.address}/team/p/{programme}/people")
    with reading(town.answers) as session:
        email = session.get_one(StaffAccount, colleague).email
    page.get_by_role("link", name=f"Telefoon kwijt {email}").click()
    _fine(page)
    page.get_by_role("button", name="Link maken").click()
    link = page.get_by_label("Link").input_value()
    _fine(page)
    phone = invite(width=320).page
    phone.goto(link)
    _fine(phone)
    phone.get_by_label("Wachtwoord").fill(PASSWORD)
    phone.keyboard.press("Enter")
    phone.get_by_text("Lukt scannen niet?").click()
    phone.get_by_label("Code").fill(totp(phone.locator("p.code").inner_text()))
    phone.get_by_role("button", name="Verder").click()
    expect(phone.locator(".codes li")).to_have_count(10)


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.long)])
def test_without_a_mail_server_the_page_for_a_forgotten_password_says_whom_to_ask(
    town, invite, width
):
    page = invite(width=width).page
    page.goto(f"{town.address}/team/sign-in")
    _fine(page)
    page.get_by_role("link", name="Wachtwoord vergeten?").click()
    expect(page.locator("main")).to_contain_text("Vraag een beheerder")
    _fine(page)
