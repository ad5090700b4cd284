"""The sets of three that a best-worst question shows: a balanced design from the number of items.

Sets are made cyclically: set i holds the options i, i+a and i+b, counting round. Every option so
comes in three sets, once in each position. The steps a and b are those with which pairs meet most
evenly; with seven options every pair meets exactly once (the Fano plane).
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import combinations

from forms.definition.questions import BestWorst, Option

Set = tuple[int, int, int]
BEST, WORST = "+", "-"


@cache
def design(items: int) -> tuple[Set, ...]:
    """The sets, as positions of options from 0; there are as many sets as items (at least 4)."""
    steps = combinations(range(1, items), 2)
    return min((_cyclic(items, a, b) for a, b in steps), key=lambda sets: _unevenness(items, sets))


def numbered_sets(question: BestWorst, variant: int) -> list[tuple[int, tuple[Option, ...]]]:
    """The sets with their numbers (from 1), beginning elsewhere in every variant."""
    sets = [
        (number, tuple(question.options[at] for at in chosen))
        for number, chosen in enumerate(design(len(question.options)), start=1)
    ]
    shift = variant % len(sets) if question.rotate else 0
    return sets[shift:] + sets[:shift]


def marks(question: BestWorst) -> tuple[str, ...]:
    """Every mark that can be made: `1+money` and `1-money` for each option of each set."""
    return tuple(
        f"{number}{sign}{option.code}"
        for number, options in numbered_sets(question, 0)
        for sign in (BEST, WORST)
        for option in options
    )


def _cyclic(items: int, a: int, b: int) -> tuple[Set, ...]:
    return tuple((i, (i + a) % items, (i + b) % items) for i in range(items))


def _unevenness(items: int, sets: tuple[Set, ...]) -> tuple[int, tuple[Set, ...]]:
    """How unevenly pairs meet; the sets themselves decide between equals."""
    meetings = Counter(pair for each in sets for pair in combinations(sorted(each), 2))
    pairs = combinations(range(items), 2)
    return sum(meetings[pair] ** 2 for pair in pairs), sets
