"""What residents find important when each chooses some themes and puts one of them first."""

from __future__ import annotations

from dataclasses import dataclass

from forms.definition.sentence import sentence
from survey.results.statistics.bootstrap import DRAWS, Order, Votes, order
from survey.results.statistics.patterns import Patterns

CHOSEN_EXPLAINED = sentence("Welk deel van de invullers dit thema koos.")
FIRST_EXPLAINED = sentence(
    "Welk deel van de invullers die één thema vooraan zetten, dit thema vooraan zette."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """The order by the share that chose an option, and by the share that put it first."""

    chosen: Order
    first: Order


def choosing(patterns: Patterns, *, seed: int, draws: int = DRAWS) -> Choosing:
    """Both orders, scores from 0 to 1, with their intervals from the same draws of respondents."""
    return Choosing(
        chosen=order(chosen_votes(patterns), seed=seed, draws=draws),
        first=order(first_votes(patterns), seed=seed, draws=draws),
    )


def chosen_votes(patterns: Patterns) -> Votes:
    """Who chose what, of everyone who answered."""
    import numpy as np

    chosen, everyone = np.zeros(_shape(patterns)), np.ones(_shape(patterns))
    for row, pattern in enumerate(patterns.patterns):
        chosen[row] = [option in pattern.codes for option in patterns.options]
    return Votes(
        options=patterns.options,
        points=chosen,
        shown=everyone,
        counts=patterns.counts,
        of=patterns.n,
    )


def first_votes(patterns: Patterns) -> Votes:
    """Who put what first, of those who put one first."""
    import numpy as np

    first, chose_first = np.zeros(_shape(patterns)), np.zeros(_shape(patterns))
    for row, pattern in enumerate(patterns.patterns):
        chose_first[row] = pattern.first is not None
        first[row] = [option == pattern.first for option in patterns.options]
    return Votes(
        options=patterns.options,
        points=first,
        shown=chose_first,
        counts=patterns.counts,
        of=patterns.n_first,
    )


def _shape(patterns: Patterns) -> tuple[int, int]:
    return len(patterns.patterns), len(patterns.options)
