"""How well themes fit the focus points of policy: 0, 1 or 2, each point with its document and page.

The same links as on the page about themes; here a link gets its strength.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from statistics import fmean

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import sentence
from survey.programme.rows import NotFilledIn, living
from survey.results.priorities.method import Rule
from survey.results.statistics.combining import from_match
from survey.storage.programmes import PolicyPoint, Programme, Theme, ThemePolicy


class Level(IntEnum):
    """How well a theme fits a focus point."""

    NOT = 0
    SOMEWHAT = 1
    STRONGLY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A focus point with where it stands."""

    words: str
    document: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySays:
    """`levels[code][i]` is how well a theme fits point i; a theme without any is not in policy."""

    points: tuple[Point, ...]
    levels: Mapping[str, tuple[Level, ...]]

    def scores(self, codes: Sequence[str], *, rule: Rule) -> dict[str, float | None]:
        """Points from 0 to 100; none at all where no focus points were written down."""
        told = {code: self.levels.get(code, (Level.NOT,) * len(self.points)) for code in codes}
        if not self.points or not any(any(levels) for levels in told.values()):
            return dict.fromkeys(codes)
        of = max if rule is Rule.STRONGEST else fmean
        return {code: from_match(float(of(levels))) for code, levels in told.items()}


def policy_points(session: Session, *, programme: Programme) -> list[PolicyPoint]:
    return living(session, PolicyPoint, programme=programme)


def themes_by_code(session: Session, *, programme: Programme) -> dict[str, Theme]:
    """The programme's themes, also those that were taken away: residents were asked about them."""
    rows = select(Theme).where(Theme.programme_id == programme.id).order_by(Theme.position)
    return {each.code: each for each in session.scalars(rows)}


def levels_of(session: Session, *, programme: Programme) -> dict[tuple[str, int], Level]:
    """The level of each theme (by its code) and focus point (by its number) that are linked."""
    links = (
        select(Theme.code, ThemePolicy.policy_point_id, ThemePolicy.level)
        .join(Theme, Theme.id == ThemePolicy.theme_id)
        .where(Theme.programme_id == programme.id)
    )
    return {(code, point): Level(level) for code, point, level in session.execute(links)}


def policy_says(session: Session, *, programme: Programme, codes: Sequence[str]) -> PolicySays:
    """What policy says of these themes now."""
    points = policy_points(session, programme=programme)
    levels = levels_of(session, programme=programme)
    return PolicySays(
        points=tuple(Point(words=p.words, document=p.document, page=p.page) for p in points),
        levels={
            code: tuple(levels.get((code, point.id), Level.NOT) for point in points)
            for code in codes
        },
    )


def set_levels(
    session: Session, *, programme: Programme, levels: Mapping[tuple[str, int], int]
) -> None:
    """Keeps how well each of these themes fits each of these focus points."""
    themes = themes_by_code(session, programme=programme)
    points = {each.id for each in policy_points(session, programme=programme)}
    for (code, point), level in levels.items():
        if code not in themes or point not in points:
            raise NotFilledIn("levels", sentence("Kies punten van dit programma."))
        if level not in tuple(Level):
            raise NotFilledIn("levels", sentence("Kies 0, 1 of 2."))
        link = session.get(ThemePolicy, (themes[code].id, point))
        if link is None and level:
            key = {"theme_id": themes[code].id, "policy_point_id": point}
            session.add(ThemePolicy(**key, level=level))
        elif link is not None and level:
            link.level = level
        elif link is not None:
            session.delete(link)
    session.flush()
