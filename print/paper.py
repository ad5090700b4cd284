"""Draws a form as it was laid out: one copy for everybody, or as many numbered copies as asked.

The unnumbered copy for home is tagged, so that it can also be heard. Of numbered copies each page
is drawn once and referred to from then on; only its codes and its number are its own.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO

from pikepdf import ObjectStreamMode, Pdf, StreamDecodeLevel
from reportlab.pdfgen.canvas import Canvas

from forms.definition.sentence import Refusal, sentence
from forms.pictures.own import OwnPictures
from print.document import AT_HOME, Edge
from print.drawing import draw_code, draw_ground, draw_number, require_drawable
from print.fonts import require_glyphs
from print.form import Form
from print.geometry import Code, CodeKind, Layout, Page, SheetNumber
from print.numbered import draw_numbered
from print.sheet_codes import MOST_COPIES, for_people, written
from print.tagging.characters import name_characters
from print.tagging.operators import artifact, draw_tagged
from print.tagging.structure import structure
from print.tagging.tree import add_tree


class TooManyCopies(Refusal):
    """The numbers of a run do not go so far."""

    def __init__(self, copies: int) -> None:
        super().__init__(
            sentence(
                "Een oplage heeft hoogstens %(most)s genummerde exemplaren; u vraagt er "
                "%(copies)s. Maak meer oplagen.",
                most=MOST_COPIES,
                copies=copies,
            )
        )


def draw_form(
    layout: Layout,
    file: IO[bytes],
    *,
    run: str,
    copies: int = 0,
    key: str,
    trial_mark: str = "",
    edge: Edge = AT_HOME,
    pictures: OwnPictures | None = None,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Writes the PDF; the same arguments always give the same bytes.

    `copies` 0 gives one unnumbered copy. `pictures` are the organisers' own; without them a form
    that names one is refused. `progress` is told how many pages are done.
    """
    if copies > MOST_COPIES:
        raise TooManyCopies(copies)
    require_glyphs(trial_mark, layout.language, bold=True)
    for page in layout.pages:
        require_drawable(page)
    form = Form(
        layout=layout, run=run, key=key, trial_mark=trial_mark, edge=edge, pictures=pictures
    )
    done = progress or _unheard
    if copies:
        draw_numbered(form, file, copies=copies, progress=done)
    else:
        _draw_unnumbered(form, file, progress=done)


def _draw_unnumbered(form: Form, file: IO[bytes], *, progress: Callable[[int], None]) -> None:
    """Of a file for the print shop only the pages count: it gets no structure tree."""
    drawn, trees = io.BytesIO(), []
    with form.opened(drawn) as document:
        for number, page in enumerate(form.layout.pages, start=1):
            trees.append(structure(page, form.layout.language))
            with document.one_page() as canvas:
                with artifact(canvas):
                    draw_ground(
                        canvas,
                        page,
                        trial_mark=form.trial_mark,
                        language=form.layout.language,
                    )
                draw_tagged(canvas, page, trees[-1], pictures=form.pictures)
                with artifact(canvas):
                    _draw_sheet(canvas, page, form)
            progress(number)
    if form.edge != AT_HOME:
        file.write(drawn.getvalue())
        return
    tagged = io.BytesIO()
    with Pdf.open(drawn) as pdf:
        add_tree(pdf, form.layout, trees)
        name_characters(pdf)
        pdf.save(
            tagged,
            min_version="1.7",
            object_stream_mode=ObjectStreamMode.generate,
            stream_decode_level=StreamDecodeLevel.generalized,
            recompress_flate=True,
            deterministic_id=True,
        )
    file.write(tagged.getvalue())


def _draw_sheet(canvas: Canvas, page: Page, form: Form) -> None:
    """What names this sheet; a contact slip has nothing of the kind, and no run."""
    for each in page.drawn:
        if isinstance(each, SheetNumber):
            draw_number(canvas, each, for_people(form.code(page, copy=0)), page=page)
        elif isinstance(each, Code) and each.kind is CodeKind.SHEET:
            text = written(form.code(page, copy=0), key=form.key)
            draw_code(canvas, each, text, page=page)


def _unheard(done: int) -> None:
    """Nobody waits for this form to be drawn."""
