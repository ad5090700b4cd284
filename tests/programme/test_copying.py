"""A programme is the template of the next one: its shape and its lessons come along."""

from __future__ import annotations

from datetime import date

import pytest

from survey.programme.copying import Taken, copy_programme
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import (
    UnknownProgramme,
    create_programme,
    programme_by_key,
)
from survey.programme.rows import NotFilledIn, living
from survey.storage.programmes import Area, Lesson, Phase, Scope, Theme
from survey.storage.sessions import reading, writing


def test_a_new_programme_has_the_usual_phases_without_dates(stores, programme):
    with reading(stores.answers) as session:
        found = programme_by_key(session, key=programme)
        phases = living(session, Phase, programme=found)
        assert [each.kind for each in phases][:3] == ["analysis", "session", "residents"]
        assert {each.starts for each in phases} == {None}


def test_a_name_is_given_once(stores, programme):
    with writing(stores.answers) as session, pytest.raises(NotFilledIn, match="andere naam"):
        create_programme(
            session, name="noord ", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        )


def test_an_unknown_programme_is_named(stores):
    with reading(stores.answers) as session, pytest.raises(UnknownProgramme, match="zuid"):
        programme_by_key(session, key="zuid")


def test_a_copy_moves_every_phase_along_and_says_where_a_lesson_was_learned(stores, programme):
    with writing(stores.answers) as session:
        source = programme_by_key(session, key=programme)
        first, second, *_ = living(session, Phase, programme=source)
        first.starts, first.ends = date(2026, 1, 1), date(2026, 3, 1)
        second.starts = date(2026, 2, 1)
        session.add(
            Lesson(
                programme_id=source.id,
                category="process",
                words="Neem meer tijd",
                learned_on=date(2026, 3, 2),
            )
        )
        area = Area(programme_id=source.id, code="a", name={"nl": "A"}, landmark={}, position=1)
        session.add(area)
        session.flush()
        made = copy_programme(
            session,
            source=source,
            name="Oost",
            begins=date(2026, 1, 11),
            taken=Taken(themes=False),
        )
        phases = living(session, Phase, programme=made)
        assert [(each.starts, each.ends) for each in phases[:2]] == [
            (date(2026, 1, 11), date(2026, 3, 11)),
            (date(2026, 2, 11), None),
        ]
        [lesson] = living(session, Lesson, programme=made)
        assert (lesson.words, lesson.learned_in) == ("Neem meer tijd", "Noord")
        assert living(session, Area, programme=made) == []
        assert living(session, Theme, programme=made) == []
        assert made.key == "oost"
