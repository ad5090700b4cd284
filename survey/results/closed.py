"""Which questions are about themes: closed, everywhere, until weights and method are fixed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forms.definition.questions import Asked, Meaning
from survey.results.priorities.asked import asked_themes
from survey.results.priorities.opening import is_open
from survey.results.shown.editions import questionnaires_of


def closed_questions(session: Session, *, campaign_id: int) -> frozenset[str]:
    """The keys of questions of which nobody may have a figure or a row yet."""
    if is_open(session, campaign_id=campaign_id):
        return frozenset()
    return about_themes(session, campaign_id=campaign_id)


def about_themes(session: Session, *, campaign_id: int) -> frozenset[str]:
    """Every question about themes, of every edition, open or closed."""
    asked = asked_themes(session, campaign_id=campaign_id)
    return frozenset([asked.question.key] if asked else []) | {
        question.key
        for edition in questionnaires_of(session, campaign_id=campaign_id)
        for question in edition.questions
        if isinstance(question, Asked) and question.meaning is Meaning.THEME_PRIORITY
    }
