"""Best-worst sets by a model: the chance that one option matters more than another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.definition.sentence import Sentence, sentence
from survey.results.statistics.best_worst import Judged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

STEPS, NEAR = 10_000, 1e-12
HALF = 0.5  # imaginary wins and losses of each option, where the answers alone decide nothing
EXPLAINED = sentence(
    "De kans, van 0 tot 100, dat een invuller dit thema belangrijker vindt dan een willekeurig "
    "ander thema van de lijst."
)
NOT_CONNECTED = sentence(
    "Sommige thema's wonnen of verloren altijd, of zijn nooit vergeleken. De scores zijn daarom "
    "iets naar het midden getrokken."
)


@dataclass(frozen=True, slots=True)
class Won:
    """One option was taken from among others; `among` holds the winner too."""

    winner: str
    among: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Scores from 0 to 100, 50 being as strong as the others; none without any answer.

    `remark` says that the answers alone were not enough to set the scores apart.
    """

    scores: Mapping[str, float | None]
    choices: int
    remark: Sentence | None = None


def maxdiff(sets: Mapping[Judged, int], *, options: Sequence[str]) -> Model:
    """The model of Plackett and Luce for judged sets.

    The best was taken from all that were shown, and each of the others was taken above the worst.
    In sets of three that is the full order of the set.
    """
    won: Counter[Won] = Counter()
    for judged, count in sets.items():
        rest = judged.shown
        if judged.best is not None:
            won[Won(judged.best, rest)] += count
            rest -= {judged.best}
        if judged.worst is not None:
            for other in rest - {judged.worst}:
                won[Won(other, frozenset((other, judged.worst)))] += count
    return strengths(won, options=options)


def strengths(won: Mapping[Won, int], *, options: Sequence[str]) -> Model:
    """The most likely strengths by the MM algorithm, as the mean chance to beat another option.

    They exist when every option can be reached from every other along wins. Where that is not
    so, each option wins and loses half a time against an imaginary one of middling strength.
    Source: D.R. Hunter, MM algorithms for generalized Bradley-Terry models, Ann. Statist. 32
    (2004) 384-406.
    """
    import numpy as np

    at = {code: place for place, code in enumerate(options)}
    taken = [
        (at[each.winner], [at[code] for code in each.among if code in at], count)
        for each, count in won.items()
        if count and each.winner in at and len(each.among & at.keys()) > 1
    ]
    if not taken:
        return Model(scores=dict.fromkeys(options), choices=0)
    wins, members = np.zeros(len(at)), np.zeros((len(taken), len(at)))
    counts = np.array([count for _, _, count in taken], dtype=float)
    for row, (winner, among, count) in enumerate(taken):
        wins[winner] += count
        members[row, among] = 1
    connected = _connected(taken, len(at))
    strength = _most_likely(wins, members, counts, 0.0 if connected else HALF)
    beats = strength[:, None] / (strength[:, None] + strength)
    means = (beats.sum(axis=1) - 0.5) / (len(at) - 1)
    return Model(
        scores=dict(zip(options, (100 * means).tolist(), strict=True)),
        choices=int(counts.sum()),
        remark=None if connected else NOT_CONNECTED,
    )


def _most_likely(wins: Numbers, members: Numbers, counts: Numbers, prior: float) -> Numbers:
    """Each step sets a strength to its wins over what it would win at the strengths so far."""
    import numpy as np

    strength = np.ones(len(wins))
    for _ in range(STEPS):
        expected = (counts / (members @ strength)) @ members + 2 * prior / (strength + 1)
        better = (wins + prior) / expected
        if not prior:
            better /= np.exp(np.log(better).mean())
        if np.abs(better / strength - 1).max() < NEAR:
            return better
        strength = better
    return strength


def _connected(taken: Sequence[tuple[int, list[int], int]], many: int) -> bool:
    """Whether the first option reaches all others along wins, and all others reach it."""
    below: dict[int, set[int]] = {place: set() for place in range(many)}
    above: dict[int, set[int]] = {place: set() for place in range(many)}
    for winner, among, _ in taken:
        for other in among:
            below[winner].add(other)
            above[other].add(winner)
    return len(_reached(below)) == len(_reached(above)) == many


def _reached(steps: Mapping[int, set[int]]) -> set[int]:
    seen, ahead = {0}, [0]
    while ahead:
        new = steps[ahead.pop()] - seen
        seen |= new
        ahead.extend(new)
    return seen
