"""Small files for a press: good ones, drawn as the product draws, and ones with a single fault."""

from __future__ import annotations

from collections.abc import Callable
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image
from reportlab.lib.colors import CMYKColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from print.codes import draw_qr
from print.document import opened
from print.fonts import font_for
from print.papers import A3, A4, MILLIMETRE, Format
from print.prepress.finish import finish
from print.prepress.order import Order, Product
from print.prepress.presets import Preset, preset
from print.prepress.report import Outcome, Point, Report
from print.prepress.standards import Colours

DUTCH = NullTranslations()
Draw = Callable[[Canvas], None]
ORDER = Order(
    product=Product.FORM,
    campaign="Lindenholt",
    title="Lindenholt praat mee",
    language="nl",
    format=A4,
    pages=2,
    colours=Colours.BLACK,
    paper="120 g/m², wit",
    sender="Gemeente Voorbeeld",
    phone="024 123 45 67",
)


def form(path: Path, *, name: str = "x4", pages: int = 2) -> Path:
    """Black text, boxes, a shared form and a code, as on a questionnaire."""
    chosen = preset(name)
    drawn = path.with_suffix(".drawn")
    with (
        drawn.open("wb") as file,
        opened(
            file, page=A4, title="Vragen", author="Gemeente", language="nl", edge=chosen.edge
        ) as document,
    ):
        for number in range(pages):
            with document.one_page() as canvas:
                if not number:
                    _static(canvas)
                canvas.doForm("static")
                canvas.setFont(font_for("nl"), 12)
                canvas.drawString(60, 40, f"Exemplaar {number + 1}")
                draw_qr(canvas, "HTTPS://WIJKSTEM.NL/Q/7KM4PT", x=400, y=30, side=80)
    return finished(drawn, path, chosen, stock="uncoated")


def _static(canvas: Canvas) -> None:
    canvas.beginForm("static")
    canvas.setFont(font_for("nl", bold=True), 14)
    for row in range(20):
        canvas.drawString(60, 760 - 30 * row, "Wat vindt u belangrijk in uw buurt?")
        canvas.rect(30, 756 - 30 * row, 12, 12)
    canvas.endForm()


def poster(path: Path, *, name: str = "x4") -> Path:
    """Colour to the edge, text on it, a picture of 300 dots per inch."""
    chosen = preset(name)
    drawn = path.with_suffix(".drawn")
    with (
        drawn.open("wb") as file,
        opened(
            file, page=A3, title="Poster", author="Gemeente", language="nl", edge=chosen.edge
        ) as document,
        document.one_page() as canvas,
    ):
        canvas.setFillColor(CMYKColor(0.9, 0.4, 0, 0.1))
        canvas.rect(-9, -9, A3.width * MILLIMETRE + 18, 300, stroke=0, fill=1)
        canvas.setFillColor(CMYKColor(0, 0, 0, 0))
        canvas.setFont(font_for("nl", bold=True), 60)
        canvas.drawString(60, 150, "Praat mee")
        picture(canvas, 300)
    return finished(drawn, path, chosen, stock="coated")


def picture(canvas: Canvas, dots: int, mode: str = "CMYK") -> None:
    """An inch wide, so its resolution is its width in dots."""
    image = Image.linear_gradient("L").resize((dots, dots)).convert(mode)
    canvas.drawImage(ImageReader(image), 100, 600, 72, 72)


def finished(drawn: Path, path: Path, chosen: Preset, *, stock: str) -> Path:
    finish(drawn, path, preset=chosen, stock=stock, title="Titel & meer", language="nl")
    return path


def raw(path: Path, draw: Draw, *, name: str = "x4", page: Format = A4, pages: int = 2) -> Path:
    """Drawn without any of our guards; the fault is on the last page."""
    chosen, drawn = preset(name), path.with_suffix(".drawn")
    room = chosen.bleed * MILLIMETRE
    width, height = page.width * MILLIMETRE, page.height * MILLIMETRE
    canvas = Canvas(
        str(drawn),
        pagesize=(width + 2 * room, height + 2 * room),
        invariant=1,
        initialFontName=font_for("nl"),  # type: ignore[arg-type]
    )
    for number in range(pages):
        canvas.setTrimBox((room, room, room + width, room + height))
        canvas.setFillColor(CMYKColor(0, 0, 0, 1))
        canvas.setStrokeColor(CMYKColor(0, 0, 0, 1))
        canvas.drawString(60, 700, "Tekst")
        if number == pages - 1:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(drawn, allow_overwriting_input=True) as pdf:
        for each in pdf.pages:
            each.obj.BleedBox = each.obj.MediaBox
        pdf.save(drawn)
    return finished(drawn, path, chosen, stock="uncoated")


def changed(path: Path, change: Callable[[Any], None]) -> Path:
    """A good file with one thing made wrong afterwards."""
    form(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path, fix_metadata_version=False)
    return path


def point(report: Report, key: str) -> Point:
    (found,) = (each for each in report.points if each.key == key)
    return found


def failed(report: Report) -> dict[str, tuple[int, ...]]:
    return {each.key: each.pages for each in report.points if each.outcome is Outcome.FAILED}
