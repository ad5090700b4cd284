"""A pictogram as lines of points, for pictures made of pixels."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

from PIL import Image, ImageDraw

from forms.pictures.catalogue import pictogram

_SIDE, _LINE = 24.0, 2.0  # of every drawing in the catalogue
_STEPS = 12  # straight pieces of one curve
_FINER = 4  # drawn so much larger, then made smaller: soft edges

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
Stroke = tuple[Point, ...]


@cache
def strokes(key: str) -> tuple[Stroke, ...]:
    """The lines of the drawing, 24 by 24, with y growing downwards."""
    from svglib.svglib import svg2rlg

    drawing = svg2rlg(io.StringIO(pictogram(key).svg.replace("currentColor", "#000")))
    assert drawing is not None
    scale = _SIDE / drawing.width
    lines = _lines(drawing, tuple(drawing.transform))  # type: ignore[arg-type]
    return tuple(tuple((x * scale, _SIDE - y * scale) for x, y in line) for line in lines)


def mask(key: str, *, side: int) -> Image.Image:
    """White lines on black, cut to where they end; the longer side is this many pixels."""
    lines = strokes(key)
    xs, ys = [x for line in lines for x, _ in line], [y for line in lines for _, y in line]
    left, top, half = min(xs) - _LINE / 2, min(ys) - _LINE / 2, _LINE / 2
    wide, high = max(xs) + half - left, max(ys) + half - top
    scale = side * _FINER / max(wide, high)
    image = Image.new("L", (round(wide * scale), round(high * scale)))
    draw = ImageDraw.Draw(image)
    for line in lines:
        points = [((x - left) * scale, (y - top) * scale) for x, y in line]
        draw.line(points, fill=255, width=round(_LINE * scale))
        for x, y in points:  # round ends and corners
            draw.circle((x, y), half * scale, fill=255)
    size = (max(image.width // _FINER, 1), max(image.height // _FINER, 1))
    return image.resize(size, Image.Resampling.LANCZOS)


def _lines(group: Any, matrix: Matrix) -> Iterator[Stroke]:
    """Walks what the library has read: groups of groups and paths, which have no types."""
    for each in group.contents:
        if hasattr(each, "contents"):
            yield from _lines(each, _times(matrix, each.transform))
        elif hasattr(each, "operators"):
            yield from _parts(each, matrix)


def _parts(path: Any, matrix: Matrix) -> Iterator[Stroke]:
    """Operators are to move, to draw a line, a curve, and to close."""
    numbers = iter(path.points)
    points: list[Point] = []
    for operator in path.operators:
        if operator == 3:
            points.append(points[0])
            continue
        count = 3 if operator == 2 else 1
        given = [_moved((next(numbers), next(numbers)), matrix) for _ in range(count)]
        if operator == 0 and points:
            yield tuple(points)
            points = []
        points += _curve(points[-1], *given) if operator == 2 else given
    if points:
        yield tuple(points)


def _curve(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    return [
        (
            _bezier(step / _STEPS, start[0], one[0], two[0], end[0]),
            _bezier(step / _STEPS, start[1], one[1], two[1], end[1]),
        )
        for step in range(1, _STEPS + 1)
    ]


def _bezier(t: float, start: float, one: float, two: float, end: float) -> float:
    rest = 1 - t
    return rest**3 * start + 3 * rest**2 * t * one + 3 * rest * t**2 * two + t**3 * end


def _moved(point: Point, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _times(outer: Matrix, inner: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    (x1, y1), (x2, y2) = _moved((a, b), (*outer[:4], 0, 0)), _moved((c, d), (*outer[:4], 0, 0))
    x3, y3 = _moved((e, f), outer)
    return x1, y1, x2, y2, x3, y3
