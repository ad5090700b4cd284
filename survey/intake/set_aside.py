"""Sets responses aside with a reason, and takes that back. Nothing is ever deleted."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Select, func, or_, select, update
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.fieldwork.codes import normal
from survey.storage.answers import Flag, Response, ResponseFlag, SetAside
from survey.storage.campaigns import Campaign, Edition, Link, Place
from survey.storage.finding import campaign_by_key


class CannotSetAside(Refusal):
    """It is not clear what to set aside, or why."""


def set_aside(
    session: Session,
    *,
    campaign_key: str,
    reason: str,
    place: str | None = None,
    day: date | None = None,
    part: str | None = None,
    channel: str | None = None,
    flag: str | None = None,
) -> int:
    """Takes the responses that meet every criterion out of the count; says how many.

    `place` is a name or the code of one of its links; with a day and a part of it that is a shift.
    """
    campaign = campaign_by_key(session, key=campaign_key)
    asked = {
        "place": place,
        "day": day.isoformat() if day else None,
        "part": part,
        "channel": channel,
        "flag": flag,
    }
    criteria = {name: value for name, value in asked.items() if value is not None}
    if not reason.strip():
        raise CannotSetAside(sentence("Schrijf erbij waarom."))
    if not criteria:
        raise CannotSetAside(sentence("Kies een plek, een dag of een kenmerk."))
    which = [*_in(campaign), Response.set_aside_id.is_(None)]
    if place is not None:
        which.append(Response.place_id == _place_id(session, campaign, place))
    if day is not None:
        which.append(Response.day == day)
    if part is not None:
        which.append(Response.part_of_day == part)
    if channel is not None:
        which.append(Response.channel == channel)
    if flag is not None:
        which.append(Response.id.in_(_flagged(flag)))
    logged = SetAside(
        campaign_id=campaign.id, reason=reason.strip(), criteria=dict(criteria), on_day=today()
    )
    session.add(logged)
    session.flush()
    return _changed(session, which, to=logged.id)


def lift(session: Session, *, id: int) -> int:  # noqa: A002
    """Lets what was set aside count again; the log keeps that it was. Says how many."""
    logged = session.get(SetAside, id)
    if logged is None or logged.lifted_on is not None:
        raise CannotSetAside(
            sentence("Dit staat niet (meer) buiten beschouwing. Kies een regel uit de lijst.")
        )
    logged.lifted_on = today()
    return _changed(session, [Response.set_aside_id == id], to=None)


def list_set_aside(session: Session, *, campaign_key: str) -> list[SetAside]:
    """The log, newest first."""
    campaign = campaign_by_key(session, key=campaign_key)
    rows = select(SetAside).where(SetAside.campaign_id == campaign.id)
    return list(session.scalars(rows.order_by(SetAside.on_day.desc(), SetAside.id)))


def how_many(session: Session, *, campaign_key: str) -> dict[int, int]:
    """How many responses each entry of the log keeps out of the count now."""
    campaign = campaign_by_key(session, key=campaign_key)
    rows = (
        select(Response.set_aside_id, func.count())
        .where(*_in(campaign), Response.set_aside_id.is_not(None))
        .group_by(Response.set_aside_id)
    )
    return {id: n for id, n in session.execute(rows) if id is not None}  # noqa: A001


def _in(campaign: Campaign) -> list[ColumnElement[bool]]:
    editions = select(Edition.id).where(Edition.campaign_id == campaign.id)
    return [Response.edition_id.in_(editions)]


def _place_id(session: Session, campaign: Campaign, place: str) -> int:
    rows = (
        select(Place.id)
        .join(Link, Link.place_id == Place.id)
        .where(Place.campaign_id == campaign.id)
        .where(or_(Place.name == place, Link.code == normal(place)))
    )
    found = session.scalars(rows.limit(1)).one_or_none()
    if found is None:
        raise CannotSetAside(
            sentence("Er is geen plek “%(place)s”. Kies er een uit de lijst.", place=place)
        )
    return found


def _flagged(flag: str) -> Select[int]:
    if flag not in set(Flag):
        known = ", ".join(Flag)
        raise CannotSetAside(sentence("Kies een van deze kenmerken: %(known)s.", known=known))
    return select(ResponseFlag.response_id).where(ResponseFlag.flag == flag)


def _changed(session: Session, which: list[ColumnElement[bool]], *, to: int | None) -> int:
    changed = session.execute(update(Response).where(*which).values(set_aside_id=to))
    return cast("CursorResult[Any]", changed).rowcount
