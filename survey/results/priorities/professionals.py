"""What professionals find important: ratings with reasons, and the dots of meetings. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from survey.results.priorities.method import Rule
from survey.results.statistics.combining import from_dots, from_ratings


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """What one theme got: the mean of `n` ratings from 0 to 4, and why, without names."""

    mean: float
    n: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting that divided dots; `on` is its day, such as 2031-07-15."""

    name: str
    on: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfessionalsSay:
    """`people` gave at least one rating; `dots` are those of all meetings together."""

    people: int
    rated: Mapping[str, Rated] = field(default_factory=dict)
    dots: Mapping[str, int] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()

    def scores(self, codes: Sequence[str], *, rule: Rule) -> dict[str, float | None]:
        """Points from 0 to 100; none for a theme that nobody judged."""
        if rule is Rule.DOTS:
            return from_dots({code: self.dots.get(code, 0) for code in codes})
        means = {code: each.mean for code, each in self.rated.items()}
        return {code: from_ratings(means.get(code)) for code in codes}
