"""Which responses count: real ones that were not set aside and that no later version replaces."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, not_, select

from survey.storage.answers import Response
from survey.storage.campaigns import Edition


def in_campaign(campaign_id: int) -> ColumnElement[bool]:
    editions = select(Edition.id).where(Edition.campaign_id == campaign_id)
    return Response.edition_id.in_(editions)


def counted(campaign_id: int) -> ColumnElement[bool]:
    """The one rule for results and exports alike."""
    return and_(
        in_campaign(campaign_id),
        not_(Response.trial),
        not_(Response.replaced),
        Response.set_aside_id.is_(None),
    )
