"""The comment round: a link that needs no account, remarks per question, settled with an answer."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.builder.translating.places import places, source_of
from survey.builder.translating.rows import clean
from survey.clock import today
from survey.storage.drafts import Draft
from survey.storage.remarks import Remark, RemarkLink

OPEN_FOR, LONGEST_OPEN = 14, 120  # days
LONGEST_ANSWER = 2_000  # characters
MOST_LINKS = 20  # of one draft


class CannotRemark(Refusal):
    """What was sent cannot be kept."""


def make_link(session: Session, *, draft: Draft, expires_on: date) -> RemarkLink:
    """A new link, open until and with this day."""
    if not today() <= expires_on <= today() + timedelta(days=LONGEST_OPEN):
        raise CannotRemark(
            sentence("Kies een laatste dag vanaf vandaag, en binnen %(n)s dagen.", n=LONGEST_OPEN)
        )
    if len(links_of(session, draft=draft)) >= MOST_LINKS:
        raise CannotRemark(
            sentence("Er zijn al %(n)s links. Gebruik een link die er is.", n=MOST_LINKS)
        )
    made = RemarkLink(
        draft_id=draft.id,
        token=secrets.token_urlsafe(18),
        made_on=today(),
        expires_on=expires_on,
    )
    session.add(made)
    session.flush()
    return made


def links_of(session: Session, *, draft: Draft) -> list[RemarkLink]:
    rows = select(RemarkLink).where(RemarkLink.draft_id == draft.id)
    return list(session.scalars(rows.order_by(RemarkLink.made_on.desc(), RemarkLink.id)))


def is_open(link: RemarkLink) -> bool:
    return not link.closed and today() <= link.expires_on


def close_link(session: Session, *, draft: Draft, link: int, closed: bool = True) -> RemarkLink:
    """Closes a link, or opens it again until its last day."""
    found = session.get(RemarkLink, link)
    if found is None or found.draft_id != draft.id:
        raise CannotRemark(sentence("Deze link is er niet (meer)."))
    found.closed = closed
    session.flush()
    return found


def questions_of(draft: Draft, *, language: str) -> dict[str, str]:
    """The title of every question as a reader of this language sees it; "" is the whole."""
    source = source_of(draft.document)
    titles = {
        place.question: place.said(language) or place.said(source)
        for place in places(draft.document, draft.around)
        if place.question and place.path == f"{place.question}.title"
    }
    return {"": draft.title} | titles


def remarks_of(session: Session, *, draft: Draft) -> dict[str, list[Remark]]:
    """Every remark by question, in the order of the draft; open ones first."""
    rows = select(Remark).where(Remark.draft_id == draft.id)
    found: dict[str, list[Remark]] = {}
    for question in questions_of(draft, language=source_of(draft.document)):
        found[question] = []
    for row in session.scalars(rows.order_by(Remark.on_day, Remark.id)):
        found.setdefault(row.question, []).append(row)
    for remarks in found.values():
        remarks.sort(key=lambda each: each.settled_on is not None)
    return {question: remarks for question, remarks in found.items() if remarks}


def unsettled(session: Session, *, draft: Draft) -> int:
    rows = select(func.count()).where(Remark.draft_id == draft.id, Remark.settled_on.is_(None))
    return session.scalar(rows) or 0


def settle(session: Session, *, draft: Draft, remark: int, answer: str) -> Remark:
    """Notes what was done with a remark."""
    found = _own(session, draft, remark)
    answer = clean(answer)
    if not answer or len(answer) > LONGEST_ANSWER:
        raise CannotRemark(
            sentence("Schrijf kort wat u met de opmerking doet (hoogstens 2000 tekens).")
        )
    found.answer, found.settled_on = answer, today()
    session.flush()
    return found


def reopen(session: Session, *, draft: Draft, remark: int) -> Remark:
    """Makes it a remark to look at again; the answer stays to be changed."""
    found = _own(session, draft, remark)
    found.settled_on = None
    session.flush()
    return found


def _own(session: Session, draft: Draft, remark: int) -> Remark:
    found = session.get(Remark, remark)
    if found is None or found.draft_id != draft.id:
        raise CannotRemark(sentence("Deze opmerking is er niet (meer)."))
    return found
