"""Passkeys in a real browser, with a device that Chromium itself plays: made, used, taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from survey.staff.passwords import hash_of
from survey.staff.roles import Role
from survey.storage.sessions import writing
from survey.storage.staff import StaffAccount
from tests.browser.test_axe import RUN, TAGS
from tests.browser.test_team_door import AXE
from tests.staff.visitor import PASSWORD
from tests.team import sign_in_browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def _home(town):
    """Browsers make no passkey for a number: the same server, by its name."""
    return town.address.replace("127.0.0.1", "localhost")


def _with_device(page: Page):
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    added = devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return devices, added["authenticatorId"]


def _fine(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert (page.url, page.evaluate(RUN, TAGS)) == (page.url, [])
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert (page.url, wide) == (page.url, False)


@pytest.fixture
def somebody(town, invite):
    """Signed in at a desk, with a password."""

    def meet(**more):
        visitor = invite(**more)
        visitor.town = replace(town, address=_home(town))
        account = sign_in_browser(
            visitor.context,
            address=_home(town),
            instance=town.instance,
            answers=town.answers,
            role=Role.ADMINISTRATOR,
        )
        with writing(town.answers) as session:
            row = session.get_one(StaffAccount, account)
            row.password_hash, row.totp = hash_of(PASSWORD, email=row.email), "set up"
            return visitor, row.email

    return meet


def _adds(page: Page, name: str) -> None:
    page.get_by_label("Naam van dit toestel").fill(name)
    page.locator("#passkey-password").fill(PASSWORD)
    page.get_by_role("button", name="Passkey toevoegen").click()


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.long)])
def test_a_passkey_is_made_used_alone_and_as_a_second_step_and_removed(town, somebody, width):
    visitor, email = somebody(width=width)
    visitor.bad_connection = True  # a refusal is one on purpose
    page = visitor.page
    devices, device = _with_device(page)
    page.goto(f"{_home(town)}/team/account")
    page.get_by_label("Naam van dit toestel").fill("Laptop")
    page.locator("#passkey-password").fill("niet dit wachtwoord")
    page.get_by_role("button", name="Passkey toevoegen").click()
    expect(page.locator(".passkey .state")).to_contain_text("niet uw wachtwoord van nu")
    _adds(page, "Laptop")
    expect(page.locator(".said")).to_contain_text("De passkey is toegevoegd")
    expect(page.locator(".lines", has_text="Laptop")).to_be_visible()
    _fine(page)
    _adds(page, "Nog een keer")
    expect(page.locator(".passkey .state")).to_have_text("Dit toestel heeft al een passkey van u.")

    page.get_by_role("button", name="Afmelden").first.click()
    _fine(page)
    page.get_by_role("button", name="Aanmelden met een passkey").click()
    expect(page).to_have_url(f"{_home(town)}/team/")

    page.goto(f"{_home(town)}/team/account")
    page.get_by_role("button", name="Afmelden").first.click()
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    _fine(page)
    devices.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.get_by_role("button", name="Gebruik een passkey").click()
    expect(page.locator(".passkey .state")).to_contain_text("Er is geen passkey gebruikt")
    devices.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": True})
    page.get_by_role("button", name="Gebruik een passkey").click()
    expect(page).to_have_url(f"{_home(town)}/team/")

    page.goto(f"{_home(town)}/team/account")
    page.get_by_role("button", name="Verwijderen Laptop").click()
    expect(page.locator(".said")).to_contain_text("werkt niet meer")
    page.get_by_role("button", name="Afmelden").first.click()
    page.get_by_role("button", name="Aanmelden met een passkey").click()
    expect(page.locator(".passkey .state")).to_contain_text("past niet bij een account")


def test_without_script_there_is_no_button_and_everything_else_works(town, somebody, invite):
    visitor, _ = somebody(java_script_enabled=False)
    page = visitor.page
    page.goto(f"{_home(town)}/team/account")
    expect(page.get_by_role("heading", name="Passkeys")).to_be_visible()
    expect(page.get_by_role("button", name="Passkey toevoegen")).to_be_hidden()
    page.get_by_role("button", name="Afmelden").first.click()
    expect(page.get_by_role("button", name="Aanmelden met een passkey")).to_be_hidden()
    expect(page.get_by_role("button", name="Aanmelden", exact=True)).to_be_visible()


def test_where_browsers_know_no_passkeys_none_is_offered(town, invite):
    page = invite().page
    page.goto(f"{town.address}/team/sign-in")
    expect(page.get_by_role("button", name="Aanmelden", exact=True)).to_be_visible()
    expect(page.locator("form[data-passkey]")).to_have_count(0)
