"""The dots that professionals put on themes at a meeting, as the coordinator counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.programme.rows import NotFilledIn, filled
from survey.results.priorities.opening import require_changeable
from survey.storage.priorities import DotMeeting

MOST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the coordinator fills in about a meeting: how many people, how many dots per theme."""

    name: str
    on_day: date | None
    people: int | None
    dots: Mapping[str, int | None]


class UnknownMeeting(Refusal, LookupError):
    """There is no such meeting in this campaign."""


def add_meeting(
    session: Session, *, campaign_id: int, codes: Sequence[str], counted: Counted
) -> DotMeeting:
    """Keeps the dots of one meeting; those of several meetings are added up."""
    require_changeable(session, campaign_id=campaign_id)
    name = filled(
        counted.name, field="name", longest=80, ask=sentence("Noem de bijeenkomst, zonder namen.")
    )
    if counted.on_day is None:
        raise NotFilledIn("on_day", sentence("Kies de dag."))
    if counted.people is None or not 1 <= counted.people <= MOST:
        raise NotFilledIn("people", sentence("Vul in hoeveel professionals er waren."))
    dots = {code: counted.dots.get(code) or 0 for code in codes}
    for code, n in dots.items():
        if not 0 <= n <= MOST:
            raise NotFilledIn(f"dots_{code}", sentence("Vul een getal van 0 of meer in."))
    if not any(dots.values()):
        ask = sentence("Vul bij ten minste één thema het aantal stickers in.")
        raise NotFilledIn(f"dots_{codes[0]}", ask)
    made = DotMeeting(
        campaign_id=campaign_id,
        name=name,
        on_day=counted.on_day,
        people=counted.people,
        dots=dots,
    )
    session.add(made)
    session.flush()
    return made


def remove_meeting(
    session: Session, *, campaign_id: int, number: int, removed: bool = True
) -> DotMeeting:
    """Takes a meeting away, or puts it back."""
    require_changeable(session, campaign_id=campaign_id)
    found = session.get(DotMeeting, number)
    if found is None or found.campaign_id != campaign_id or found.removed is removed:
        raise UnknownMeeting(sentence("Deze bijeenkomst staat er niet (meer)."))
    found.removed = removed
    return found


def meetings_of(session: Session, *, campaign_id: int) -> list[DotMeeting]:
    rows = select(DotMeeting).where(DotMeeting.campaign_id == campaign_id, ~DotMeeting.removed)
    return list(session.scalars(rows.order_by(DotMeeting.on_day, DotMeeting.name, DotMeeting.id)))


def dots_of(meetings: Sequence[DotMeeting], *, codes: Sequence[str]) -> dict[str, int]:
    """The dots of all these meetings together; none at all without a meeting."""
    total: Counter[str] = Counter()
    for meeting in meetings:
        total.update(meeting.dots)
    return {code: total[code] for code in codes} if meetings else {}
