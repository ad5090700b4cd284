"""The groups that a campaign asks about: its neighbourhoods and age bands, with their names."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Choice, Option
from survey.results.missing.matching import Group, Groups
from survey.results.rollup.facets import Facet, asked_for
from survey.results.shown.editions import questionnaires_of

FACETS = (Facet.NEIGHBOURHOOD, Facet.AGE_BAND)


def groups_of(session: Session, *, campaign_id: int, language: str) -> Groups:
    """Per facet the groups that the editions offer, the newest edition first."""
    found: dict[Facet, dict[str, Group]] = {}
    for edition in questionnaires_of(session, campaign_id=campaign_id):
        for facet, key in asked_for(edition).items():
            for group in _groups(edition, key, language):
                found.setdefault(facet, {}).setdefault(group.code, group)
    return {facet: list(groups.values()) for facet, groups in found.items()}


def keys_of(session: Session, *, campaign_id: int) -> dict[Facet, str]:
    """The question that tells each facet, in the newest edition."""
    editions = questionnaires_of(session, campaign_id=campaign_id)
    return asked_for(editions[0]) if editions else {}


def _groups(edition: Questionnaire, key: str, language: str) -> Iterator[Group]:
    """Neighbourhoods rather than the areas they lie in."""
    question = edition.by_key[key]
    if isinstance(question, Choice):
        for option in question.options:
            for each in option.options or (option,):
                yield _group(each, language)


def _group(option: Option, language: str) -> Group:
    return Group(
        code=option.code,
        name=option.text.wording(language).words,
        names=tuple(option.text.wordings.values()),
    )
