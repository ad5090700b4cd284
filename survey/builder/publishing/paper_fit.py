"""Whether the form fits on paper in each language: laid out when asked, and remembered.

Laying out takes a second per language, so that no page does it by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.campaign import Campaign
from forms.definition.document import content_hash
from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import Refusal, Sentence, Translations
from print.layout import lay_out
from survey.builder.publishing.cleaned import (
    campaign_of,
    languages_of,
    published_around,
    published_data,
    questionnaire_of,
)
from survey.fieldwork.around import around
from survey.fieldwork.catalogues import catalogue
from survey.fieldwork.form_paper import AUTO, on_paper
from survey.intake.editions import Published
from survey.storage.drafts import Draft
from survey.storage.remarks import PaperCheck

_LINK = "https://wijkstem.example/c/vragenronde"  # as long as a real one


def checked_on_paper(session: Session, *, draft: Draft) -> dict[str, str]:
    """Why a language does not fit, nothing when it does; without languages not looked at."""
    rows = select(PaperCheck).where(
        PaperCheck.draft_id == draft.id, PaperCheck.content_mark == mark_of_paper(draft)
    )
    return {row.language: row.refused for row in session.scalars(rows)}


def look_at_paper(draft: Draft, *, translations: Translations) -> dict[str, str]:
    """Lays the form out in every language; takes a second for each, so hold no session."""
    questionnaire, _ = questionnaire_of(draft)
    campaign, _ = campaign_of(draft)
    if questionnaire is None or campaign is None:
        return {}
    said = {each: _why_not(questionnaire, campaign, each) for each in languages_of(draft)}
    return {each: why.worded(translations) if why else "" for each, why in said.items()}


def remember_paper(session: Session, *, draft: Draft, mark: str, found: Mapping[str, str]) -> None:
    for language, refused in found.items():
        session.merge(
            PaperCheck(draft_id=draft.id, language=language, content_mark=mark, refused=refused)
        )
    session.flush()


def mark_of_paper(draft: Draft) -> str:
    """Changes with every text that stands on paper."""
    asked, texts = published_data(draft), published_around(draft)
    for name in ("opens", "closes", "grace_days"):
        texts.pop(name, None)
    return content_hash({"asked": asked, "around": texts})[:16]


def _why_not(questionnaire: Questionnaire, campaign: Campaign, language: str) -> Sentence | None:
    words = catalogue(language, address=questionnaire.address)
    edition = Published(0, 0, 1, "0" * 64, questionnaire)
    try:
        surroundings = around(
            campaign,
            edition=edition,
            language=language,
            link=_LINK,
            place="",
            translations=words,
        )
        on_paper(
            lambda paper: lay_out(
                questionnaire,
                language=language,
                paper=paper,
                around=surroundings,
                translations=words,
            ),
            paper=AUTO,
            copies=1,
            typed=False,
        )
    except Refusal as refusal:
        return refusal.sentence
    return None
