"""A city's worth of made-up responses, put straight into the rows: the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import Engine, insert

from forms.definition.campaign import PlaceToAsk
from forms.definition.check import check
from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.cli.drawing import Town, draw
from survey.fieldwork.places import list_places
from survey.intake.rows import answer_rows
from survey.storage.answers import Answer, Response
from survey.storage.finding import latest_edition
from survey.storage.sessions import reading, writing

KINDS = ("supermarket", "waiting_room", "door", "event")
PEOPLE = 2000  # different sets of answers; more of them cost minutes and tell nothing new
_AT_ONCE = 10_000


def start_city(engine: Engine, *, places: int = 25) -> int:
    """The example with more places; gives the id of its campaign."""
    asked = [PlaceToAsk(name=f"Plek {n}", type=KINDS[n % len(KINDS)]) for n in range(places)]
    campaign = replace(catalogue.campaign("lindenholt"), key="city", places=tuple(asked))
    with writing(engine) as session:
        questionnaire = catalogue.questionnaire("lindenholt")
        return start_campaign(session, campaign=campaign, questionnaire=questionnaire).id


def fill(engine: Engine, *, campaign_id: int, n: int, seed: int = 1, start: int = 0) -> None:
    """Adds `n` responses of people who differ, `start` of whom came before."""
    questionnaire = catalogue.questionnaire("lindenholt")
    people = list(_people(questionnaire, seed))
    with reading(engine) as session:
        edition = latest_edition(session, campaign_id=campaign_id)
        places = [each.id for each in list_places(session, campaign_key="city")]
    for first in range(start, start + n, _AT_ONCE):
        responses: list[dict[str, Any]] = []
        answers: list[dict[str, Any]] = []
        for number in range(first, min(first + _AT_ONCE, start + n)):
            chance = Random(f"{seed} {number}")
            id_ = chance.getrandbits(62) | 1
            responses.append(_response(id_, number, edition.id, places, chance))
            answers += ({**row, "response_id": id_} for row in chance.choice(people))
        with writing(engine) as session:
            session.execute(insert(Response), responses)
            session.execute(insert(Answer), answers)


def _people(questionnaire: Any, seed: int) -> Iterator[list[dict[str, Any]]]:
    town = Town(seed=seed)
    for number in range(PEOPLE):
        given = draw(questionnaire, language="nl", town=town, chance=Random(f"{seed} {number}"))
        yield answer_rows(0, check(questionnaire, given))


def _response(
    id_: int, number: int, edition: int, places: list[int], chance: Random
) -> dict[str, Any]:
    weights = [1 / (n + 2) for n in range(len(places))]
    return {
        "id": id_,
        "submission_id": f"city-{number:08}",
        "body_hash": "",
        "edition_id": edition,
        "place_id": chance.choices(places, weights)[0],
        "channel": chance.choices(("phone", "helper", "paper"), (70, 20, 10))[0],
        "language": chance.choices(("nl", "en", "tr", "ar"), (80, 8, 7, 5))[0],
        "variant": chance.randrange(7),
        "day": date(2026, 5, 15) + timedelta(days=chance.randrange(60)),
        "part_of_day": "morning",
        "complete": chance.random() < 0.95,
        "trial": False,
        "late": False,
        "replaces": None,
        "replaced": False,
        "set_aside_id": None,
        "rolled": False,
    }
