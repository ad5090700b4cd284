"""Publishes a draft: as the first edition of a new campaign, or the next of the one it has."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.campaign import Campaign as Definition
from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import questionnaire_to_data
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Closed, codes
from forms.definition.sentence import Refusal, sentence
from forms.pictures.own import OwnPictures
from survey.builder.drafts import StaleDraft
from survey.builder.publish import publish, start_campaign
from survey.builder.publishing.cleaned import campaign_of, questionnaire_of
from survey.builder.publishing.gate import gate
from survey.programme.naming import key_from
from survey.programme.programmes import link_campaign
from survey.storage.campaigns import Campaign, Edition
from survey.storage.drafts import Draft
from survey.storage.finding import latest_edition
from survey.storage.programmes import Programme

_KEPT = ("places", "grace_days", "logo", "example", "opens", "closes")  # of a running campaign


class CannotPublish(Refusal):
    """Something forbids publishing, or was not looked at yet."""


def publish_draft(
    session: Session,
    *,
    draft: Draft,
    programme: Programme,
    version: int,
    accepted: bool,
    pictures: OwnPictures,
) -> Edition:
    """Makes the edition that people will see; a first one starts the campaign, without places."""
    if draft.version != version:
        raise StaleDraft(draft)
    found = gate(session, draft=draft, pictures=pictures)
    questionnaire, _ = questionnaire_of(draft)
    if found.shut or questionnaire is None:
        raise CannotPublish(
            sentence("Publiceren kan nog niet. Los eerst op wat hieronder bovenaan staat.")
        )
    if not accepted:
        raise CannotPublish(sentence("Zet eerst een vinkje: publiceren kunt u niet terugdraaien."))
    if draft.campaign_id is None:
        return _first(session, draft, programme, questionnaire)
    return _next(session, draft, session.get_one(Campaign, draft.campaign_id), questionnaire)


def edition_number(session: Session, *, draft: Draft, number: int) -> tuple[Edition, Campaign]:
    """A published edition of this draft's campaign."""
    found = session.scalar(
        select(Edition).where(Edition.campaign_id == draft.campaign_id, Edition.number == number)
    )
    if found is None:
        raise CannotPublish(sentence("Deze versie is er niet."))
    return found, session.get_one(Campaign, found.campaign_id)


def editions_of(session: Session, *, draft: Draft) -> list[Edition]:
    """Every edition of this draft's campaign, the newest first."""
    rows = select(Edition).where(Edition.campaign_id == draft.campaign_id)
    return list(session.scalars(rows.order_by(Edition.number.desc())))


def counted_together(old: Questionnaire, new: Questionnaire) -> tuple[str, ...]:
    """The questions that both editions ask in the same way, so that answers count together."""
    return tuple(
        key
        for key, question in new.by_key.items()
        if key in old.by_key
        and type(old.by_key[key]) is type(question)
        and _codes(old.by_key[key]) == _codes(question)
    )


def _codes(question: object) -> frozenset[str]:
    return frozenset(codes(question)) if isinstance(question, Closed) else frozenset()


def _first(
    session: Session, draft: Draft, programme: Programme, questionnaire: Questionnaire
) -> Edition:
    taken = set(session.scalars(select(Campaign.key)))
    key = key_from(draft.title[:36], taken=taken, fallback="vragenronde")
    campaign = _around(draft, key)
    started = start_campaign(session, campaign=campaign, questionnaire=questionnaire)
    link_campaign(session, programme=programme, campaign=started)
    draft.campaign_id = started.id
    session.flush()
    return latest_edition(session, campaign_id=started.id)


def _next(
    session: Session, draft: Draft, campaign: Campaign, questionnaire: Questionnaire
) -> Edition:
    """The texts are those of the draft; what the campaign was given itself stays as it is."""
    texts = _around(draft, campaign.key)
    kept = {name: campaign.document[name] for name in _KEPT if name in campaign.document}
    campaign.document = campaign_to_data(texts) | kept
    data = questionnaire_to_data(questionnaire)
    return publish(session, campaign=campaign, questionnaire_data=data)


def _around(draft: Draft, key: str) -> Definition:
    campaign, faults = campaign_of(draft, key=key)
    if campaign is None:
        raise CannotPublish(faults[0].sentence)
    return campaign
