"""An invitation on its way: mailed where there is a mail server, and its link shown to copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.mail import NotSent
from survey.staff import letters
from survey.staff.accounts import by_email
from survey.staff.invitations import DAYS, normal_email
from survey.staff.roles import NAMES, Role
from survey.staff.saying import said
from survey.staff.shell import current_account
from survey.staff.speaking import words_in
from survey.storage.programmes import Programme
from survey.storage.sessions import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """What the page shows once."""

    email: str
    link: str
    mailed: bool


def link_of(token: str) -> str:
    return f"{wiring().settings.public_url}/team/invitation/{token}"


def day_of(until: int) -> date:
    """The last day on which an invitation works."""
    return datetime.fromtimestamp(until, UTC).date()


def mailed(*, email: str, role: Role, programme: str | None, token: str) -> bool:
    """Whether it went out; in the language of the invited, or else of who invites."""
    settings, to = wiring().settings, normal_email(email)
    if settings.smtp is None:
        return False
    with reading(wiring().answers) as session:
        known = by_email(session, email=to)
        name = session.scalar(select(Programme.name).where(Programme.key == programme))
    letter = letters.invitation(role=NAMES[role], programme=name, days=DAYS, link=link_of(token))
    words = words_in((known or current_account()).language)
    try:
        letters.post(settings.smtp, letter, to=to, words=words)
    except NotSent:
        said(sentence("De mail ging niet weg. Stuur zelf de link die hieronder staat."))
        return False
    return True
