"""The graphics state: where, how thick and in which ink something is painted."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt

from print.prepress.content.inks import BLACK, Ink

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def product(first: Matrix, then: Matrix) -> Matrix:
    """What `first` does and after it `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def narrowest(matrix: Matrix) -> float:
    """The least that a length grows by, in whatever direction: the smaller singular value."""
    a, b, c, d, *_ = matrix
    total, area = a * a + b * b + c * c + d * d, abs(a * d - b * c)
    largest = sqrt((total + sqrt(max(total * total - 4 * area * area, 0))) / 2)
    return area / largest if largest else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Graphics:
    """Frozen, so that a repeated form can be looked up by the state it is painted in."""

    matrix: Matrix = IDENTITY
    fill: Ink = BLACK
    stroke: Ink = BLACK
    line: float = 1
    fill_overprints: bool = False
    stroke_overprints: bool = False
    text: Matrix = IDENTITY
    size: float = 0
    mode: int = 0  # of text: 0 fill, 1 stroke, 2 both, 3 unseen

    @property
    def line_on_paper(self) -> float:
        return self.line * narrowest(self.matrix)

    @property
    def size_on_paper(self) -> float:
        _, _, c, d, *_ = product(self.text, self.matrix)
        return abs(self.size) * hypot(c, d)
