"""The team's order beside the combined one: which themes it put elsewhere. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from survey.results.priorities.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A theme in the team's order: its place, its place in the combined order, and why.

    `moved` is what the team put elsewhere; what only made room for it is not.
    """

    code: str
    place: int
    before: int
    moved: bool
    reason: str


def moved(order: Sequence[str], *, code: str, to: int) -> list[str]:
    """The order with one theme at place `to` (from 1); places outside the list are its ends."""
    rest = [each for each in order if each != code]
    at = min(max(to, 1), len(order)) - 1
    return [*rest[:at], code, *rest[at:]] if code in order else list(order)


def placed(outcome: Outcome, *, order: Sequence[str], reasons: Mapping[str, str]) -> list[Placed]:
    """The team's order beside the combined one."""
    ranks = {row.score.code: row.score.rank or 1 for row in outcome.rows}
    stayed = _stayed([ranks[code] for code in order])
    return [
        Placed(
            code=code,
            place=at + 1,
            before=ranks[code],
            moved=at not in stayed,
            reason=reasons.get(code, ""),
        )
        for at, code in enumerate(order)
    ]


def _stayed(ranks: Sequence[int]) -> frozenset[int]:
    """The most themes that still follow one another as before; of two that changed places the
    one that went down. Equal ranks follow each other either way."""

    def fewest_moved(chain: tuple[int, ...]) -> tuple[int, list[int]]:
        return -len(chain), [ranks[at] for at in chain]

    chains: list[tuple[int, ...]] = [()]
    for at in reversed(range(len(ranks))):
        after = (each for each in chains if not each or ranks[each[0]] >= ranks[at])
        chains.append((at, *min(after, key=fewest_moved)))
    best = min(chains, key=fewest_moved)
    return frozenset(best)
