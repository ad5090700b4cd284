"""What a first visit costs an old phone: requests and bytes up to the first question."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


def first_visit(address: str) -> tuple[int, int]:
    """Requests and bytes over the wire until the first question can be answered."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 360, "height": 740})
        wire = page.context.new_cdp_session(page)
        sizes: dict[str, int] = {}
        requests: set[str] = set()
        wire.on("Network.requestWillBeSent", lambda seen: requests.add(seen["requestId"]))
        wire.on("Network.loadingFinished", lambda seen: _note(sizes, seen))
        wire.send("Network.enable")
        page.goto(address)
        answer = page.locator(".question:visible :is(.option, input, textarea)")
        while not answer.count():  # the start, or a question that only tells something
            page.click(".next")
        page.wait_for_timeout(500)
        browser.close()
    return len(requests), sum(sizes.values())


def _note(sizes: dict[str, int], seen: dict[str, Any]) -> None:
    sizes[seen["requestId"]] = int(seen["encodedDataLength"])
