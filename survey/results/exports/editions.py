"""The questionnaires of a campaign, and which questions of different editions are the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.document import questionnaire_from_data
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import BestWorst, Closed, Written, codes
from survey.results.exports.questions import Asking
from survey.storage.campaigns import Edition

Same = tuple[object, ...]  # what makes questions of two editions the same


@dataclass(frozen=True, slots=True)
class Published:
    """One edition as responses point at it."""

    id: int
    number: int
    hash: str
    questionnaire: Questionnaire


def editions_of(session: Session, *, campaign_id: int) -> tuple[Published, ...]:
    """Oldest first."""
    rows = select(Edition).where(Edition.campaign_id == campaign_id).order_by(Edition.number)
    return tuple(
        Published(each.id, each.number, each.content_hash, questionnaire_from_data(each.document))
        for each in session.scalars(rows)
    )


def same(question: Asking) -> Same:
    """Sets of three follow from the options, so that other options make other sets."""
    sets = codes(question) if isinstance(question, BestWorst) else ()
    return question.key, question.kind, sets


def versions(editions: Iterable[Published]) -> Mapping[Same, list[Asking]]:
    """Every question with its versions, oldest first; the newest edition's questions in front."""
    found: dict[Same, list[Asking]] = {}
    for edition in editions:
        for question in edition.questionnaire.questions:
            if isinstance(question, Closed | Written):
                found.setdefault(same(question), []).append(question)
    newest = list(editions)[-1].questionnaire.questions if found else ()
    front = [same(each) for each in newest if isinstance(each, Closed | Written)]
    return {key: found[key] for key in dict.fromkeys([*front, *found])}
