"""Themes: what a team distils, tagged with Social Quality and policy, and never lost."""

from __future__ import annotations

import pytest

from survey.programme.options import theme_options
from survey.programme.policy import PointFacts, add_point, remove_point
from survey.programme.rows import (
    InUse,
    NotFilledIn,
    NotOfThisProgramme,
    Stale,
    living,
    own_row,
    put_back,
    swap,
)
from survey.programme.social_quality import Factor, covered
from survey.programme.themes import ThemeFacts, add_theme, change_theme, points_of, remove_theme
from survey.storage.campaigns import Campaign
from survey.storage.drafts import Draft
from survey.storage.programmes import ProgrammeCampaign, Theme
from tests.conftest import open_campaign

MONEY = ThemeFacts(
    title="Geen zorgen over geld",
    explanation="Rondkomen en weten waar hulp is.",
    picture="money",
    factors={Factor.SECURITY: 2, Factor.INCLUSION: 1},
)


def test_a_theme_becomes_the_option_of_a_question(session, own):
    add_theme(session, programme=own, facts=MONEY)
    assert theme_options(session, programme=own) == [
        {
            "code": "geen_zorgen_over_geld",
            "text": {"nl": "Geen zorgen over geld"},
            "picture": "money",
        }
    ]
    [explained] = theme_options(session, programme=own, explained=True)
    assert explained["hint"] == {"nl": "Rondkomen en weten waar hulp is."}


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("title", ThemeFacts(title="  ", factors={})),
        ("title", ThemeFacts(title="x" * 81, factors={})),
        ("explanation", ThemeFacts(title="A", explanation="x" * 601, factors={})),
        ("picture", ThemeFacts(title="A", picture="../keys", factors={})),
        ("cohesion", ThemeFacts(title="A", factors={Factor.COHESION: 3})),
        ("points", ThemeFacts(title="A", factors={}, points=frozenset({4}))),
    ],
)
def test_a_theme_that_cannot_be_says_at_which_field(session, own, field, facts):
    with pytest.raises(NotFilledIn) as refused:
        add_theme(session, programme=own, facts=facts)
    assert refused.value.field == field


def test_two_themes_never_have_the_same_title(session, own):
    add_theme(session, programme=own, facts=MONEY)
    with pytest.raises(NotFilledIn, match="deze titel"):
        add_theme(session, programme=own, facts=MONEY)


def test_a_code_is_given_once_even_after_a_theme_was_removed(session, own):
    first = add_theme(session, programme=own, facts=MONEY)
    remove_theme(session, programme=own, number=first.id)
    second = add_theme(session, programme=own, facts=MONEY)
    assert second.code == "geen_zorgen_over_geld_2"


def test_an_edit_of_what_changed_meanwhile_is_refused_and_changes_nothing(session, own):
    theme = add_theme(session, programme=own, facts=MONEY)
    first = ThemeFacts(title="Genoeg geld", factors={})
    change_theme(session, programme=own, number=theme.id, version=1, facts=first)
    with pytest.raises(Stale, match="Iemand anders"):
        change_theme(session, programme=own, number=theme.id, version=1, facts=MONEY)
    assert (theme.title, theme.version) == ({"nl": "Genoeg geld"}, 2)


def test_translations_stay_until_the_words_they_translate_change(session, own):
    theme = add_theme(session, programme=own, facts=MONEY)
    theme.title = {"nl": MONEY.title, "en": "No money worries"}
    change_theme(session, programme=own, number=theme.id, version=1, facts=MONEY)
    assert theme.title["en"] == "No money worries"
    other = ThemeFacts(title="Rondkomen", factors={})
    change_theme(session, programme=own, number=theme.id, version=2, facts=other)
    assert theme.title == {"nl": "Rondkomen"}


