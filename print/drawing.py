"""Everything that can stand on a form, drawn at its place: one drawing for each kind of thing.

Black ink only, but for the bar of a slip. What differs from copy to copy, the sheet codes and the
number for people, is drawn apart: `draw` passes over it.
"""

from __future__ import annotations

from typing import assert_never

from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas

from forms.pictures.own import OwnPictures
from print.codes import QUIET_ZONE, Matrix, draw_modules, qr_matrix, sheet_matrix
from print.document import BLACK, WHITE
from print.fonts import CAP_HEIGHT, font_for, require_glyphs, right_to_left, shaped, width
from print.geometry import (
    Bar,
    Box,
    Code,
    CodeKind,
    Drawn,
    Example,
    Field,
    Frame,
    Marker,
    Page,
    Picture,
    Rectangle,
    Rule,
    SheetNumber,
    Shown,
    Words,
)
from print.markers import WHITE_AROUND, marker_matrix
from print.papers import MILLIMETRE
from print.pictures import draw_picture
from print.publicity.inks import ACCENT

FIGURES = "en"  # numbers and links run from left to right in every language
OUTLINE = 0.5  # points, of a box and of a line to write on
SHEET_MODULES = 21
_PALE = CMYKColor(0, 0, 0, 0.16)
_MARK_SHARE = 0.86  # of the diagonal of the page that the trial mark takes
_STROKE = 1.3  # points, of a cross as a ballpoint draws it


def draw_ground(canvas: Canvas, page: Page, *, trial_mark: str, language: str) -> None:
    """The trial mark, and on it the white that codes and markers need around them."""
    if not trial_mark:
        return
    _draw_trial_mark(canvas, page, trial_mark, language)
    canvas.setFillColor(WHITE)
    for each in page.drawn:
        if isinstance(each, Code | Marker):
            x, y, across, up = in_points(each, page)
            white = _white_around(each) * across
            canvas.rect(x - white, y - white, across + 2 * white, up + 2 * white, stroke=0, fill=1)
    canvas.setFillColor(BLACK)


def draw(canvas: Canvas, each: Drawn, *, page: Page, pictures: OwnPictures | None = None) -> None:
    match each:
        case Box():
            canvas.setLineWidth(OUTLINE)
            canvas.rect(*in_points(each, page))
        case Field():
            _draw_field(canvas, each, page)
        case Code():
            if each.kind is not CodeKind.SHEET:
                draw_code(canvas, each, each.text, page=page)
        case Marker():
            _draw_square(canvas, each, marker_matrix(each.id), page)
        case Words():
            _draw_words(canvas, each, page)
        case SheetNumber():
            pass
        case Rule():
            canvas.setLineWidth(each.weight)
            canvas.line(
                each.x1 * MILLIMETRE, _up(each.y1, page), each.x2 * MILLIMETRE, _up(each.y2, page)
            )
        case Frame() | Bar():
            _draw_area(canvas, each, page)
        case Picture():
            x, y, side, _ = in_points(each, page)
            draw_picture(canvas, each.key, x=x, y=y, side=side, own=pictures)
        case Example():
            _draw_example(canvas, each, page)
        case _:
            assert_never(each)


def draw_code(canvas: Canvas, code: Code, text: str, *, page: Page) -> None:
    matrix = qr_matrix(text) if code.kind is CodeKind.LINK else sheet_matrix(text)
    _draw_square(canvas, code, matrix, page)


def draw_number(canvas: Canvas, place: SheetNumber, text: str, *, page: Page) -> None:
    canvas.setFont(font_for(FIGURES), place.size)
    canvas.drawString(*number_start(place, text, page=page), text)


def number_start(place: SheetNumber, text: str, *, page: Page) -> tuple[float, float]:
    """Where the first character stands, in points."""
    x = place.x * MILLIMETRE
    if place.leftward:
        x -= width(text, FIGURES, size=place.size)
    return x, _up(place.y, page)


def require_drawable(page: Page) -> None:
    """Raises MissingGlyph unless all words of this page can be drawn."""
    for each in page.drawn:
        if isinstance(each, Words):
            require_glyphs(each.words, each.language, bold=each.bold)


