"""A real server with a campaign for everything, real Chromium, and a resident who uses them.

The server is the product's own, in a process of its own on a free port of this machine, with an
instance that lasts as long as the test run.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from forms.definition.answers import Answer
from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.builder.running import pause
from survey.clock import today
from survey.config import ROOT
from survey.fieldwork.places import Place, list_places
from survey.storage import campaigns
from survey.storage.answers import Response, ResponseFlag
from survey.storage.engines import open_engine
from survey.storage.reading import answers_of
from survey.storage.sessions import reading, writing

CHROMIUM = "/usr/bin/chromium"
AXE = ROOT / "requirements" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
COMMAND = [sys.executable, "-c", "from survey.cli import main; main()"]
LONG_AGO, FAR_AHEAD = timedelta(days=60), timedelta(days=60)


@dataclass(frozen=True)
class Town:
    """The server that answers, its store, and the first place of every campaign."""

    address: str
    instance: Path
    answers: Engine
    places: dict[str, Place]

    def link(self, campaign: str, language: str = "") -> str:
        code = self.places[campaign].code
        return f"{self.address}/q/{code}" + (f"/{language}" if language else "")


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    instance = tmp_path_factory.mktemp("town")
    address = f"http://127.0.0.1:{_free_port()}"
    settings = {
        "WIJKSTEM_INSTANCE": str(instance),
        "PORT": address.rpartition(":")[2],
        "PUBLIC_URL": address,
        "WIJKSTEM_WORKERS": "1",
    }
    environment = os.environ | settings
    subprocess.run([*COMMAND, "init"], env=environment, check=True, capture_output=True, cwd=ROOT)
    answers = open_engine(f"sqlite:///{instance}/data/answers.sqlite")
    with writing(answers) as session:
        _found(session)
    with reading(answers) as session:
        places = {place.campaign: place for place in reversed(list_places(session))}
    log = (instance / "log").open("w")
    with (
        log,
        subprocess.Popen(
            [*COMMAND, "serve"], env=environment, stdout=log, stderr=log, cwd=ROOT
        ) as server,
    ):
        try:
            _wait_for(address, instance / "log")
            yield Town(address, instance, answers, places)
        finally:
            server.terminate()
            server.wait(30)
            answers.dispose()


def _found(session: Session) -> None:
    """Starts the example, one campaign per feature, and one for each way of being shut."""
    now = today()
    usual = replace(catalogue.campaign("lindenholt"), opens=now - LONG_AGO, closes=now + FAR_AHEAD)
    asked = catalogue.questionnaire("lindenholt")
    start_campaign(session, campaign=usual, questionnaire=asked)
    one_place = replace(usual, places=usual.places[:1])
    for name in set(catalogue.names()) - {"lindenholt"}:
        about = replace(catalogue.campaign(name), key=name, opens=usual.opens, closes=usual.closes)
        start_campaign(session, campaign=about, questionnaire=catalogue.questionnaire(name))
    for name in catalogue.features():
        feature = catalogue.feature(name)
        about = replace(one_place, key=name, questionnaire=feature.key, title=feature.title)
        start_campaign(session, campaign=about, questionnaire=feature)
    yesterday = now - timedelta(days=1)
    dates: dict[str, tuple[date, date, int]] = {
        "not-yet": (now + timedelta(days=5), now + FAR_AHEAD, 0),
        "closed": (now - LONG_AGO, yesterday, 0),
        "in-grace": (now - LONG_AGO, yesterday, 7),
        "paused": (now - LONG_AGO, now + FAR_AHEAD, 0),
    }
    for key, (opens, closes, grace) in dates.items():
        shut = replace(one_place, key=key, opens=opens, closes=closes, grace_days={"phone": grace})
        start_campaign(session, campaign=shut, questionnaire=asked)
    pause(session, campaign_key="paused")
    trial = replace(one_place, key="trial")
    start_campaign(session, campaign=trial, questionnaire=asked, trial=True)


class Resident:
    """Somebody with a browser. Marks are named by their codes, the same in every language."""

    def __init__(self, context: BrowserContext, town: Town) -> None:
        self.context = context
        self.town = town
        self.trouble: list[str] = []
        self.bad_connection = False  # then Chromium grumbles in the console, rightly
        context.on("request", self._watch)
        context.on("console", self._listen)
        context.on("weberror", lambda error: self.trouble.append(str(error.error)))
        self.page: Page = context.new_page()

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.town.address, "data:", "blob:")):
            self.trouble.append(f"asked elsewhere: {request.url}")

    def _listen(self, message: ConsoleMessage) -> None:
        network = message.text.startswith("Failed to load resource")
        expected = network and (self.bad_connection or "422" in message.text)
        if message.type in ("error", "warning") and not expected:
            self.trouble.append(message.text)

    def visits(self, campaign: str, language: str = "nl", *, variant: int | None = None) -> None:
        order = "" if variant is None else f"?v={variant}"
        self.page.goto(self.town.link(campaign, language) + order)

    def opens_another_tab(self) -> None:
        self.page.close()
        self.page = self.context.new_page()

    @property
    def step(self) -> Locator:
        """What is asked now; without script that is everything."""
        return self.page.locator(".step:visible")

    @property
    def heading(self) -> Locator:
        return self.step.locator("h1, h2, .first .asked").locator("visible=true").last

    def is_asked(self, question: str) -> None:
        expect(self.page.locator(f".step#{question}")).to_be_visible()

    def chooses(self, *codes: str, at: str = "", column: str = "") -> None:
        name = (at or self.step.get_attribute("id") or "") + column
        for code in codes:
            mark = self.page.locator(f'input[name="{name}"][value="{code}"]')
            area = self.page.locator("details.area:not([open])", has=mark)
            if area.count():
                area.locator("summary").click()
            mark.locator("xpath=ancestor::label").click()

    def puts_first(self, code: str, *, at: str = "") -> None:
        self.chooses(code, at=at, column="-first")

    def writes(self, words: str, *, at: str = "") -> None:
        scope = self.page.locator(f"#{at}") if at else self.step
        scope.locator("input[name$='-text'], textarea").fill(words)

    def goes_on(self, times: int = 1) -> None:
        for _ in range(times):
            self.page.locator(".next").click()

    def goes_back(self) -> None:
        self.page.locator("button.back").click()

    def goes_on_to(self, question: str) -> None:
        """Skips every question up to this one."""
        for _ in range(40):
            if self.step.get_attribute("id") in (question, f"_{question}"):
                return
            self.goes_on()
        raise AssertionError(f"never asked: {question}")

    def sends(self) -> None:
        self.page.locator("#_send button").click()

    def is_thanked(self) -> None:
        expect(self.page.locator("#_thanks, section.thanks").locator("h1")).to_be_visible()

    def speaks(self, language: str) -> None:
        """Chooses a language at the top of the page."""
        self.page.locator(".languages > summary").click()
        self.page.locator(f'.languages button[value="{language}"]').click()

    def marked(self) -> set[str]:
        found = self.page.locator("#_questionnaire input:checked").all()
        return {f"{each.get_attribute('name')}={each.get_attribute('value')}" for each in found}

    def order(self, question: str) -> list[str]:
        """The codes of a question's options as they stand on the screen."""
        marks = self.page.locator(f'#{question} input[name="{question}"]')
        return [str(each.get_attribute("value")) for each in marks.all()]


