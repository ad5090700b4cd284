"""Finds what organisers name by hand, or says how to name it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.storage.campaigns import Campaign, Edition


class UnknownCampaign(Refusal):
    """There is no campaign by this name."""


def campaign_by_key(session: Session, *, key: str) -> Campaign:
    """The campaign with this key; when there is none, says which there are."""
    found = session.scalar(select(Campaign).where(Campaign.key == key))
    if found is None:
        known = ", ".join(session.scalars(select(Campaign.key).order_by(Campaign.key)))
        raise UnknownCampaign(
            sentence(
                "Er is geen vragenronde “%(key)s”. Kies een van deze: %(known)s.",
                key=key,
                known=known or "–",
            )
        )
    return found


def latest_edition(session: Session, *, campaign_id: int) -> Edition:
    """The edition that is asked now. A campaign has one from its start."""
    newest = select(Edition).where(Edition.campaign_id == campaign_id)
    return session.scalars(newest.order_by(Edition.number.desc()).limit(1)).one()