def in_points(each: Rectangle, page: Page) -> tuple[float, float, float, float]:
    """Left, bottom, width and height, from the lower left corner of the trimmed page."""
    across, up = each.width * MILLIMETRE, each.height * MILLIMETRE
    return each.x * MILLIMETRE, _up(each.bottom, page), across, up


def _up(y: float, page: Page) -> float:
    return (page.height - y) * MILLIMETRE


def _draw_square(canvas: Canvas, each: Rectangle, matrix: Matrix, page: Page) -> None:
    x, y, side, _ = in_points(each, page)
    draw_modules(canvas, matrix, x=x, y=y, side=side)


def _draw_field(canvas: Canvas, field: Field, page: Page) -> None:
    canvas.setLineWidth(OUTLINE)
    for number in range(field.lines):
        y = _up(field.bottom - field.height / field.lines * number, page)
        canvas.line(field.x * MILLIMETRE, y, field.right * MILLIMETRE, y)


def _draw_area(canvas: Canvas, area: Frame | Bar, page: Page) -> None:
    if isinstance(area, Frame):
        _draw_frame(canvas, area, page)
        return
    canvas.setFillColor(BLACK if area.black else ACCENT)
    canvas.rect(*in_points(area, page), stroke=0, fill=1)
    canvas.setFillColor(BLACK)


def _draw_frame(canvas: Canvas, frame: Frame, page: Page) -> None:
    canvas.setLineWidth(frame.weight)
    if frame.radius:
        canvas.roundRect(*in_points(frame, page), frame.radius * MILLIMETRE)
    else:
        canvas.rect(*in_points(frame, page))


def _draw_words(canvas: Canvas, words: Words, page: Page) -> None:
    canvas.setFont(font_for(words.language, bold=words.bold), words.size)
    drawn, x = shaped(words.words, words.language), words.x * MILLIMETRE
    if right_to_left(words.language):
        canvas.drawRightString(x, _up(words.y, page), drawn)
    else:
        canvas.drawString(x, _up(words.y, page), drawn)


def _draw_example(canvas: Canvas, example: Example, page: Page) -> None:
    x, y, across, up = in_points(example, page)
    canvas.setLineWidth(OUTLINE)
    canvas.rect(x, y, across, up, fill=int(example.shown is Shown.FILLED))
    if example.shown is Shown.CROSSED:
        _draw_cross(canvas, x, y, across)


def _draw_cross(canvas: Canvas, x: float, y: float, side: float) -> None:
    """Two strokes as a hand draws them: a little bent, not of one length, past the corners."""
    canvas.saveState()
    canvas.setLineCap(1)
    canvas.transform(side, 0, 0, side, x, y)
    canvas.setLineWidth(_STROKE / side)
    canvas.bezier(-0.08, 1.02, 0.3, 0.76, 0.62, 0.3, 1.06, -0.1)
    canvas.bezier(1.12, 1.14, 0.72, 0.8, 0.34, 0.36, -0.04, -0.04)
    canvas.restoreState()


def _draw_trial_mark(canvas: Canvas, page: Page, words: str, language: str) -> None:
    """Along the diagonal, upwards from the left."""
    across, up = page.width * MILLIMETRE, page.height * MILLIMETRE
    diagonal = (across**2 + up**2) ** 0.5
    size = diagonal * _MARK_SHARE / (width(words, language, bold=True, size=1) + CAP_HEIGHT)
    size = min(size, across * 0.4)
    canvas.saveState()
    canvas.setFillColor(_PALE)
    canvas.setFont(font_for(language, bold=True), size)
    canvas.transform(
        across / diagonal, up / diagonal, -up / diagonal, across / diagonal, across / 2, up / 2
    )
    canvas.drawCentredString(0, -size * CAP_HEIGHT / 2, shaped(words, language))
    canvas.restoreState()


def _white_around(each: Code | Marker) -> float:
    """How broad the white around it is, as a share of its side."""
    if isinstance(each, Marker):
        return WHITE_AROUND / len(marker_matrix(each.id))
    modules = len(qr_matrix(each.text)) if each.kind is CodeKind.LINK else SHEET_MODULES
    return QUIET_ZONE / modules