@dataclass(frozen=True)
class Stored:
    """One response as the office has it."""

    place: str
    campaign: str
    edition: int
    channel: str
    language: str
    variant: int
    trial: bool
    late: bool
    replaced: bool
    flags: frozenset[str]
    answers: dict[str, Answer]


@pytest.fixture
def stored(town: Town) -> Callable[[], list[Stored]]:
    """Reads what came in since this test began."""
    with reading(town.answers) as session:
        before = set(session.scalars(select(Response.id)))

    def since() -> list[Stored]:
        with reading(town.answers) as session:
            every = session.scalars(select(Response)).all()
            return [_stored(session, each) for each in every if each.id not in before]

    return since


def _stored(session: Session, response: Response) -> Stored:
    place = session.get_one(campaigns.Place, response.place_id)
    edition = session.get_one(campaigns.Edition, response.edition_id)
    flags = select(ResponseFlag.flag).where(ResponseFlag.response_id == response.id)
    return Stored(
        place=place.name,
        campaign=session.get_one(campaigns.Campaign, place.campaign_id).key,
        edition=edition.number,
        channel=response.channel,
        language=response.language,
        variant=response.variant,
        trial=response.trial,
        late=response.late,
        replaced=response.replaced,
        flags=frozenset(session.scalars(flags)),
        answers=answers_of(session, response_id=response.id),
    )


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playing:
        yield playing


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    quiet = ["quic", "background-networking", "component-update", "sync"]
    arguments = ["--no-first-run", *(f"--disable-{each}" for each in quiet)]
    if os.getuid() == 0:
        arguments.append("--no-sandbox")
    opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
    yield opened
    opened.close()


@pytest.fixture
def invite(browser: Browser, town: Town) -> Iterator[Callable[..., Resident]]:
    """Gives somebody a fresh browser; afterwards nothing may have gone wrong in any of them."""
    met: list[Resident] = []

    def meet(
        *, width: int = 360, height: int = 740, locale: str = "nl-NL", **more: object
    ) -> Resident:
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale=locale, **more
        )
        context.set_default_timeout(8000)
        met.append(Resident(context, town))
        return met[-1]

    yield meet
    for resident in met:
        resident.context.close()
    for resident in met:
        assert resident.trouble == []


@pytest.fixture
def phone(invite: Callable[..., Resident]) -> Resident:
    """A resident with a small phone that speaks Dutch."""
    return invite(has_touch=True, is_mobile=True)


@pytest.fixture
def desktop(invite: Callable[..., Resident]) -> Resident:
    return invite(width=1280, height=900)


@pytest.fixture
def without_script(invite: Callable[..., Resident]) -> Resident:
    return invite(java_script_enabled=False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, log: Path) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"The server did not start:\n{log.read_text()}")
