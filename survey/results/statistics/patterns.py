"""Distinct answer patterns with their counts: all that a bootstrap of respondents needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """What one respondent chose, and what of that came first. First implies chosen."""

    codes: frozenset[str] = frozenset()
    first: str | None = None


@dataclass(frozen=True, slots=True)
class Patterns:
    """How many respondents gave each pattern; `counts[i]` belongs to `patterns[i]`.

    The order follows from the patterns alone, so that a seed gives the same draws whatever the
    order of the rows.
    """

    options: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        """How many respondents: the base of the share that chose an option."""
        return sum(self.counts)

    @property
    def n_first(self) -> int:
        """How many put one first: the base of the first-choice share."""
        return sum(
            count
            for pattern, count in zip(self.patterns, self.counts, strict=True)
            if pattern.first is not None
        )


def patterns(given: Iterable[Pattern], *, options: Sequence[str]) -> Patterns:
    """Counts the patterns of respondents, one by one, whose answer counts (State.GIVEN)."""
    return counted_patterns(Counter(given), options=options)


def counted_patterns(counts: Mapping[Pattern, int], *, options: Sequence[str]) -> Patterns:
    """The same from counts that SQL made.

    Codes that are no option (a theme that was taken out) fall away; whoever chose only those
    stays in the base.
    """
    known = frozenset(options)
    kept: Counter[Pattern] = Counter()
    for pattern, count in counts.items():
        if count < 0:
            raise ValueError(f"{count} respondents gave {pattern}")
        if count:
            kept[_within(pattern, known)] += count
    ordered = sorted(kept, key=lambda each: (sorted(each.codes), each.first or ""))
    return Patterns(tuple(options), tuple(ordered), tuple(kept[each] for each in ordered))


def _within(pattern: Pattern, known: frozenset[str]) -> Pattern:
    first = pattern.first if pattern.first in known else None
    codes = pattern.codes & known
    return Pattern(codes | {first} if first is not None else codes, first)
