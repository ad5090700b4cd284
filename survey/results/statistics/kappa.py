"""How far two coders agree beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forms.definition.sentence import sentence

EXPLAINED = sentence(
    "Kappa is 1 als twee codeurs alles gelijk coderen, en 0 als ze niet vaker gelijk coderen dan "
    "bij toeval."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kappa:
    """Agreement of two coders; `agreed` and `by_chance` are shares from 0 to 1.

    `kappa` is at most 1, and below 0 when they agree less than by chance. It is none without
    answers, and where chance alone explains everything: both gave one and the same code
    throughout, which tells nothing about whether they would agree on another.
    """

    n: int
    agreed: float | None
    by_chance: float | None
    kappa: float | None


def kappa(pairs: Iterable[tuple[str, str]]) -> Kappa:
    """Cohen's kappa over the answers that both coders gave one code: (the one's, the other's).

    Source: J. Cohen, Educ. Psychol. Meas. 20 (1960) 37-46.
    """
    both = Counter(pairs)
    n = both.total()
    if not n:
        return Kappa(n=0, agreed=None, by_chance=None, kappa=None)
    one, other = Counter[str](), Counter[str]()
    for (mine, yours), count in both.items():
        one[mine] += count
        other[yours] += count
    equal = sum(count for (mine, yours), count in both.items() if mine == yours)
    likely = sum(count * other[code] for code, count in one.items())
    return Kappa(
        n=n,
        agreed=equal / n,
        by_chance=likely / n**2,
        kappa=None if likely == n**2 else (equal * n - likely) / (n**2 - likely),
    )


def kappa_per_code(
    one: Mapping[str, frozenset[str]],
    other: Mapping[str, frozenset[str]],
    *,
    codes: Sequence[str],
) -> dict[str, Kappa]:
    """Where an answer may get several codes: per code, whether both gave it or both did not.

    Keys are answers; only those that both coders did count.
    """
    shared = one.keys() & other.keys()
    return {
        code: kappa(
            ("yes" if code in one[answer] else "no", "yes" if code in other[answer] else "no")
            for answer in shared
        )
        for code in codes
    }
