"""Copies a programme as the start of the next one, with what was learned in the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme
from survey.programme.rows import Own, living
from survey.storage.programmes import (
    Area,
    Lesson,
    Partner,
    Phase,
    PolicyPoint,
    Programme,
    Scope,
    Theme,
    ThemePolicy,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What comes along besides the phases and the lessons. Areas belong to one district."""

    themes: bool = True
    policy: bool = True
    partners: bool = True
    areas: bool = False


def copy_programme(
    session: Session,
    *,
    source: Programme,
    name: str,
    key: str | None = None,
    begins: date | None = None,
    taken: Taken | None = None,
) -> Programme:
    """Makes a programme like the source. With a first day all phases move along; else no dates."""
    taken = taken or Taken()
    made = create_programme(
        session,
        name=name,
        scope=Scope(source.scope),
        target_group=TargetGroup(source.target_group),
        key=key,
        phases=False,
    )
    made.copied_from_id = source.id
    made.factor_labels = dict(source.factor_labels)
    _copy_phases(session, source=source, made=made, begins=begins)
    _copy_lessons(session, source=source, made=made)
    if taken.partners:
        for partner in living(session, Partner, programme=source):
            session.add(_like(partner, made, "organisation_id", "role"))
    if taken.areas:
        _copy_areas(session, source=source, made=made)
    points = _copy_policy(session, source=source, made=made) if taken.policy else {}
    if taken.themes:
        _copy_themes(session, source=source, made=made, points=points)
    session.flush()
    return made


def _like(row: Own, made: Programme, *columns: str) -> Own:
    copied = {column: getattr(row, column) for column in columns}
    return type(row)(programme_id=made.id, **copied)


def _copy_phases(
    session: Session, *, source: Programme, made: Programme, begins: date | None
) -> None:
    phases = living(session, Phase, programme=source)
    first = min((each.starts for each in phases if each.starts), default=None)
    later = begins - first if begins and first else None
    for phase in phases:
        copied = _like(phase, made, "kind", "name", "note", "position")
        if later is not None:
            copied.starts = _moved(phase.starts, later)
            copied.ends = _moved(phase.ends, later)
        session.add(copied)


def _moved(day: date | None, later: timedelta) -> date | None:
    return day + later if day else None


def _copy_lessons(session: Session, *, source: Programme, made: Programme) -> None:
    for lesson in living(session, Lesson, programme=source):
        copied = _like(lesson, made, "category", "words", "learned_on")
        copied.learned_in = lesson.learned_in or source.name
        session.add(copied)


def _copy_areas(session: Session, *, source: Programme, made: Programme) -> None:
    areas = living(session, Area, programme=source)
    columns = ("code", "name", "landmark", "position")
    parents: dict[int, int] = {}
    for area in (each for each in areas if each.parent_id is None):
        copied = _like(area, made, *columns)
        session.add(copied)
        session.flush()
        parents[area.id] = copied.id
    for neighbourhood in areas:
        if neighbourhood.parent_id in parents:
            copied = _like(neighbourhood, made, *columns)
            copied.parent_id = parents[neighbourhood.parent_id]
            session.add(copied)


def _copy_policy(session: Session, *, source: Programme, made: Programme) -> dict[int, int]:
    """Gives the new number of each focus point by its old one."""
    points: dict[int, int] = {}
    for point in living(session, PolicyPoint, programme=source):
        copied = _like(point, made, "words", "document", "page", "position")
        session.add(copied)
        session.flush()
        points[point.id] = copied.id
    return points


def _copy_themes(
    session: Session, *, source: Programme, made: Programme, points: dict[int, int]
) -> None:
    factors = ("security", "cohesion", "inclusion", "empowerment")
    words = ("code", "title", "explanation", "picture", "source", "position")
    for theme in living(session, Theme, programme=source):
        copied = _like(theme, made, *words, *factors)
        session.add(copied)
        session.flush()
        links = select(ThemePolicy).where(ThemePolicy.theme_id == theme.id)
        session.add_all(
            ThemePolicy(
                theme_id=copied.id, policy_point_id=points[each.policy_point_id], level=each.level
            )
            for each in session.scalars(links)
            if each.policy_point_id in points
        )
