"""The three columns together: one order of themes, how sure it is, and where sources differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.results.priorities.frozen import Frozen
from survey.results.priorities.method import SourceKey
from survey.results.priorities.opening import NotFixedYet, fixed
from survey.results.priorities.residents import ResidentsSay, residents_say
from survey.results.statistics.blended import blended
from survey.results.statistics.bootstrap import Order, Ranked, order
from survey.results.statistics.combining import (
    Combined,
    Disagreement,
    Source,
    ThemeScore,
    combine,
    disagreements,
    speaking,
    with_means,
    without_each,
)
from survey.results.statistics.stability import Stable, Sweep, stable_weights, sweep


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One theme in the combined order; `drawn` has its places by chance where that is known.

    `residents` is its place among what residents find important; none where nobody answered.
    """

    score: ThemeScore
    drawn: Ranked | None
    residents: Ranked | None
    closed: bool
    top: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Two sources that put a theme far apart."""

    one: SourceKey
    other: SourceKey
    about: Disagreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything that the page of priorities says, without words."""

    fixing: int
    frozen: Frozen
    residents: ResidentsSay
    combined: Combined
    rows: tuple[Row, ...]
    stable: tuple[Stable, ...]
    sweep: Sweep
    without: Mapping[str, Combined]
    differing: tuple[Differing, ...]

    @property
    def silent(self) -> tuple[SourceKey, ...]:
        """Sources that say nothing, though they were given weight; the others count for more."""
        weights = self.frozen.method.weights
        return tuple(
            key for key in SourceKey if weights[key] and key.value not in self.combined.weights
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """The themes from the highest combined score down; equals as they were asked."""
        return tuple(row.score.code for row in self.rows)


def outcome(session: Session, *, campaign_id: int) -> Outcome:
    """The priorities as they stand in the newest snapshot; refuses before weights are fixed."""
    now = fixed(session, campaign_id=campaign_id)
    if now is None:
        raise NotFixedYet
    residents = residents_say(session, campaign_id=campaign_id, frozen=now.frozen)
    return weighed(now.frozen, residents, fixing=now.number)


def weighed(frozen: Frozen, residents: ResidentsSay, *, fixing: int) -> Outcome:
    """Combines what was frozen with what residents say. Pure."""
    codes, sources = frozen.codes, sources_of(frozen, residents)
    combined = combine(codes, sources)
    drawn = _by_code(_drawn(codes, sources, residents, seed=frozen.seed))
    own = _by_code(residents.order)
    swept = sweep(codes, sources)
    return Outcome(
        fixing=fixing,
        frozen=frozen,
        residents=residents,
        combined=combined,
        rows=tuple(
            Row(
                score=each,
                drawn=drawn.get(each.code),
                residents=own.get(each.code),
                closed=each.code in residents.closed,
                top=swept.top.get(each.code),
            )
            for each in combined.themes
        ),
        stable=tuple(stable_weights(codes, sources)),
        sweep=swept,
        without=without_each(codes, sources),
        differing=tuple(_differing(codes, sources)),
    )


def sources_of(frozen: Frozen, residents: ResidentsSay) -> list[Source]:
    """The three columns, 0 to 100 points per theme, each by the rule that was fixed."""
    codes, method = frozen.codes, frozen.method
    scores = {
        SourceKey.RESIDENTS: residents.scores(codes),
        SourceKey.PROFESSIONALS: frozen.professionals.scores(
            codes, rule=method.rules[SourceKey.PROFESSIONALS]
        ),
        SourceKey.POLICY: frozen.policy.scores(codes, rule=method.rules[SourceKey.POLICY]),
    }
    return [
        Source(key=key.value, weight=method.weights[key], scores=scores[key]) for key in SourceKey
    ]


def _drawn(
    codes: Sequence[str], sources: Sequence[Source], residents: ResidentsSay, *, seed: int
) -> Order | None:
    """The combined order with respondents drawn anew; none where residents say nothing yet."""
    if residents.votes is None:
        return None
    used = {each.key: each for each in speaking(codes, sources)}
    mine = used.pop(SourceKey.RESIDENTS.value)
    filled = [(each.weight, with_means(codes, each)) for each in used.values()]
    plus = {code: sum(weight * scores[code] for weight, scores in filled) for code in codes}
    return order(blended(residents.votes, times=mine.weight, plus=plus), seed=seed)


def _by_code(found: Order | None) -> dict[str, Ranked]:
    return {each.code: each for each in found.options} if found is not None else {}


def _differing(codes: Sequence[str], sources: Sequence[Source]) -> list[Differing]:
    """What residents and the others put far apart, then professionals and policy."""
    pairs = [(one, other) for n, one in enumerate(sources) for other in sources[n + 1 :]]
    found = [
        Differing(one=SourceKey(one.key), other=SourceKey(other.key), about=each)
        for one, other in pairs
        for each in disagreements(codes, one, other)
    ]
    return sorted(found, key=lambda each: -each.about.gap)
