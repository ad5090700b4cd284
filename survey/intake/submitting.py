"""A posted form -> the Submission that the one door takes in, with what looks odd about it."""

from __future__ import annotations

import time

from forms.definition.answers import RawAnswers
from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import sentence
from survey.clock import day_and_part, now
from survey.intake.doors import Door
from survey.intake.editions import Published
from survey.intake.posted import Posted
from survey.intake.submission import NotOurs, Submission
from survey.storage.answers import Flag

_FASTEST = 0.8  # seconds a question; nobody reads faster


class OtherQuestionnaire(NotOurs):
    """The page was made from an edition that is not one of this campaign's."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Deze antwoorden horen bij een andere vragenlijst. "
                "Open de vragenlijst opnieuw met de QR-code of het adres op de poster."
            )
        )


def submission_of(
    door: Door,
    edition: Published,
    posted: Posted,
    given: RawAnswers,
    *,
    language: str,
    late: bool,
) -> Submission:
    """Gathers what is stored with the answers: where, how, when; never who."""
    day, part = day_and_part(now())
    return Submission(
        id=posted.id,
        place_id=door.link.place_id,
        campaign_id=door.link.campaign_id,
        edition_id=edition.id,
        channel=door.channel,
        language=language,
        variant=posted.number("variant") % edition.questionnaire.variants,
        day=day,
        part_of_day=part,
        given=given,
        trial=door.trial,
        late=late,
        replaces=posted.replaces,
        from_server_id=posted.id.startswith("page-"),
        flags=_flags(posted, edition.questionnaire),
    )


def _flags(posted: Posted, questionnaire: Questionnaire) -> frozenset[str]:
    """Signs of a robot; a reason to look, never a reason to refuse."""
    flags = set()
    if posted.page("website"):
        flags.add(Flag.HONEYPOT.value)
    elapsed = time.time() - posted.number("started")
    if elapsed < _FASTEST * questionnaire.length:
        flags.add(Flag.TOO_FAST.value)
    return frozenset(flags)
