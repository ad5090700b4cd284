"""Who takes part, and what was learned."""

from __future__ import annotations

import pytest

from survey.programme.kinds import Category, PartnerRole
from survey.programme.lessons import (
    LessonFacts,
    add_lesson,
    by_category,
    change_lesson,
    heed,
    learned_anywhere,
    still_to_heed,
)
from survey.programme.partners import PartnerFacts, add_partner, change_partner, partners_of
from survey.programme.rows import NotFilledIn, NotOfThisProgramme, Stale, living, remove
from survey.storage.programmes import Lesson, Scope

HOUSING = PartnerFacts(name="Woonpunt", scope=Scope.DISTRICT, role=PartnerRole.TEAM)


def test_one_organisation_works_in_several_programmes(session, own, other):
    add_partner(session, programme=own, facts=HOUSING)
    same = PartnerFacts(name="woonpunt ", scope=Scope.CITY, role=PartnerRole.GUEST)
    add_partner(session, programme=other, facts=same)
    [here] = partners_of(session, programme=own)
    assert here.elsewhere == ("Zuid",)
    assert (here.organisation.name, here.partner.role) == ("Woonpunt", "team")


def test_an_organisation_takes_part_once_and_can_come_back(session, own):
    partner = add_partner(session, programme=own, facts=HOUSING)
    with pytest.raises(NotFilledIn, match="doet al mee"):
        add_partner(session, programme=own, facts=HOUSING)
    remove(partner)
    session.flush()
    assert partners_of(session, programme=own) == []
    assert add_partner(session, programme=own, facts=HOUSING) is partner


def test_whoever_is_in_the_team_stands_first(session, own):
    guest = PartnerFacts(name="Atelier", scope=Scope.CITY, role=PartnerRole.GUEST)
    add_partner(session, programme=own, facts=guest)
    partner = add_partner(session, programme=own, facts=HOUSING)
    names = [each.organisation.name for each in partners_of(session, programme=own)]
    assert names == ["Woonpunt", "Atelier"]
    with pytest.raises(Stale):
        change_partner(session, programme=own, number=partner.id, version=5, facts=HOUSING)


def test_lessons_stand_under_what_they_are_about(session, own):
    words = {Category.DATA: "Begin met cijfers", Category.PROCESS: "Neem tijd"}
    for category, said in words.items():
        add_lesson(session, programme=own, facts=LessonFacts(words=said, category=category))
    groups = by_category(living(session, Lesson, programme=own))
    assert list(groups) == [Category.PROCESS, Category.DATA]
    assert [(each.words, name) for each, name in learned_anywhere(session)] == [
        (words[each.category], "Noord") for each, _ in learned_anywhere(session)
    ]


def test_a_lesson_from_before_waits_until_the_team_does_something_with_it(session, own, other):
    facts = LessonFacts(words="Neem tijd", category=Category.PROCESS)
    lesson = add_lesson(session, programme=own, facts=facts)
    assert still_to_heed(session, programme=own) == []
    lesson.learned_in = "Zuid"
    session.flush()
    assert still_to_heed(session, programme=own) == [lesson]
    heed(session, programme=own, number=lesson.id, heeded=True)
    session.flush()
    assert still_to_heed(session, programme=own) == []
    with pytest.raises(NotOfThisProgramme):
        change_lesson(session, programme=other, number=lesson.id, version=2, facts=facts)
    with pytest.raises(NotFilledIn):
        add_lesson(session, programme=own, facts=LessonFacts(words=" ", category=Category.DATA))
