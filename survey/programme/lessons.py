"""Keeps what a team learned, for this programme and for the next one that starts."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import sentence
from survey.clock import today
from survey.programme.kinds import Category
from survey.programme.rows import filled, living, own_row, require_version
from survey.storage.programmes import Lesson, Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonFacts:
    """What a person fills in about a lesson."""

    words: str
    category: Category


def add_lesson(session: Session, *, programme: Programme, facts: LessonFacts) -> Lesson:
    lesson = Lesson(programme_id=programme.id, learned_on=today())
    _fill(lesson, facts)
    session.add(lesson)
    session.flush()
    return lesson


def change_lesson(
    session: Session, *, programme: Programme, number: int, version: int, facts: LessonFacts
) -> Lesson:
    lesson = own_row(session, Lesson, programme=programme, number=number)
    require_version(lesson, version=version)
    _fill(lesson, facts)
    return lesson


def heed(session: Session, *, programme: Programme, number: int, heeded: bool) -> Lesson:
    """Says that the team does something with a lesson, or not yet."""
    lesson = own_row(session, Lesson, programme=programme, number=number)
    lesson.heeded = heeded
    lesson.version += 1
    return lesson


def by_category(lessons: list[Lesson]) -> dict[Category, list[Lesson]]:
    """The lessons under what they are about, the newest first; only categories with lessons."""
    newest = sorted(lessons, key=lambda each: each.learned_on, reverse=True)
    groups = {kind: [each for each in newest if each.category == kind] for kind in Category}
    return {kind: found for kind, found in groups.items() if found}


def still_to_heed(session: Session, *, programme: Programme) -> list[Lesson]:
    """Lessons that came from an earlier programme and wait to be used."""
    lessons = living(session, Lesson, programme=programme)
    return [each for each in lessons if each.learned_in and not each.heeded]


def learned_anywhere(session: Session) -> list[tuple[Lesson, str]]:
    """What every programme learned itself, with its name: for whoever starts a new one."""
    own = (
        select(Lesson, Programme.name)
        .join(Programme, Programme.id == Lesson.programme_id)
        .where(Lesson.removed.is_(False), Lesson.learned_in == "")
        .order_by(Lesson.learned_on.desc(), Lesson.id)
    )
    return [(lesson, name) for lesson, name in session.execute(own)]


def _fill(lesson: Lesson, facts: LessonFacts) -> None:
    lesson.words = filled(
        facts.words, field="words", longest=600, ask=sentence("Schrijf op wat u leerde.")
    )
    lesson.category = facts.category
