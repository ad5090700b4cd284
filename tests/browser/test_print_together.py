"""Everything in one file, as somebody at the desk orders it and waits for it."""

from __future__ import annotations

import signal
import sys

from playwright.sync_api import expect

from survey.fieldwork import print_waiting
from tests.browser.test_fieldwork import (  # noqa: F401
    CAMPAIGN,
    is_fine,
    programme,
    team,
)

PAUSED = [sys.executable, "-c", "import signal; signal.pause()"]


def test_the_form_for_everything_is_fine_on_a_small_phone(team, town, programme):  # noqa: F811
    page = team(width=320).page
    page.goto(f"{town.address}/team/p/{programme}/paper")
    page.locator("#package-card summary").click()
    page.locator("#package-card button").click()
    said = page.locator("#package-card .summary")
    expect(said).to_contain_text("hoeveel u er wilt")
    is_fine(page, "nothing chosen")
    for place, hangs in (("Supermarkt, ingang", True), ("Wijkblad", False)):
        tick = page.locator("#package-card label", has_text=place).locator("input")
        assert (place, tick.first.is_checked()) == (place, hangs)


def test_the_page_says_by_itself_when_the_file_is_there(team, town, programme):  # noqa: F811
    order = {"programme": programme, "campaign": CAMPAIGN, "name": "alles.zip"}
    token, process = print_waiting.begin(town.instance, order=order, command=PAUSED, environment={})
    folder = town.instance / "printing" / token
    page = team(width=320).page
    try:
        page.goto(f"{town.address}/team/p/{programme}/paper/made/{token}")
        is_fine(page, "being made")
        print_waiting.say_progress(folder, done=3, whole=10)
        expect(page.get_by_role("status")).to_contain_text("3 van 10")
        (folder / print_waiting.MADE).write_bytes(b"PK\x05\x06" + bytes(18))
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    expect(page.get_by_role("status")).to_contain_text("Het is klaar")
    is_fine(page, "ready")
    with page.expect_download() as download:
        page.get_by_role("link", name="Downloaden").click()
    assert download.value.suggested_filename == "alles.zip"


def test_without_script_there_is_a_link_to_look_again(team, town, programme):  # noqa: F811
    order = {"programme": programme, "campaign": CAMPAIGN, "name": "alles.zip"}
    token, process = print_waiting.begin(
        town.instance, order=order, command=["true"], environment={}
    )
    process.wait()
    page = team(width=360, java_script_enabled=False).page
    page.goto(f"{town.address}/team/p/{programme}/paper/made/{token}")
    expect(page.get_by_role("status")).to_contain_text("afgebroken")
    (town.instance / "printing" / token / print_waiting.MADE).write_bytes(b"PK\x05\x06" + bytes(18))
    page.reload()
    expect(page.get_by_role("link", name="Downloaden")).to_be_visible()
