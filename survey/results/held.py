"""What is kept of a campaign, in numbers: per kind how many, how old, and until when.

Only what this side of the house may see; who wants to hear back is kept elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, not_, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Sentence, sentence
from survey.results.counted import counted, in_campaign
from survey.storage.answers import AnswerText, KeptApart, Response
from survey.storage.campaigns import Campaign, Place
from survey.storage.monitor import Stand
from survey.storage.rollups import Snapshot

_NUMBERS = {
    "een": 1,
    "één": 1,
    "eén": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "tien": 10,
    "zes": 6,
}
_TERM = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(jaar|jaren|maand|maanden)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One kind of thing: how many there are, of which days, and when they are erased."""

    what: Sentence
    n: int
    oldest: date | None = None
    newest: date | None = None
    until: date | None = None


def held(session: Session, *, campaign: Campaign, kept: str) -> list[Held]:
    """`kept` is what the campaign promises residents, in Dutch: its term counts from the end."""
    until = erased_on(kept, closes=campaign.closes)
    return [
        *_responses(session, campaign, until),
        _texts(session, campaign, until),
        _apart(session, campaign, until),
        _stands(session, campaign),
        _snapshots(session, campaign),
    ]


def erased_on(kept: str, *, closes: date) -> date | None:
    """The day on which a promised term ends; none where the text names no term."""
    found = _TERM.search(kept)
    if found is None:
        return None
    number = found[1].lower()
    many = _NUMBERS.get(number) or int(number)
    months = many * (12 if found[2].lower().startswith("jaar") else 1)
    year, month = divmod(closes.year * 12 + closes.month - 1 + months, 12)
    day = closes.day
    while True:
        try:
            return date(year, month + 1, day)
        except ValueError:  # 31 April, 29 February
            day -= 1


def _responses(session: Session, campaign: Campaign, until: date | None) -> Iterator[Held]:
    kinds: list[tuple[Sentence, ColumnElement[bool]]] = [
        (sentence("Ingevulde vragenlijsten die meetellen"), counted(campaign.id)),
        (
            sentence("Buiten beschouwing"),
            not_(Response.trial) & Response.set_aside_id.is_not(None),
        ),
        (
            sentence("Door dezelfde persoon verbeterd"),
            not_(Response.trial) & Response.set_aside_id.is_(None) & Response.replaced,
        ),
        (sentence("Proef"), Response.trial.is_(True)),
    ]
    for what, which in kinds:
        rows = select(func.count(), func.min(Response.day), func.max(Response.day))
        n, oldest, newest = session.execute(
            rows.select_from(Response).where(in_campaign(campaign.id), which)
        ).one()
        yield Held(what=what, n=n, oldest=oldest, newest=newest, until=until if n else None)


def _texts(session: Session, campaign: Campaign, until: date | None) -> Held:
    rows = (
        select(func.count(), func.min(Response.day), func.max(Response.day))
        .select_from(AnswerText)
        .join(Response, Response.id == AnswerText.response_id)
        .where(in_campaign(campaign.id))
    )
    n, oldest, newest = session.execute(rows).one()
    what = sentence("Antwoorden in eigen woorden")
    return Held(what=what, n=n, oldest=oldest, newest=newest, until=until)


def _apart(session: Session, campaign: Campaign, until: date | None) -> Held:
    rows = select(func.count(), func.min(KeptApart.day), func.max(KeptApart.day))
    n, oldest, newest = session.execute(rows.where(KeptApart.campaign_id == campaign.id)).one()
    what = sentence("Apart gehouden, om naar te kijken")
    return Held(what=what, n=n, oldest=oldest, newest=newest, until=until)


def _stands(session: Session, campaign: Campaign) -> Held:
    """Who stands where is wiped once the campaign is over; see survey/fieldwork/rota.py."""
    rows = (
        select(func.count(), func.min(Stand.day), func.max(Stand.day))
        .join(Place, Place.id == Stand.place_id)
        .where(Place.campaign_id == campaign.id)
    )
    n, oldest, newest = session.execute(rows).one()
    what = sentence("Namen of rollen in het rooster")
    return Held(what=what, n=n, oldest=oldest, newest=newest, until=campaign.closes)


def _snapshots(session: Session, campaign: Campaign) -> Held:
    rows = select(func.count(), func.min(Snapshot.on_day), func.max(Snapshot.on_day))
    n, oldest, newest = session.execute(rows.where(Snapshot.campaign_id == campaign.id)).one()
    what = sentence("Standen met optellingen, zonder personen")
    return Held(what=what, n=n, oldest=oldest, newest=newest)
