"""An office with a campaign in which seventy people answered in a way that is easy to count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import count
from pathlib import Path

import pytest

from forms.definition.answers import RawAnswer
from survey.app import create_app
from survey.clock import today
from survey.config import Settings
from survey.intake.receive import receive
from survey.intake.submission import Submission
from survey.programme.programmes import programme_by_key
from survey.results.priorities.fixing import fix_weights
from survey.results.priorities.method import USUAL, Method, rules_for
from survey.staff.roles import Role
from survey.storage.finding import campaign_by_key, latest_edition
from survey.storage.sessions import reading, writing
from tests.conftest import Stores
from tests.fieldwork.conftest import Desk, found
from tests.team import TeamClient, text_of

_sent = count()
# How many at each place: the last two are too few to be shown.
SENT = {"Supermarkt": 40, "Wachtkamer": 20, "Wijkblad": 5, "Sociale": 5}


@pytest.fixture
def empty(sqlite_stores: Stores, tmp_path: Path) -> Iterator[Desk]:
    """The same office before anybody answered."""
    (tmp_path / "data").mkdir()
    settings = Settings(
        instance=tmp_path,
        answers_url=sqlite_stores.answers_url,
        contacts_url=sqlite_stores.contacts_url,
        public_url="https://wijk.example",
    )
    programme = found(sqlite_stores)
    app = create_app(settings)
    yield Desk(app, sqlite_stores.answers, programme)
    parts = app.extensions["wijkstem"]
    parts.writer.stop()
    parts.opened.stop()
    parts.answers.dispose()


@pytest.fixture
def office(empty: Desk) -> Desk:
    fill(empty, [place for place, n in SENT.items() for _ in range(n)])
    return empty


def fill(office: Desk, places: Iterable[str], *, turning: int = 1) -> None:
    """Somebody answers at each of these places, the first of them being number 0."""
    with reading(office.answers) as session:
        campaign = office.campaign(session)
        edition = latest_edition(session, campaign_id=campaign.id)
    ids = {name: office.place(name).id for name in SENT}
    with writing(office.answers) as session:
        for number, place in enumerate(places):
            submission = Submission(
                id=f"room-{next(_sent):08}",
                place_id=ids[place],
                campaign_id=campaign.id,
                edition_id=edition.id,
                channel="phone",
                language="nl",
                variant=number % turning,
                day=today(),
                part_of_day="morning",
                given=given(number),
            )
            receive(session, submission=submission)


def given(number: int) -> dict[str, RawAnswer]:
    """Of every ten eight like the shops and two the parks, and six put money first; six feel
    safe. Nobody says how old they are."""
    of_ten = number % 10
    theme = "money" if of_ten < 6 else "healthy"
    return {
        "goes_well": RawAnswer(("shops",) if of_ten < 8 else ("green",)),
        "themes": RawAnswer((theme,), first=(theme,)),
        "safe_feeling": RawAnswer(("safe",) if of_ten < 6 else ("unsafe",)),
        "years": RawAnswer(text=str(of_ten)),
    }


def open_themes(office: Desk) -> None:
    """Fixes the weights, so that what residents find important may be seen."""
    rules = {source: each[0] for source, each in rules_for(ranking=False).items()}
    with writing(office.answers) as session:
        fix_weights(
            session,
            campaign_id=campaign_by_key(session, key="lindenholt").id,
            programme=programme_by_key(session, key=office.programme),
            method=Method(weights=USUAL, rules=rules),
            roles=[Role.COORDINATOR],
        )


def words_on(client: TeamClient, address: str, status: int = 200) -> str:
    """The words on a page, each run of white as one space."""
    reply = client.get(address)
    assert reply.status_code == status, address
    return words_of(text_of(reply))


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))