def test_a_theme_of_another_programme_does_not_exist_here(session, own, other):
    theme = add_theme(session, programme=other, facts=MONEY)
    with pytest.raises(NotOfThisProgramme):
        change_theme(session, programme=own, number=theme.id, version=1, facts=MONEY)
    with pytest.raises(NotOfThisProgramme):
        remove_theme(session, programme=own, number=theme.id)


def test_what_was_removed_comes_back_where_it_was(session, own):
    themes = [
        add_theme(session, programme=own, facts=ThemeFacts(title=each, factors={}))
        for each in ("A", "B", "C")
    ]
    remove_theme(session, programme=own, number=themes[1].id)
    assert [each.title["nl"] for each in living(session, Theme, programme=own)] == ["A", "C"]
    put_back(own_row(session, Theme, programme=own, number=themes[1].id, removed=True))
    assert [each.title["nl"] for each in living(session, Theme, programme=own)] == ["A", "B", "C"]


def test_themes_move_one_place_and_stop_at_the_ends(session, own):
    for each in ("A", "B", "C"):
        add_theme(session, programme=own, facts=ThemeFacts(title=each, factors={}))
    themes = living(session, Theme, programme=own)
    assert swap(list(themes), themes[2], up=True)
    assert not swap(living(session, Theme, programme=own), themes[0], up=True)
    session.flush()
    assert [each.title["nl"] for each in living(session, Theme, programme=own)] == ["A", "C", "B"]


def test_a_theme_in_a_draft_is_kept_and_the_draft_is_named(session, own):
    theme = add_theme(session, programme=own, facts=MONEY)
    session.add(_draft(own, theme.code))
    session.flush()
    with pytest.raises(InUse, match="“Vragen voor Noord”"):
        remove_theme(session, programme=own, number=theme.id)
    assert not theme.removed


def test_a_theme_in_a_published_questionnaire_is_kept(stores, session, own):
    session.commit()
    opened = open_campaign(stores)
    with session.no_autoflush:
        document = session.get(Campaign, opened.campaign_id)
    assert document is not None
    session.add(ProgrammeCampaign(campaign_id=opened.campaign_id, programme_id=own.id))
    theme = add_theme(session, programme=own, facts=ThemeFacts(title="Money", factors={}))
    assert theme.code == "money"
    assert remove_theme(session, programme=own, number=theme.id).removed  # no such meaning there


def test_focus_points_are_linked_and_kept_while_a_theme_needs_them(session, own):
    facts = PointFacts(words="Iedereen kan meedoen", document="Kadernota", page="12")
    point = add_point(session, programme=own, facts=facts)
    theme = add_theme(
        session,
        programme=own,
        facts=ThemeFacts(title="Meedoen", factors={}, points=frozenset({point.id})),
    )
    assert [each.id for each in points_of(session, theme=theme)] == [point.id]
    with pytest.raises(InUse, match="Meedoen"):
        remove_point(session, programme=own, number=point.id)
    change_theme(
        session,
        programme=own,
        number=theme.id,
        version=1,
        facts=ThemeFacts(title="Meedoen", factors={}),
    )
    assert remove_point(session, programme=own, number=point.id).removed


def test_a_focus_point_says_where_it_stands(session, own):
    with pytest.raises(NotFilledIn) as refused:
        add_point(session, programme=own, facts=PointFacts(words="Meedoen", document=" "))
    assert refused.value.field == "document"


def test_factors_that_no_theme_touches_are_named(session, own):
    theme = add_theme(session, programme=own, facts=MONEY)
    assert covered([theme]).untouched == (Factor.COHESION, Factor.EMPOWERMENT)


def _draft(own, code):
    from survey.builder.holding import moment

    document = {
        "sections": [
            {
                "questions": [
                    {"kind": "long_text", "key": "more"},
                    {"kind": "priority", "meaning": "theme_priority", "options": [{"code": code}]},
                ]
            }
        ]
    }
    return Draft(
        programme_id=own.id,
        title="Vragen voor Noord",
        document=document,
        around={},
        changed_at=moment(),
    )
