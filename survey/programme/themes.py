"""Adds, changes and removes the themes of a programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import sentence
from forms.pictures.catalogue import keys
from survey.programme.naming import key_from
from survey.programme.rows import (
    InUse,
    NotFilledIn,
    filled,
    in_one_language,
    living,
    next_position,
    own_row,
    remove,
    require_version,
    short_enough,
)
from survey.programme.social_quality import Factor
from survey.programme.usage import use_of_theme
from survey.storage.programmes import PolicyPoint, Programme, Theme, ThemePolicy

LONGEST_TITLE, LONGEST_TEXT = 80, 600


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFacts:
    """What a person fills in about a theme."""

    title: str
    explanation: str = ""
    picture: str | None = None
    source: str = ""
    factors: Mapping[Factor, int]
    points: frozenset[int] = frozenset()


def add_theme(session: Session, *, programme: Programme, facts: ThemeFacts) -> Theme:
    codes = set(session.scalars(select(Theme.code).where(Theme.programme_id == programme.id)))
    theme = Theme(
        programme_id=programme.id,
        code=key_from(facts.title, taken=codes, joiner="_", fallback="thema"),
        title={},
        explanation={},
        position=next_position(session, Theme, programme=programme),
    )
    _fill(session, programme=programme, theme=theme, facts=facts)
    session.add(theme)
    session.flush()
    _link(session, programme=programme, theme=theme, points=facts.points)
    return theme


def change_theme(
    session: Session, *, programme: Programme, number: int, version: int, facts: ThemeFacts
) -> Theme:
    theme = own_row(session, Theme, programme=programme, number=number)
    require_version(theme, version=version)
    _fill(session, programme=programme, theme=theme, facts=facts)
    _link(session, programme=programme, theme=theme, points=facts.points)
    return theme


def remove_theme(session: Session, *, programme: Programme, number: int) -> Theme:
    """Takes a theme away, unless a questionnaire asks about it."""
    theme = own_row(session, Theme, programme=programme, number=number)
    used = use_of_theme(session, programme=programme, theme=theme)
    if used:
        raise InUse(used)
    remove(theme)
    return theme


def points_of(session: Session, *, theme: Theme) -> list[PolicyPoint]:
    """The focus points of policy that this theme answers to."""
    linked = (
        select(PolicyPoint)
        .join(ThemePolicy, ThemePolicy.policy_point_id == PolicyPoint.id)
        .where(ThemePolicy.theme_id == theme.id, PolicyPoint.removed.is_(False))
        .order_by(PolicyPoint.position)
    )
    return list(session.scalars(linked))


def _fill(session: Session, *, programme: Programme, theme: Theme, facts: ThemeFacts) -> None:
    ask = sentence("Geef het thema een titel.")
    title = filled(facts.title, field="title", longest=LONGEST_TITLE, ask=ask)
    others = [each for each in living(session, Theme, programme=programme) if each is not theme]
    if title.casefold() in {each.title.get("nl", "").casefold() for each in others}:
        raise NotFilledIn("title", sentence("Er is al een thema met deze titel."))
    if facts.picture is not None and facts.picture not in keys():
        raise NotFilledIn("picture", sentence("Dit plaatje bestaat niet. Kies een plaatje."))
    text = short_enough(facts.explanation, field="explanation", longest=LONGEST_TEXT)
    theme.title = in_one_language(title, before=theme.title)
    theme.explanation = in_one_language(text, before=theme.explanation)
    theme.picture = facts.picture
    theme.source = short_enough(facts.source, field="source", longest=200)
    for factor in Factor:
        weight = facts.factors.get(factor, 0)
        if weight not in (0, 1, 2):
            raise NotFilledIn(factor.value, sentence("Kies 0, 1 of 2."))
        setattr(theme, factor.value, weight)


def _link(session: Session, *, programme: Programme, theme: Theme, points: frozenset[int]) -> None:
    own = {each.id for each in living(session, PolicyPoint, programme=programme)}
    if not points <= own:
        raise NotFilledIn("points", sentence("Kies punten van dit programma."))
    linked = {
        each.policy_point_id: each
        for each in session.scalars(select(ThemePolicy).where(ThemePolicy.theme_id == theme.id))
    }
    for point, link in linked.items():
        if point not in points:
            session.delete(link)
    session.add_all(
        ThemePolicy(theme_id=theme.id, policy_point_id=point)
        for point in sorted(points - linked.keys())
    )
    session.flush()
