"""An office with the example campaign, in which people told where they live and how old."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from forms.definition.answers import RawAnswer
from survey.clock import today
from survey.results.missing import keeping
from survey.results.missing.groups import groups_of
from survey.results.rollup.advance import refreshed
from survey.storage.sessions import reading, writing
from tests.conftest import Stores
from tests.fieldwork.conftest import Desk, desk, open_desk

__all__ = ["desk", "open_desk"]

TABLE = """Buurt;Jonger dan 30;45 tot 65;Totaal
Horstacker;300;200;500
Leuvensbroek;200;300;500
"""


def told(where: str, age: str, *well: str) -> dict[str, RawAnswer]:
    return {
        "neighbourhood": RawAnswer((where,)),
        "age": RawAnswer((age,)),
        "goes_well": RawAnswer(well),
    }


def campaign_of(desk: Desk) -> int:
    with reading(desk.answers) as session:
        return desk.campaign(session).id


@pytest.fixture
def town(stores: Stores, open_desk: Callable[..., Desk]) -> Desk:
    """Eighty people, the young fewer than they should be; on either database."""
    return peopled(open_desk(stores))


@pytest.fixture
def town_on_sqlite(desk: Desk) -> Desk:
    return peopled(desk)


def peopled(desk: Desk) -> Desk:
    desk.sends("Supermarkt", n=15, given=told("horstacker", "under_30", "green"))
    desk.sends("Supermarkt", n=35, given=told("horstacker", "from_45", "shops"))
    desk.sends("Wachtkamer", n=30, given=told("leuvensbroek", "from_45", "green", "shops"))
    refreshed(desk.answers, campaign_id=campaign_of(desk))
    return desk


def take_in(desk: Desk, text: str = TABLE, **more: object) -> int:
    """Takes a table in and matches it as guessed."""
    campaign_id = campaign_of(desk)
    with writing(desk.answers) as session:
        groups = groups_of(session, campaign_id=campaign_id, language="nl")
        usual = {"name": "a.csv", "source": "Voorbeeld", "of_day": today()}
        number = keeping.take_in(
            session,
            campaign_id=campaign_id,
            data=text.encode(),
            groups=groups,
            **{**usual, **more},
        )
        keeping.match(session, campaign_id=campaign_id, number=number, chosen={}, groups=groups)
        return number


def ask(desk: Desk, rule: Callable[..., object], **more: object) -> object:
    def asked(session: Session) -> object:
        return rule(session, campaign_id=campaign_of(desk), **more)

    with reading(desk.answers) as session:
        return asked(session)
