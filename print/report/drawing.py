"""Draws a report as a tagged PDF: embedded typefaces, charts as lines, headings to jump to."""

from __future__ import annotations

import io
from itertools import count

from pikepdf import ObjectStreamMode, Pdf, StreamDecodeLevel
from reportlab.pdfgen.canvas import Canvas

from print.document import opened
from print.geometry import Layout, Page
from print.papers import A4, MILLIMETRE
from print.report.lines import NOTE, Painted, Style, set_lines
from print.report.pages import set_pages
from print.report.pieces import Report
from print.report.sheet import FOOT, LEFT, WIDTH, Chart, Sheet, Stroke
from print.tagging.characters import name_characters
from print.tagging.operators import artifact
from print.tagging.structure import Marked, leaves
from print.tagging.tree import add_tree

_MARK = Style(size=9, bold=True)


def draw_report(report: Report) -> bytes:
    """The same report always gives the same bytes."""
    sheets, drawn, keys = set_pages(report), io.BytesIO(), count()
    with opened(
        drawn, page=A4, title=report.title, author=report.sender, language=report.language
    ) as document:
        for number, sheet in enumerate(sheets, start=1):
            with document.one_page() as canvas:
                for level, words, y in sheet.begins:
                    key = f"part-{next(keys)}"
                    canvas.bookmarkHorizontal(key, 0, y)
                    canvas.addOutlineEntry(words, key, level)
                _draw(canvas, sheet)
                with artifact(canvas):
                    _foot(canvas, report, number, len(sheets))
    return _tagged(drawn, report, sheets)


def _draw(canvas: Canvas, sheet: Sheet) -> None:
    for each in leaves(tuple(sheet.inside)):
        if each.number is None:
            with artifact(canvas):
                _paint(canvas, each)
        else:
            canvas.addLiteral(f"/Span <</MCID {each.number}>> BDC")
            _paint(canvas, each)
            canvas.addLiteral("EMC")


def _paint(canvas: Canvas, each: Marked) -> None:
    assert isinstance(each, Painted | Chart | Stroke)
    each.paint(canvas)


def _foot(canvas: Canvas, report: Report, number: int, of: int) -> None:
    page = report.page % {"n": number, "of": of}
    parts = ((report.title, NOTE, False), (page, NOTE, True))
    for words, style, end in parts:
        lines = set_lines(words, report.language, style, WIDTH * 0.8)
        first = lines.lines[:1]
        bits, _ = set_lines(first[0], report.language, style, WIDTH).placed(
            x=LEFT, top=FOOT - 6 * MILLIMETRE, room=WIDTH, end=end
        )
        Painted(None, (), bits, style).paint(canvas)
    if report.mark:
        bits, _ = set_lines(report.mark, report.language, _MARK, WIDTH).placed(
            x=LEFT, top=FOOT - 6 * MILLIMETRE - NOTE.step, room=WIDTH
        )
        Painted(None, (), bits, _MARK).paint(canvas)


def _tagged(drawn: io.BytesIO, report: Report, sheets: list[Sheet]) -> bytes:
    layout = Layout(
        title=report.title,
        author=report.sender,
        language=report.language,
        paper="a4",
        variant=0,
        scannable=False,
        pages=tuple(
            Page(sheet=number, number=number, width=A4.width, height=A4.height, blocks=())
            for number in range(1, len(sheets) + 1)
        ),
    )
    tagged = io.BytesIO()
    with Pdf.open(drawn) as pdf:
        add_tree(pdf, layout, [tuple(sheet.inside) for sheet in sheets])
        name_characters(pdf)
        pdf.save(
            tagged,
            min_version="1.7",
            object_stream_mode=ObjectStreamMode.generate,
            stream_decode_level=StreamDecodeLevel.generalized,
            recompress_flate=True,
            deterministic_id=True,
        )
    return tagged.getvalue()
