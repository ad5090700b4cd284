"""The four corner markers of a form: where the page lies, and which way up, from the first look.

ArUco markers of the dictionary 4X4_50, numbers 0 to 3, whose drawing any reader of such markers
knows: four by four modules inside a black rim.
"""

from __future__ import annotations

from print.codes import Matrix

WHITE_AROUND = 1  # module
_DRAWN = (
    "###### #.#..# ##.#.# ###..# ###.## ######",
    "###### ###### #....# #.##.# #.#.## ######",
    "###### ###..# ###..# ###.## #..#.# ######",
    "###### #.##.# #.##.# ##.### ##..## ######",
)
_MATRICES: tuple[Matrix, ...] = tuple(
    tuple(tuple(module == "#" for module in row) for row in drawn.split()) for drawn in _DRAWN
)


def marker_matrix(number: int) -> Matrix:
    """The dark modules of this marker, row by row from the top."""
    return _MATRICES[number]
