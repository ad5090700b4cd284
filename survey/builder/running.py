"""What happens to a campaign while it runs: pause, go on, stay open longer, become real."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.storage.answers import KeptApart, Response
from survey.storage.campaigns import Edition
from survey.storage.finding import campaign_by_key


class CannotExtend(Refusal):
    """The new last day is not later than the campaign's first."""


def pause(session: Session, *, campaign_key: str) -> None:
    """Closes the doors for a while; what is already on its way still comes in."""
    campaign_by_key(session, key=campaign_key).paused = True


def resume(session: Session, *, campaign_key: str) -> None:
    campaign_by_key(session, key=campaign_key).paused = False


def extend(session: Session, *, campaign_key: str, closes: date) -> None:
    """Sets another last day; a closed campaign opens again when that day is still to come."""
    campaign = campaign_by_key(session, key=campaign_key)
    if closes < campaign.opens:
        raise CannotExtend(
            sentence(
                "De vragenronde begint op %(opens)s. Kies een laatste dag daarna.",
                opens=campaign.opens.isoformat(),
            )
        )
    campaign.closes = closes


def open_for_real(session: Session, *, campaign_key: str) -> int:
    """Ends the trial and wipes everything that was tried; says how many responses that was."""
    campaign = campaign_by_key(session, key=campaign_key)
    campaign.trial = False
    editions = select(Edition.id).where(Edition.campaign_id == campaign.id)
    session.execute(delete(KeptApart).where(KeptApart.campaign_id == campaign.id, KeptApart.trial))
    tried = delete(Response).where(Response.edition_id.in_(editions), Response.trial)
    return len(session.scalars(tried.returning(Response.id)).all())
