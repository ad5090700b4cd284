"""Makes a questionnaire public, and starts the campaign that asks it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forms.definition import campaign as definition
from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import content_hash, questionnaire_to_data
from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.fieldwork.places import add_place
from survey.storage.campaigns import Campaign, Edition


class CampaignExists(Refusal):
    """A campaign with this key was started before."""


def publish(
    session: Session, *, campaign: Campaign, questionnaire_data: Mapping[str, object]
) -> Edition:
    """Publishes a questionnaire; what was published before is the same edition again."""
    data = dict(questionnaire_data)
    found = session.scalar(
        select(Edition).where(
            Edition.campaign_id == campaign.id, Edition.content_hash == content_hash(data)
        )
    )
    if found is not None:
        return found
    numbers = select(func.max(Edition.number)).where(Edition.campaign_id == campaign.id)
    edition = Edition(
        campaign_id=campaign.id,
        number=(session.scalar(numbers) or 0) + 1,
        content_hash=content_hash(data),
        document=data,
        published_on=today(),
    )
    session.add(edition)
    session.flush()
    return edition


def start_campaign(
    session: Session,
    *,
    campaign: definition.Campaign,
    questionnaire: Questionnaire,
    trial: bool = False,
) -> Campaign:
    """Makes the campaign with its first edition and its places, as a trial when asked."""
    if session.scalar(select(Campaign.id).where(Campaign.key == campaign.key)) is not None:
        raise CampaignExists(
            sentence(
                "Er is al een vragenronde “%(key)s”. Kies een andere sleutel.", key=campaign.key
            )
        )
    started = Campaign(
        key=campaign.key,
        document=campaign_to_data(campaign),
        questionnaire_key=questionnaire.key,
        opens=campaign.opens,
        closes=campaign.closes,
        trial=trial,
    )
    session.add(started)
    session.flush()
    publish(session, campaign=started, questionnaire_data=questionnaire_to_data(questionnaire))
    for place in campaign.places:
        add_place(session, campaign_key=campaign.key, name=place.name, type=place.type)
    return started
