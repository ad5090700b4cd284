"""`make pictures`: takes the README's pictures anew, from the example as a phone shows it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from first_visit import CHROMIUM, QUIET
from playwright.sync_api import sync_playwright
from servers import ROOT, product

PHONE = {"width": 360, "height": 780}


def take(address: str, file: Path) -> None:
    """Walks to the themes, chooses two and takes the picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport=PHONE, device_scale_factor=2)
        page.goto(address)
        while not page.locator("#themes:visible").count():
            page.click(".next")
        for number in (1, 3):
            page.locator("#themes .option:visible").nth(number).click()
        page.mouse.move(0, 0)
        page.wait_for_timeout(300)  # the tint fades in
        page.screenshot(path=file)
        browser.close()


if __name__ == "__main__":
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made, product(Path(made)) as server:
        code = server.codes()[0]
        for language in ("nl", "ar"):
            address = f"http://localhost:{server.port}/q/{code}/{language}?v=5"
            take(address, folder / f"themes-{language}.png")
