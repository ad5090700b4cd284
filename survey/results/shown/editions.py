"""What was asked, edition by edition: figures have the words of the newest."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.document import questionnaire_from_data
from forms.definition.questionnaire import Questionnaire
from survey.storage.campaigns import Edition


def questionnaires_of(session: Session, *, campaign_id: int) -> tuple[Questionnaire, ...]:
    """The questionnaires of a campaign, newest first."""
    rows = select(Edition.document).where(Edition.campaign_id == campaign_id)
    documents = session.scalars(rows.order_by(Edition.number.desc()))
    return tuple(questionnaire_from_data(each) for each in documents)
