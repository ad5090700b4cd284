"""Places in an order when some are equal: one rule for draws, weightings and single scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAME = 1e-9  # scores nearer than this are equal: they differ by rounding only
TOP = 3


def ranks(scores: Mapping[str, float | None]) -> dict[str, int]:
    """Rank 1 for the highest score; equals share the best of their ranks (1, 2, 2, 4).

    What has no score has no rank.
    """
    known = _known(scores)
    return {code: 1 + _above(score, known) for code, score in known.items()}


def midranks(scores: Mapping[str, float | None]) -> dict[str, float]:
    """Rank 1 for the highest score; equals share the mean of their ranks (1, 2.5, 2.5, 4)."""
    known = _known(scores)
    return {
        code: 1 + _above(score, known) + (_equal(score, known) - 1) / 2
        for code, score in known.items()
    }


def top_of(scores: Mapping[str, float | None], *, top: int = TOP) -> frozenset[str]:
    """Who is in the top; more than `top` when the last of them are equal."""
    return frozenset(code for code, rank in ranks(scores).items() if rank <= top)


def best_and_worst_places(
    scores: NDArray[np.float64],
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Of every option in every row the best and the worst place it may claim among its equals.

    `scores` is rows x options (draws, or weightings); so are both answers.
    """
    above, equal = _compared(scores)
    return above + 1, above + equal


def in_top(scores: NDArray[np.float64], *, top: int = TOP) -> NDArray[np.float64]:
    """Of every option the part of the rows in which it is in the top.

    Equals on the border share what is left: two for one place count half each. So the parts
    add up to `top`, or to the number of options where there are fewer.
    """
    above, equal = _compared(scores)
    part: NDArray[np.float64] = ((top - above) / equal).clip(0, 1).mean(axis=0)
    return part


def _compared(scores: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """How many are above, and how many are equal (itself too); option by option, to save room."""
    import numpy as np

    above = np.zeros(scores.shape, dtype=np.intp)
    equal = np.zeros(scores.shape, dtype=np.intp)
    for other in range(scores.shape[1]):
        difference = scores[:, other, None] - scores
        above += difference > SAME
        equal += np.abs(difference) <= SAME
    return above, equal


def _known(scores: Mapping[str, float | None]) -> dict[str, float]:
    return {code: score for code, score in scores.items() if score is not None}


def _above(score: float, known: Mapping[str, float]) -> int:
    return sum(other - score > SAME for other in known.values())


def _equal(score: float, known: Mapping[str, float]) -> int:
    return sum(abs(other - score) <= SAME for other in known.values())


def in_rank_order(scores: Mapping[str, float | None], codes: Sequence[str]) -> list[str]:
    """The codes from the highest score down; equals keep their order, no score comes last."""
    known = ranks(scores)
    return sorted(codes, key=lambda code: known.get(code, len(known) + 1))
