"""Where a code leads: to a place, its campaign, and the edition that is asked now."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition import campaign as definition
from forms.definition.campaign_document import campaign_from_data
from survey.fieldwork.codes import normal
from survey.storage.campaigns import Campaign, Link, LinkKind, Place
from survey.storage.finding import latest_edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Everything that a page needs to know of the link that was followed.

    `campaign` has the dates that hold now, also when the campaign was extended.
    """

    code: str
    kind: LinkKind
    place_id: int
    place: str
    campaign_id: int
    campaign: definition.Campaign
    paused: bool
    trial: bool
    edition_id: int
    edition_number: int
    content_hash: str


def follow(session: Session, *, code: str) -> Followed | None:
    """Finds where a code leads, in either case; None when it leads nowhere."""
    rows = (
        select(Link, Place, Campaign)
        .join(Place, Place.id == Link.place_id)
        .join(Campaign, Campaign.id == Place.campaign_id)
        .where(Link.code == normal(code))
    )
    found = session.execute(rows).one_or_none()
    if found is None:
        return None
    link, place, campaign = found
    edition = latest_edition(session, campaign_id=campaign.id)
    return Followed(
        code=link.code,
        kind=LinkKind(link.kind),
        place_id=place.id,
        place=place.name,
        campaign_id=campaign.id,
        campaign=_as_it_is_now(campaign),
        paused=campaign.paused,
        trial=campaign.trial or link.kind == LinkKind.TRIAL,
        edition_id=edition.id,
        edition_number=edition.number,
        content_hash=edition.content_hash,
    )


def announced(session: Session) -> tuple[definition.Campaign, ...]:
    """Every campaign as residents may know of it, by key."""
    rows = session.scalars(select(Campaign).order_by(Campaign.key))
    return tuple(_as_it_is_now(campaign) for campaign in rows)


def _as_it_is_now(campaign: Campaign) -> definition.Campaign:
    document = campaign_from_data(campaign.document)
    return replace(document, opens=campaign.opens, closes=campaign.closes)
