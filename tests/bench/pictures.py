"""`make pictures`: takes the README's pictures anew: the example on a phone and on paper."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
from first_visit import CHROMIUM, QUIET
from PIL import ImageOps
from playwright.sync_api import sync_playwright
from servers import ROOT, Running, product

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


def draw(server: Running, folder: Path) -> None:
    """The first page of the form and the poster, as a print shop would get them."""
    public = {"PUBLIC_URL": "https://wijk.voorbeeldstad.nl"}  # else they say PROEF
    office = replace(server, environment=server.environment | public)
    for name, command in (("form", "paper"), ("poster", "poster")):
        with tempfile.TemporaryDirectory() as made:
            file = Path(made) / "page.pdf"
            words = ("--campaign", "lindenholt", "--place", "Wijkblad", "-o", str(file))
            office.wijkstem("print", command, *words)
            page = pypdfium2.PdfDocument(file)[0]
            image = page.render(scale=110 / 72).to_pil()
            ImageOps.expand(image, border=1, fill="#8a8478").quantize(32).save(
                folder / f"{name}-nl.png", optimize=True
            )


if __name__ == "__main__":
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made, product(Path(made)) as server:
        code = server.codes()[0]
        for language in ("nl", "ar"):
            address = f"http://localhost:{server.port}/q/{code}/{language}?v=5"
            take(address, folder / f"themes-{language}.png")
        draw(server, folder)
