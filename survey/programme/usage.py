"""Where a theme or area is used: nothing is removed from under a questionnaire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.questions import Meaning
from forms.definition.sentence import Sentence, sentence
from survey.programme.programmes import campaigns_of
from survey.storage.campaigns import Edition
from survey.storage.drafts import Draft
from survey.storage.programmes import Area, PolicyPoint, Programme, Theme, ThemePolicy

Data = Mapping[str, Any]


def use_of_theme(session: Session, *, programme: Programme, theme: Theme) -> Sentence | None:
    """Names a draft or campaign that asks about this theme, with what to do about it."""
    where = _questionnaire(session, programme, Meaning.THEME_PRIORITY, theme.code)
    if where is None:
        return None
    return sentence("Dit thema staat in %(where)s. Haal het daar eerst weg.", where=where)


def use_of_area(session: Session, *, programme: Programme, area: Area) -> Sentence | None:
    """Names the neighbourhoods in this area, or a questionnaire that offers it."""
    inside = session.scalars(
        select(Area)
        .where(Area.parent_id == area.id, Area.removed.is_(False))
        .order_by(Area.position)
    ).first()
    if inside is not None:
        return sentence(
            "Hier horen nog buurten bij, zoals %(name)s. Haal die eerst weg.",
            name=inside.name.get("nl", inside.code),
        )
    where = _questionnaire(session, programme, Meaning.NEIGHBOURHOOD, area.code)
    if where is None:
        return None
    return sentence("Deze plek staat in %(where)s. Haal die daar eerst weg.", where=where)


def use_of_policy(session: Session, *, point: PolicyPoint) -> Sentence | None:
    """Names a theme that is linked to this focus point."""
    theme = session.scalars(
        select(Theme)
        .join(ThemePolicy, ThemePolicy.theme_id == Theme.id)
        .where(ThemePolicy.policy_point_id == point.id, Theme.removed.is_(False))
        .order_by(Theme.position)
    ).first()
    if theme is None:
        return None
    return sentence(
        "Het thema “%(theme)s” hoort bij dit punt. Maak het daar eerst los.",
        theme=theme.title.get("nl", theme.code),
    )


def _questionnaire(
    session: Session, programme: Programme, meaning: Meaning, code: str
) -> str | None:
    """The first draft or campaign with this code among the options of such a question."""
    for draft in session.scalars(
        select(Draft)
        .where(Draft.programme_id == programme.id, Draft.removed_at.is_(None))
        .order_by(Draft.title)
    ):
        if code in _codes(draft.document, meaning):
            return f"“{draft.title}”"
    for campaign in campaigns_of(session, programme=programme):
        editions = select(Edition.document).where(Edition.campaign_id == campaign.id)
        if any(code in _codes(each, meaning) for each in session.scalars(editions)):
            return f"“{campaign.key}”"
    return None


def _codes(document: Data, meaning: Meaning) -> Iterator[str]:
    for section in document.get("sections", ()):
        for question in section.get("questions", ()):
            if question.get("meaning") == meaning:
                for option in question.get("options", ()):
                    yield option.get("code", "")
                    yield from (each.get("code", "") for each in option.get("options", ()))
