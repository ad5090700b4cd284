"""How sure an order is: respondents drawn again and again, at a cost that does not grow with n."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.definition.sentence import sentence
from survey.results.statistics.ranks import (
    SAME,
    best_and_worst_places,
    in_rank_order,
    in_top,
    ranks,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

DRAWS = 2000
FEWEST = 10  # below this, drawing again only repeats the same few: every place stays possible
MANY = 2000  # distinct patterns: as many as can be drawn one by one in half a second
TAIL = 0.025  # on either side: what is between them holds 95 % of the draws
EXPLAINED = sentence(
    "We doen de telling tweeduizend keer over met steeds een andere toevallige greep uit de "
    "ingevulde vragenlijsten. Zo zien we op welke plaatsen een thema ook had kunnen komen."
)
TIES_EXPLAINED = sentence(
    "Een groep begint bij het hoogste thema. Elk volgend thema hoort erbij, zolang toeval het "
    "verschil met dat hoogste thema kan verklaren."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """What each distinct pattern gives each option; `points` and `shown` are patterns x options.

    An option's score is the sum of its points over the sum of what was shown, so a mean.
    `counts[i]` respondents gave pattern i, `of` is the base that a page shows.
    """

    options: tuple[str, ...]
    points: Numbers
    shown: Numbers
    counts: tuple[int, ...]
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One option in an order: "rank 2 (1-4)".

    `score` is in the unit of the points (a share is from 0 to 1); none where nobody was asked.
    `low` and `high` are places, and `rank` is between them. `top` is the chance, from 0 to 1, of
    a place in the top 3; none below `FEWEST` respondents. Options with the same `group` (1 is the
    highest) cannot be told apart from the first of that group.
    """

    code: str
    score: float | None
    rank: int
    low: int
    high: int
    group: int
    top: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The options from the highest down, of how many respondents, and how it was drawn."""

    options: tuple[Ranked, ...]
    of: int
    draws: int
    seed: int


def order(votes: Votes, *, seed: int, draws: int = DRAWS) -> Order:
    """Orders the options by their scores, with the places that chance leaves possible.

    In a draw equals may claim any of the places they share: the interval runs from the 2.5 %
    quantile of the best place to the 97.5 % quantile of the worst. The same seed gives the same
    draws to all votes with the same counts. Source: B. Efron and R. Tibshirani, An Introduction
    to the Bootstrap (1993), percentile intervals.
    """
    scores = score_of(votes)
    rank = ranks(scores)
    ordered = in_rank_order(scores, votes.options)
    possible = _possible(votes, ordered, seed=seed, draws=draws) if votes.of >= FEWEST else {}
    unknown = (1, len(votes.options), 1, None)
    options = []
    for code in ordered:
        low, high, group, top = possible.get(code, unknown)
        at = rank.get(code, len(rank) + 1)
        options.append(
            Ranked(
                code=code,
                score=scores[code],
                rank=at,
                low=min(low, at),
                high=max(high, at),
                group=group,
                top=top,
            )
        )
    return Order(options=tuple(options), of=votes.of, draws=draws, seed=seed)


def score_of(votes: Votes) -> dict[str, float | None]:
    """The score of each option; none where nobody was asked."""
    import numpy as np

    counts = np.array(votes.counts, dtype=float)
    points, shown = (counts @ votes.points).tolist(), (counts @ votes.shown).tolist()
    return {
        code: mine / asked if asked else None
        for code, mine, asked in zip(votes.options, points, shown, strict=True)
    }


def _possible(
    votes: Votes, ordered: list[str], *, seed: int, draws: int
) -> dict[str, tuple[int, int, int, float | None]]:
    """Of every option: lowest and highest place, tie group, and chance of a place in the top."""
    import numpy as np

    points, shown = np.hsplit(_drawn(votes, seed=seed, draws=draws), 2)
    means = points / np.where(shown, shown, 1)
    best, worst = best_and_worst_places(means)
    low = np.quantile(best, TAIL, axis=0, method="inverted_cdf").astype(int).tolist()
    high = np.quantile(worst, 1 - TAIL, axis=0, method="inverted_cdf").astype(int).tolist()
    columns = dict(zip(votes.options, means.T, strict=True))
    group = _groups(ordered, columns)
    groups = [group[code] for code in votes.options]
    return dict(
        zip(votes.options, zip(low, high, groups, in_top(means).tolist(), strict=True), strict=True)
    )


def _drawn(votes: Votes, *, seed: int, draws: int) -> Numbers:
    """The totals of every draw, draws x (points of the options, then what was shown of them).

    As many respondents as there are, with return. Of more than `MANY` distinct patterns the
    totals are as good as normal, so they are drawn with the same means and covariances.
    """
    import numpy as np

    random = np.random.default_rng(seed)
    both = np.hstack((votes.points, votes.shown))
    counts = np.array(votes.counts, dtype=np.int64)
    total = int(counts.sum())
    parts = counts / total
    if len(counts) <= MANY:
        return random.multinomial(total, parts, size=draws) @ both
    mean = parts @ both
    apart = both - mean
    spread = apart.T @ (apart * parts[:, None])
    return random.multivariate_normal(
        total * mean, total * spread, size=draws, check_valid="ignore", method="eigh"
    )


def _groups(ordered: list[str], means: dict[str, Numbers]) -> dict[str, int]:
    """From the highest down: a group is all that chance may keep apart from its first option."""
    import numpy as np

    groups: dict[str, int] = {}
    number, head = 0, ""
    for code in ordered:
        if not head or np.quantile(means[head] - means[code], TAIL) > SAME:
            number, head = number + 1, code
        groups[code] = number
    return groups
