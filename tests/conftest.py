"""What the tests stand on: empty stores on a real SQLite and a real PostgreSQL, and a campaign.

PostgreSQL runs in a temporary folder of its own, on a free port of this machine alone, and is
stopped by its own process number.
"""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings
from sqlalchemy import Engine

from forms.definition.answers import RawAnswer
from forms.definition.campaign import Campaign, HelpLine, PlaceToAsk, Privacy
from forms.definition.questionnaire import Questionnaire, Section
from forms.definition.questions import (
    Choice,
    Choices,
    LongText,
    Number,
    Option,
    Priority,
    Scale,
    ShortText,
    Statement,
)
from forms.definition.routing import Chose
from forms.definition.text import Text
from survey.builder.publish import start_campaign
from survey.fieldwork.places import Place, list_places
from survey.intake.submission import Submission
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme
from survey.storage.engines import open_engine
from survey.storage.finding import latest_edition
from survey.storage.migrate import upgrade
from survey.storage.programmes import Scope
from survey.storage.sessions import reading, writing

_number = count(1)

# The gate draws the same examples on every machine; `make test-all` looks for new ones each time.
settings.register_profile("gate", derandomize=True)
settings.register_profile("search", print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS", "gate"))


@dataclass(frozen=True)
class Stores:
    """Both stores, migrated and empty. On PostgreSQL there is no lock file."""

    answers: Engine
    contacts: Engine
    answers_url: str
    contacts_url: str
    lock_path: Path | None


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that this test run starts and stops."""
    folder = Path(tempfile.mkdtemp(prefix="wijkstem-postgres-", dir="/tmp"))
    user = "nobody" if getpass.getuser() == "root" else None  # initdb refuses root
    if user:
        shutil.chown(folder, user)
    data, port = folder / "data", _free_port()
    run = {"user": user, "cwd": folder, "stdout": subprocess.DEVNULL}
    make = ["-D", data, "-U", "wijkstem", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    subprocess.run([_program("initdb"), *make], check=True, **run)
    settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=on"]
    start = [_program("postgres"), "-D", data, "-p", str(port)]
    start += [part for setting in settings for part in ("-c", setting)]
    with (folder / "log").open("w") as log, subprocess.Popen(start, stderr=log, **run) as server:
        try:
            yield _ready(f"postgresql://wijkstem@127.0.0.1:{port}", folder / "log")
        finally:
            server.send_signal(signal.SIGQUIT)  # "immediate": its folder goes away anyway
            server.wait(30)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_templates(postgres: str) -> str:
    """Migrated, empty databases to copy."""
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        for tree in ("answers", "contacts"):
            connection.execute(f"CREATE DATABASE empty_{tree}")
    address = postgres.replace("postgresql:", "postgresql+psycopg:")
    upgrade(f"{address}/empty_answers", f"{address}/empty_contacts")
    return postgres


@pytest.fixture(scope="session")
def sqlite_templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    upgrade(f"sqlite:///{folder}/answers.sqlite", f"sqlite:///{folder}/contacts.sqlite")
    return folder


@pytest.fixture
def sqlite_stores(sqlite_templates: Path, tmp_path: Path) -> Iterator[Stores]:
    for tree in ("answers", "contacts"):
        shutil.copy(sqlite_templates / f"{tree}.sqlite", tmp_path)
    urls = [f"sqlite:///{tmp_path}/{tree}.sqlite" for tree in ("answers", "contacts")]
    yield from _opened(urls, lock_path=tmp_path / "answers.lock")


@pytest.fixture
def postgres_stores(postgres_templates: str) -> Iterator[Stores]:
    address = postgres_templates.replace("postgresql:", "postgresql+psycopg:")
    names = [f"{tree}_{next(_number)}" for tree in ("answers", "contacts")]
    with psycopg.connect(f"{postgres_templates}/postgres", autocommit=True) as connection:
        for name in names:
            template = f"empty_{name.partition('_')[0]}"
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield from _opened([f"{address}/{name}" for name in names], lock_path=None)


@pytest.fixture(params=["sqlite", "postgresql"])
def stores(request: pytest.FixtureRequest) -> Stores:
    """Both stores, once on SQLite and once on PostgreSQL."""
    name = "sqlite_stores" if request.param == "sqlite" else "postgres_stores"
    found = request.getfixturevalue(name)
    assert isinstance(found, Stores)
    return found


@dataclass(frozen=True)
class Opened:
    """A campaign that is open, with its places, and what residents send in for it."""

    stores: Stores
    campaign: Campaign
    questionnaire: Questionnaire
    places: list[Place]
    campaign_id: int
    edition_id: int

    def submission(self, **changes: object) -> Submission:
        """A complete response of a resident at the first place, but for these changes."""
        usual = Submission(
            id=f"phone-{next(_number):08}",
            place_id=self.places[0].id,
            campaign_id=self.campaign_id,
            edition_id=self.edition_id,
            channel="phone",
            language="nl",
            variant=0,
            day=date(2026, 5, 20),
            part_of_day="morning",
            given=self.given(),
        )
        return replace(usual, **changes)  # type: ignore[arg-type]

    @staticmethod
    def given(**changes: RawAnswer) -> dict[str, RawAnswer]:
        """Answers to every question, but for these changes."""
        usual = {
            "area": RawAnswer(("north_park",)),
            "themes": RawAnswer(("money", "green"), first=("green",)),
            "good": RawAnswer(("people",)),
            "safe": RawAnswer(("much",)),
            "belong": RawAnswer(("some",)),
            "join": RawAnswer(("little",)),
            "say": RawAnswer(("much",)),
            "years": RawAnswer(text="12"),
            "missing": RawAnswer(text="Een bankje in het park"),
        }
        return usual | changes


@pytest.fixture
def programme(stores: Stores) -> str:
    """The key of a programme with the usual phases and nothing else."""
    return make_programme(stores)


@pytest.fixture
def programme_on_sqlite(sqlite_stores: Stores) -> str:
    return make_programme(sqlite_stores)


def make_programme(stores: Stores) -> str:
    with writing(stores.answers) as session:
        made = create_programme(
            session, name="Noord", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        )
        return made.key


@pytest.fixture
def opened(stores: Stores) -> Opened:
    """The campaign of these tests, started on either kind of store."""
    return open_campaign(stores)


@pytest.fixture
def opened_on_sqlite(sqlite_stores: Stores) -> Opened:
    return open_campaign(sqlite_stores)


def open_campaign(stores: Stores) -> Opened:
    with writing(stores.answers) as session:
        started = start_campaign(session, campaign=CAMPAIGN, questionnaire=QUESTIONNAIRE)
        campaign_id = started.id
    with reading(stores.answers) as session:
        edition_id = latest_edition(session, campaign_id=campaign_id).id
        places = list_places(session)
    return Opened(stores, CAMPAIGN, QUESTIONNAIRE, places, campaign_id, edition_id)


def _text(words: str) -> Text:
    return Text({"nl": words, "en": f"{words} (en)"})


def _options(*codes: str) -> tuple[Option, ...]:
    return tuple(Option(code=code, text=_text(code)) for code in codes)


_NONE = Option(code="none", text=_text("none"), exclusive=True)
_NORTH = Option(code="north", text=_text("Noord"), options=_options("north_park", "north_mill"))
_SCALES = tuple(
    Scale(key=key, title=_text(key), points=_options("little", "some", "much"))
    for key in ("safe", "belong", "join", "say")
)
QUESTIONNAIRE = Questionnaire(
    key="tiny",
    title=_text("Klein"),
    languages=("nl", "en"),
    sections=(
        Section(
            questions=(
                Statement(key="hello", title=_text("Welkom")),
                Choice(key="area", title=_text("Buurt"), options=(_NORTH, *_options("south"))),
                Priority(
                    key="themes",
                    title=_text("Onderwerpen"),
                    options=_options("money", "join_in", "green", "traffic"),
                ),
                Choices(
                    key="good",
                    title=_text("Goed"),
                    options=(*_options("people", "shops", "quiet"), _NONE),
                    maximum=2,
                    rather_not=True,
                ),
                *_SCALES,
                Number(key="years", title=_text("Jaren"), maximum=120),
                ShortText(
                    key="shop",
                    title=_text("Winkel"),
                    ask_if=Chose(question="good", codes=("shops",)),
                ),
                LongText(key="missing", title=_text("Wat mist u?")),
            )
        ),
    ),
)
CAMPAIGN = Campaign(
    key="spring",
    questionnaire="tiny",
    title=_text("Lente"),
    sender=_text("De gemeente"),
    privacy=Privacy(**{n: _text(n) for n in ("purpose", "basis", "kept", "rights", "contact")}),
    help_line=HelpLine(phone="024 123 45 67", place=_text("De bibliotheek")),
    next=_text("Wij lezen alles"),
    results=_text("In de wijkkrant"),
    accessibility=_text("Toegankelijk"),
    opens=date(2026, 5, 1),
    closes=date(2026, 7, 1),
    places=(
        PlaceToAsk(name="Apotheek", type="waiting_room"),
        PlaceToAsk(name="Supermarkt", type="supermarket"),
    ),
)


def _opened(urls: list[str], *, lock_path: Path | None) -> Iterator[Stores]:
    engines = [open_engine(url) for url in urls]
    try:
        yield Stores(engines[0], engines[1], urls[0], urls[1], lock_path)
    finally:
        for engine in engines:
            engine.dispose()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        assert isinstance(port, int)
        return port


def _program(name: str) -> str:
    newest_first = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = shutil.which(name, path=os.pathsep.join(str(each.parent) for each in newest_first))
    found = found or shutil.which(name)
    assert found, "PostgreSQL is not here. Install it: apt-get install postgresql"
    return found


def _ready(address: str, log: Path) -> str:
    for _ in range(200):
        try:
            psycopg.connect(f"{address}/postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return address
    raise AssertionError(f"PostgreSQL did not start:\n{log.read_text()}")
