"""Which questions of a campaign are answered in people's own words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from forms.definition.questions import LongText, ShortText
from forms.definition.sentence import Refusal, sentence
from survey.results.shown.editions import questionnaires_of


class NoSuchQuestion(Refusal, LookupError):
    """The campaign has no open question with this key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question as the newest edition that has it words it."""

    key: str
    title: str


def open_questions(session: Session, *, campaign_id: int, language: str) -> list[OpenQuestion]:
    """The open questions of every edition, the newest edition first."""
    found: dict[str, OpenQuestion] = {}
    for edition in questionnaires_of(session, campaign_id=campaign_id):
        for each in edition.questions:
            if isinstance(each, ShortText | LongText) and each.key not in found:
                title = each.title.wording(language).words
                found[each.key] = OpenQuestion(key=each.key, title=title)
    return list(found.values())


def the_question(session: Session, *, campaign_id: int, key: str, language: str) -> OpenQuestion:
    every = open_questions(session, campaign_id=campaign_id, language=language)
    for each in every:
        if each.key == key:
            return each
    raise NoSuchQuestion(sentence("Deze open vraag is er niet in deze vragenronde."))
