"""Adds, changes and removes focus points of policy, each with its document and page."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import sentence
from survey.programme.rows import (
    InUse,
    filled,
    next_position,
    own_row,
    remove,
    require_version,
    short_enough,
)
from survey.programme.usage import use_of_policy
from survey.storage.programmes import PolicyPoint, Programme, Theme, ThemePolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class PointFacts:
    """What a person fills in about a focus point."""

    words: str
    document: str
    page: str = ""


def add_point(session: Session, *, programme: Programme, facts: PointFacts) -> PolicyPoint:
    point = PolicyPoint(
        programme_id=programme.id,
        position=next_position(session, PolicyPoint, programme=programme),
    )
    _fill(point, facts)
    session.add(point)
    session.flush()
    return point


def change_point(
    session: Session, *, programme: Programme, number: int, version: int, facts: PointFacts
) -> PolicyPoint:
    point = own_row(session, PolicyPoint, programme=programme, number=number)
    require_version(point, version=version)
    _fill(point, facts)
    return point


def remove_point(session: Session, *, programme: Programme, number: int) -> PolicyPoint:
    """Takes a focus point away, unless a theme answers to it."""
    point = own_row(session, PolicyPoint, programme=programme, number=number)
    used = use_of_policy(session, point=point)
    if used:
        raise InUse(used)
    remove(point)
    return point


def themes_of(session: Session, *, point: PolicyPoint) -> list[Theme]:
    """The themes that answer to this focus point."""
    linked = (
        select(Theme)
        .join(ThemePolicy, ThemePolicy.theme_id == Theme.id)
        .where(ThemePolicy.policy_point_id == point.id, Theme.removed.is_(False))
        .order_by(Theme.position)
    )
    return list(session.scalars(linked))


def _fill(point: PolicyPoint, facts: PointFacts) -> None:
    point.words = filled(
        facts.words, field="words", longest=400, ask=sentence("Schrijf op wat het beleid wil.")
    )
    point.document = filled(
        facts.document, field="document", longest=200, ask=sentence("Noem het document.")
    )
    point.page = short_enough(facts.page, field="page", longest=40)
