"""The tag operators of a page: which element each stroke and each letter belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from forms.pictures.own import OwnPictures
from print.drawing import draw
from print.fonts import right_to_left
from print.geometry import Drawn, Page, Words
from print.tagging.structure import Inside, Marked, leaves


def draw_tagged(
    canvas: Canvas,
    page: Page,
    inside: tuple[Inside, ...],
    *,
    pictures: OwnPictures | None = None,
) -> None:
    for each in leaves(inside):
        with _between(canvas, each):
            for drawn in each.drawn[:-1]:
                draw(canvas, _with_space(drawn), page=page, pictures=pictures)
            for drawn in each.drawn[-1:]:
                draw(canvas, drawn, page=page, pictures=pictures)


@contextmanager
def artifact(canvas: Canvas) -> Iterator[None]:
    """What is drawn in this block is passed over by who hears the page."""
    canvas.addLiteral("/Artifact BMC")
    yield
    canvas.addLiteral("EMC")


@contextmanager
def _between(canvas: Canvas, marked: Marked) -> Iterator[None]:
    if marked.number is None:
        with artifact(canvas):
            yield
    else:
        canvas.addLiteral(f"/Span <</MCID {marked.number}>> BDC")
        yield
        canvas.addLiteral("EMC")


def _with_space(drawn: Drawn) -> Drawn:
    """Without a space between them, two lines are heard as one long word."""
    if isinstance(drawn, Words) and not right_to_left(drawn.language):
        return replace(drawn, words=f"{drawn.words} ")
    return drawn
