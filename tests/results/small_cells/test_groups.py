"""Groups of two facets: crossed, and how many close that need not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from random import Random

from survey.results.small_cells.closing import Standing, close
from survey.results.small_cells.counts import (
    EVERYBODY,
    Counts,
    Key,
)
from survey.results.small_cells.crossing import crossed, crossed_group
from survey.results.small_cells.cuts import small_cut
from survey.results.small_cells.facet import flat
from tests.results.small_cells.by_hand import (
    standings,
)


def test_two_facets_crossed_are_one_facet_more_under_the_same_rule() -> None:
    place, language = flat("place", ("bakery", "market")), flat("language", ("nl", "ar"))
    joint = {
        ("bakery", "nl"): [40],
        ("bakery", "ar"): [3],
        ("market", "nl"): [60],
        ("market", "ar"): [30],
    }
    both, with_place, with_language = crossed(place, language, joint)
    sizes = {("place", "bakery"): 43, ("place", "market"): 90}
    sizes |= {("language", "nl"): 100, ("language", "ar"): 33, EVERYBODY: 133}
    sizes |= {(both.key, crossed_group(*pair)): n for pair, (n,) in joint.items()}
    closing = close(
        Counts(
            facets=[place, language, both],
            bases=sizes,
            changes={key: [n] for key, n in sizes.items()},
            joints={
                ("place", "language"): joint,
                ("place", both.key): with_place,
                ("language", both.key): with_language,
            },
            crossed={both.key: ("place", "language")},
            splits=[],
        )
    )
    crossings = standings(closing, both.key)
    assert crossings[crossed_group("bakery", "ar")] == "few"
    assert "new" not in crossings.values()  # with the margins any one of them gives the three


def _fewest_closed(joint: Mapping[tuple[str, str], int], large: list[Key], most: int) -> int:
    """How many groups of k or more have to close, by trying."""
    for number in range(most):
        for some in combinations(large, number):
            arrows: Counter[tuple[Key, Key]] = Counter()
            for (one, other), n in joint.items():
                ends = [
                    key if key in large and key not in some else (key[0], "")
                    for key in (("one", one), ("other", other))
                ]
                arrows[ends[0], ends[1]] += n
            if small_cut(arrows, k=10) is None:
                return number
    return most


def test_hardly_ever_does_a_group_close_that_need_not() -> None:
    ours = best = 0
    for seed in range(400):
        rng = Random(seed)
        one = flat("one", [f"a{each}" for each in range(rng.randint(2, 5))])
        other = flat("other", [f"b{each}" for each in range(rng.randint(2, 5))])
        joint = {
            (a, b): rng.choice((0, 0, 2, 4, 8, 15, 30)) for a in one.parents for b in other.parents
        }
        bases: Counter[Key] = Counter()
        for (a, b), n in joint.items():
            bases.update({EVERYBODY: n, ("one", a): n, ("other", b): n})
        closing = close(
            Counts(
                facets=[one, other],
                bases=bases,
                changes={key: [n] for key, n in bases.items()},
                joints={("one", "other"): {pair: [n] for pair, n in joint.items()}},
                splits=[],
            )
        )
        large = [key for key, n in bases.items() if n >= 10 and key != EVERYBODY]
        number = sum(closing.groups[key] is Standing.CLOSED for key in large)
        fewest = _fewest_closed(joint, large, number)
        assert number <= fewest + 1
        ours, best = ours + number, best + fewest
    assert ours <= 1.05 * best
