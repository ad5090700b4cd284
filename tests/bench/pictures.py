"""`make pictures`: takes the README's pictures anew: on a phone, on paper, and the team at work."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
from first_visit import CHROMIUM, QUIET
from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright
from servers import ROOT, Running, product
from sqlalchemy import Engine

from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import questionnaire_to_data
from forms.examples import catalogue
from survey.builder import drafts
from survey.clock import today
from survey.fieldwork.place_facts import Wanted, change_place, noted_places
from survey.programme.programmes import programme_by_key
from survey.storage.engines import open_engine
from survey.storage.monitor import OpenedCount
from survey.storage.sessions import writing
from tests.team import sign_in_browser

DESK = {"width": 1280, "height": 860}
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


def take_team(server: Running, folder: Path) -> None:
    """The builder on a desk, where the coach has something to say, and the numbers on a phone."""
    instance = Path(server.environment["WIJKSTEM_INSTANCE"])
    address = f"http://localhost:{server.port}"
    answers = open_engine(f"sqlite:///{instance}/data/answers.sqlite")
    server.wijkstem("demo", "--responses", "160")
    draft = _at_work(answers)
    pages = {"builder": (DESK, f"drafts/{draft}/?lang=nl"), "monitor": (PHONE, "monitor")}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for name, (size, path) in pages.items():
            context = browser.new_context(viewport=size, device_scale_factor=1.5)
            sign_in_browser(
                context,
                address=address,
                instance=instance,
                answers=answers,
                programme="lindenholt",
                language="en",
            )
            page = context.new_page()
            page.goto(f"{address}/team/p/lindenholt/{path}", wait_until="networkidle")
            taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            taken.quantize(64).save(folder / f"{name}-en.png", optimize=True)
        browser.close()
    answers.dispose()


def _at_work(answers: Engine) -> int:
    """Targets for the places, and a draft in which one sentence is too hard; its number."""
    asked = questionnaire_to_data(catalogue.questionnaire("lindenholt"))
    first = asked["sections"][0]["questions"][0]
    first["title"]["nl"] = "Welke voorzieningen dienen in uw wijk gefaciliteerd te worden?"
    with writing(answers) as session:
        for number, place in enumerate(noted_places(session, campaign_key="lindenholt")):
            wanted = Wanted(name=place.name, kind=place.place.type, target=60 + 20 * number)
            change_place(session, place=place, wanted=wanted)
            opened = 30 + 25 * number
            place_id = place.place.id
            seen = {"place_id": place_id, "day": today(), "channel": "phone", "language": "nl"}
            session.add(OpenedCount(**seen, n=opened))
        made = drafts.create(
            session,
            programme_id=programme_by_key(session, key="lindenholt").id,
            title="Lindenholt, spring",
            document=asked,
            around=campaign_to_data(catalogue.campaign("lindenholt")),
        )
        return made.id


if __name__ == "__main__":
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made, product(Path(made)) as server:
        code = server.codes()[0]
        for language in ("nl", "ar"):
            address = f"http://localhost:{server.port}/q/{code}/{language}?v=5"
            take(address, folder / f"themes-{language}.png")
        draw(server, folder)
        take_team(server, folder)
