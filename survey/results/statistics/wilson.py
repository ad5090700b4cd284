"""How sure a share is: the interval of Wilson. Chance alone; it knows nothing of who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from forms.definition.sentence import sentence

Z95 = 1.959963985  # the normal quantile of 0.975, as the test vectors of the method have it
EXPLAINED = sentence(
    "De marge laat zien hoeveel een aandeel door toeval hoger of lager kan zijn. "
    "Ze zegt niets over wie er niet meedeed."
)


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, in the unit of the figure that it belongs to."""

    low: float
    high: float


def wilson(n: float, of: float, z: float = Z95) -> Interval | None:
    """The interval of the share `n / of`, both ends between 0 and 1; none when `of` is 0.

    With weights, give the effective numbers: `wilson(share * effective, effective)`.
    Source: E.B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212.
    """
    if not 0 <= n <= of:
        raise ValueError(f"{n} of {of} is no share")
    if of == 0:
        return None
    share = n / of
    shrink = 1 + z * z / of
    middle = (share + z * z / (2 * of)) / shrink
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / shrink
    low = 0.0 if n == 0 else middle - half  # exact where the formula only comes near
    high = 1.0 if n == of else middle + half
    return Interval(low, high)
