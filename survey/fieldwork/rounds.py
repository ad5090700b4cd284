"""Which campaign a programme's pages are about: the one that is named, else the one that runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forms.definition import campaign as definition
from forms.definition.campaign_document import campaign_from_data
from forms.definition.sentence import Sentence, sentence
from survey.programme.programmes import campaigns_of, programme_by_key
from survey.storage.answers import KeptApart, Response
from survey.storage.campaigns import Campaign, Edition


class State(StrEnum):
    """What a campaign is doing on a day."""

    TRIAL = "trial"
    NOT_YET = "not_yet"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


STATES: dict[State, Sentence] = {
    State.TRIAL: sentence("Proef"),
    State.NOT_YET: sentence("Nog niet open"),
    State.OPEN: sentence("Open"),
    State.PAUSED: sentence("Op pauze"),
    State.CLOSED: sentence("Gesloten"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A campaign of a programme; `others` are the programme's campaigns, this one among them."""

    programme: str
    programme_name: str
    campaign: Campaign
    others: tuple[Campaign, ...]

    @property
    def document(self) -> definition.Campaign:
        return campaign_from_data(self.campaign.document)

    def state(self, today: date) -> State:
        return state_of(self.campaign, today)


def round_of(session: Session, *, programme: str, wanted: str | None, today: date) -> Round | None:
    """The campaign with this key; without one the campaign that is open, else the newest.

    None when there is none, or when the key belongs to another programme.
    """
    found = programme_by_key(session, key=programme)
    every = tuple(campaigns_of(session, programme=found))
    if wanted:
        chosen = next((each for each in every if each.key == wanted), None)
    else:
        runs = (each for each in every if each.opens <= today <= each.closes)
        chosen = next(runs, None) or next(iter(every), None)
    if chosen is None:
        return None
    return Round(programme=programme, programme_name=found.name, campaign=chosen, others=every)


def state_of(campaign: Campaign, today: date) -> State:
    if today > campaign.closes:
        return State.CLOSED
    if campaign.paused:
        return State.PAUSED
    if campaign.trial:
        return State.TRIAL
    return State.NOT_YET if today < campaign.opens else State.OPEN


def tried(session: Session, *, campaign: Campaign) -> int:
    """How many trial responses there are: what opening for real would wipe."""
    editions = select(Edition.id).where(Edition.campaign_id == campaign.id)
    stored = select(func.count()).where(Response.edition_id.in_(editions), Response.trial)
    apart = select(func.count()).where(KeptApart.campaign_id == campaign.id, KeptApart.trial)
    return (session.scalar(stored) or 0) + (session.scalar(apart) or 0)
