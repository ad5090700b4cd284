"""Which parts of a split close for everybody: those with few people in all, and what hides them.

They close in every breakdown too. So everything else of the total is known, and no two facets
need to agree on anything but that.
"""

from __future__ import annotations

from collections.abc import Mapping

from survey.results.small_cells.threshold import is_small


def merged(parts: Mapping[str, int], before: Mapping[str, int], *, k: int) -> frozenset[str]:
    """Small parts and the smallest others, until together they hold k people or are all.

    `before`: what was closed so the last time, with its count then: it stays until it has moved
    by k, because the figure beside a former one would tell the small part's former figure.
    """
    small = {part for part, people in parts.items() if is_small(people, k)}
    if not small:
        return frozenset()
    chosen = small | {
        part for part, people in before.items() if part in parts and abs(parts[part] - people) < k
    }
    order = sorted(
        (people, part) for part, people in parts.items() if people and part not in chosen
    )
    for _, part in order:
        if len(chosen) > 1 and sum(parts[each] for each in chosen) >= k:
            break
        chosen.add(part)
    return frozenset(chosen)
