"""What a first visit costs on a bad connection, and what it leaves behind."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_the_first_question_costs_little(phone, town, language):
    client = phone.context.new_cdp_session(phone.page)
    client.send("Network.enable")
    sizes: dict[str, float] = {}
    client.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    phone.visits("lindenholt", language)
    phone.goes_on()
    phone.is_asked("goes_well")
    assert len(sizes) <= 4
    assert sum(sizes.values()) <= 30_000
    assert sum(sizes.values()) > 5_000  # they were really counted


def test_a_second_visit_asks_for_the_page_alone(phone):
    phone.visits("lindenholt")
    phone.visits("choices")
    expect(phone.page.locator("#_start")).to_be_visible()
    fresh = phone.page.evaluate(
        """performance.getEntriesByType("resource").filter((each) => each.transferSize > 0)
        .map((each) => each.name)"""
    )
    # the icon comes whenever the browser has time for it, now and then only here
    assert [each for each in fresh if not each.endswith("icon.svg")] == []


def test_nobody_gets_a_cookie_and_nobody_else_hears_of_it(phone):
    phone.visits("lindenholt")
    phone.goes_on_to("review")
    phone.sends()
    phone.is_thanked()
    assert phone.context.cookies() == []
    assert phone.trouble == []  # which would hold every request to somebody else
