"""A picture of somebody's own in a real browser: brought, chosen, seen, and for every eye."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AXE
from tests.browser.team_drafts import desk
from tests.browser.test_axe import RUN, TAGS
from tests.builder.pictures import file_of, photo

BENCH = "Een bankje onder een boom"
PICKER = "/questions/themes/picture?option=money"


def bring(page: Page, *, content: bytes, alt: str = BENCH) -> None:
    summary = page.locator(".bring > summary")
    if not page.locator(".bring[open]").count():
        summary.focus()
        page.keyboard.press("Enter")
    sent = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": content}
    page.locator("#file").set_input_files([sent])  # type: ignore[list-item]
    page.locator("#alt").fill(alt)
    page.locator("#source").fill("Eigen foto, gemeente")
    page.locator(".bring button.main").press("Enter")


def axe(page: Page) -> Any:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN.replace("{ runOnly", "{ iframes: false, runOnly"), TAGS)


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_photo_is_brought_and_stands_beside_its_words_on_a_phone(desktop: Any) -> None:
    at = desk(desktop)
    bring(at.opens(PICKER), content=file_of(photo(900, 900), "JPEG"))
    page = at.page
    expect(page.locator("#option-money-alt")).to_have_value(BENCH)
    phone = page.frame_locator(".look.phone iframe")
    shown = phone.locator("#themes label.option img.pictogram").first
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("complete", True)
    assert shown.evaluate("each => each.naturalWidth") == 320
    box = shown.bounding_box()
    assert box
    assert (box["width"], box["height"]) == (40, 40)
    words = phone.locator("#themes label.option", has=phone.locator("img.pictogram")).first
    expect(words).to_contain_text(BENCH)


@pytest.mark.parametrize(("width", "language"), [(320, "nl"), (1280, "en")])
def test_bringing_and_listing_are_for_every_eye_and_hand(
    invite: Any, width: int, language: str
) -> None:
    at = desk(invite(width=width, height=900, locale=language), language=language)
    page = at.opens(PICKER)
    bring(page, content=b"<svg xmlns='http://www.w3.org/2000/svg'/>", alt="")
    expect(page.locator("[role=alert] a")).to_have_count(2)
    assert ("refused", axe(page)) == ("refused", [])
    fits(page)
    bring(page, content=file_of(photo(600, 400), "PNG"), alt=f"{BENCH} {width}")
    expect(page).to_have_url(f"{at.address}/?edit=themes#v-themes")
    for address in (f"{at.address}{PICKER}", f"{at.address}/../../pictures"):
        page.goto(address)
        expect(page.get_by_text(f"{BENCH} {width}").first).to_be_visible()
        assert (address, axe(page)) == (address, [])
        fits(page)
