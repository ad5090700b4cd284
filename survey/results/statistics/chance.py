"""How likely a chi-square figure at least this large is by chance alone. Exact; needs no scipy."""

from __future__ import annotations

from math import erfc, exp, pi, sqrt


def chi_square_above(figure: float, *, freedom: int) -> float:
    """The upper tail of the chi-square distribution with a whole number of degrees of freedom.

    Source: M. Abramowitz, I.A. Stegun, Handbook of Mathematical Functions, 26.4.4 and 26.4.5.
    """
    if freedom < 1 or figure < 0:
        raise ValueError(f"no chi-square figure: {figure} with {freedom} degrees of freedom")
    half = figure / 2
    odd = freedom % 2
    total = erfc(sqrt(half)) if odd else 0.0
    term = exp(-half) * (2 * sqrt(half / pi) if odd else 1.0)
    for step in range(freedom // 2):
        total += term
        term *= half / (step + 1 + odd / 2)
    return min(total, 1.0)
