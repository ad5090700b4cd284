"""What a team could do next, from what is there and what is not yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Sentence, counted, sentence
from survey.programme.lessons import still_to_heed
from survey.programme.programmes import campaigns_of
from survey.programme.rows import living
from survey.storage.campaigns import Campaign
from survey.storage.drafts import Draft
from survey.storage.programmes import Area, Phase, Programme, Theme

_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do: where within the programme, and why."""

    path: str
    act: Sentence
    why: Sentence


def next_steps(session: Session, *, programme: Programme, today: date) -> list[Step]:
    """The first few, the most pressing first."""
    rules: tuple[Callable[[Session, Programme, date], Step | None], ...] = (
        *(_lessons, _running, _themes, _areas, _dates, _draft, _publish),
    )
    steps = (rule(session, programme, today) for rule in rules)
    return [each for each in steps if each is not None][:_SHOWN]


def _lessons(session: Session, programme: Programme, _: date) -> Step | None:
    waiting = still_to_heed(session, programme=programme)
    if not waiting:
        return None
    why = counted(
        "Er wacht %(n)s les uit een eerder programma.",
        "Er wachten %(n)s lessen uit een eerder programma.",
        n=len(waiting),
    )
    return Step(path="lessons", act=sentence("Lees wat anderen leerden"), why=why)


def _running(session: Session, programme: Programme, today: date) -> Step | None:
    open_now = [each for each in campaigns_of(session, programme=programme) if _open(each, today)]
    if not open_now:
        return None
    why = sentence("Bewoners vullen nu de vragenlijst in.")
    return Step(path="week", act=sentence("Bekijk hoe het loopt"), why=why)


def _themes(session: Session, programme: Programme, _: date) -> Step | None:
    if living(session, Theme, programme=programme):
        return None
    why = sentence("Bewoners kiezen straks uit uw thema’s.")
    return Step(path="themes", act=sentence("Zet de thema’s klaar"), why=why)


def _areas(session: Session, programme: Programme, _: date) -> Step | None:
    if living(session, Area, programme=programme):
        return None
    why = sentence("Dan kunnen bewoners aanwijzen waar zij wonen.")
    return Step(path="areas", act=sentence("Zet de wijken en buurten klaar"), why=why)


def _dates(session: Session, programme: Programme, _: date) -> Step | None:
    phases = living(session, Phase, programme=programme)
    if any(each.starts for each in phases):
        return None
    why = sentence("Dan ziet iedereen wat wanneer gebeurt.")
    return Step(path="phases", act=sentence("Geef de fasen een datum"), why=why)


def _draft(session: Session, programme: Programme, _: date) -> Step | None:
    of_this = (Draft.programme_id == programme.id, Draft.removed_at.is_(None))
    drafts = select(func.count()).where(*of_this)
    if session.scalar(drafts) or campaigns_of(session, programme=programme):
        return None
    why = sentence("U kunt beginnen met een voorbeeld.")
    return Step(path="drafts", act=sentence("Maak een vragenlijst"), why=why)


def _publish(session: Session, programme: Programme, _: date) -> Step | None:
    waiting = session.scalars(
        select(Draft)
        .where(Draft.programme_id == programme.id, Draft.campaign_id.is_(None))
        .where(Draft.removed_at.is_(None))
        .order_by(Draft.changed_at.desc())
    ).first()
    if waiting is None:
        return None
    why = sentence("“%(title)s” is nog niet openbaar.", title=waiting.title)
    return Step(path="drafts", act=sentence("Werk verder aan de vragenlijst"), why=why)


def _open(campaign: Campaign, today: date) -> bool:
    return not campaign.paused and campaign.opens <= today <= campaign.closes
