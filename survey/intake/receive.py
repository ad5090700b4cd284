"""receive(): the one door for answers of every channel."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from forms.definition.answers import Checked, Severity
from forms.definition.check import check
from forms.definition.sentence import sentence
from survey.intake.editions import Published, campaign_of_place, edition_by_id
from survey.intake.rows import patterned
from survey.intake.store import keep_apart, serialise, stored_hash, try_to_store
from survey.intake.submission import NotOurs, Outcome, Receipt, Submission
from survey.storage.answers import Flag

_ID = re.compile(r"[0-9A-Za-z_-]{8,64}")


def receive(session: Session, *, submission: Submission) -> Receipt:
    """Takes in one submission, once: the same submission again gets the same receipt.

    Raises NotOurs, before anything is written, for what our own form cannot have sent.
    """
    edition = _edition(session, submission)
    checked = check(edition.questionnaire, submission.given)
    forged = checked.of(Severity.REFUSE)
    if forged:
        raise NotOurs(forged[0].sentence)
    serialise(session, submission)
    flags = _flags(submission, edition, checked)
    if try_to_store(session, submission, checked, flags=flags, as_id=submission.id):
        return Receipt(submission.id, Outcome.STORED)
    if stored_hash(session, submission.id) == submission.body_hash:
        return Receipt(submission.id, Outcome.SAME)
    if not submission.from_server_id:
        keep_apart(session, submission, reason="same_id_other_content")
        return Receipt(submission.id, Outcome.KEPT_APART)
    return _second_post(session, submission, checked, flags=flags)


def _second_post(
    session: Session, submission: Submission, checked: Checked, *, flags: frozenset[Flag]
) -> Receipt:
    """A page without script was sent again with other answers: another person, perhaps.

    Its own id follows from what it holds, so that sending that again is still the same.
    """
    as_id = f"{submission.id}.{submission.body_hash[:16]}"
    flags |= {Flag.POSSIBLE_DUPLICATE}
    stored = try_to_store(session, submission, checked, flags=flags, as_id=as_id)
    return Receipt(as_id, Outcome.STORED if stored else Outcome.SAME)


def _edition(session: Session, submission: Submission) -> Published:
    """The edition that was answered, when everything around the answers fits it."""
    edition = edition_by_id(session, edition_id=submission.edition_id)
    campaign = campaign_of_place(session, place_id=submission.place_id)
    ids = [submission.id, submission.replaces or submission.id]
    if (
        edition is None
        or not (edition.campaign_id == submission.campaign_id == campaign)
        or submission.language not in edition.questionnaire.languages
        or not 0 <= submission.variant < edition.questionnaire.variants
        or not all(_ID.fullmatch(each.partition(".")[0]) and len(each) <= 81 for each in ids)
        or "." in submission.id
        or submission.replaces == submission.id
    ):
        raise NotOurs(
            sentence(
                "Deze antwoorden horen niet bij deze vragenlijst. Open de vragenlijst opnieuw "
                "met de QR-code of het adres op de poster."
            )
        )
    return edition


def _flags(submission: Submission, edition: Published, checked: Checked) -> frozenset[Flag]:
    flags = frozenset(Flag(each) for each in submission.flags)
    return flags | {Flag.PATTERN} if patterned(edition.questionnaire, checked) else flags
