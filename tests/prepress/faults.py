"""Files with a single fault each: one that is drawn on a page, or one that is made afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageCms
from reportlab.lib.colors import CMYKColor, CMYKColorSep, red
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.prepress.samples import picture

Draw = Callable[[Canvas], None]
WHITE = CMYKColor(0, 0, 0, 0)
BLUE = CMYKColor(1, 0.5, 0, 0)


def rectangle(canvas: Canvas, colour: Any) -> None:
    canvas.setFillColor(colour)
    canvas.rect(50, 50, 90, 90, stroke=0, fill=1)


def text(canvas: Canvas, colour: CMYKColor, size: float = 12) -> None:
    canvas.setFillColor(colour)
    canvas.setFontSize(size)
    canvas.drawString(50, 50, "Letters")


def in_a_form(canvas: Canvas, draw: Draw) -> None:
    canvas.beginForm("inner")
    draw(canvas)
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.doForm("inner")
    canvas.endForm()
    canvas.doForm("outer")


def line(canvas: Canvas, width: float, scale: float = 1) -> None:
    canvas.scale(scale, 1)
    canvas.setLineWidth(width)
    canvas.line(50, 50, 50, 90)


def helvetica(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 12)
    canvas.drawString(50, 50, "Letters")


def overprinted(canvas: Canvas, colour: CMYKColor) -> None:
    canvas.setFillOverprint(True)
    rectangle(canvas, colour)


def see_through(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.5)
    rectangle(canvas, BLUE)


DRAWN: list[tuple[str, Draw]] = [
    ("colour.spaces", lambda canvas: rectangle(canvas, red)),
    ("colour.spaces", lambda canvas: in_a_form(canvas, lambda inner: rectangle(inner, red))),
    ("colour.spaces", lambda canvas: picture(canvas, 300, mode="RGB")),
    ("colour.spaces", lambda canvas: canvas.linearGradient(0, 0, 99, 99, (red, red))),
    ("colour.spots", lambda canvas: rectangle(canvas, CMYKColorSep(0, 1, 0, 0, spotName="PMS"))),
    ("colour.ink", lambda canvas: rectangle(canvas, CMYKColor(1, 1, 1, 1))),
    ("colour.ink", lambda canvas: rectangle(canvas, CMYKColor(0.9, 0.9, 0.9, 0.2))),
    ("colour.text", lambda canvas: text(canvas, CMYKColor(0.4, 0.3, 0.3, 1))),
    ("colour.text", lambda canvas: text(canvas, CMYKColor(0.9, 0.9, 0.9, 0))),
    ("colour.overprint", lambda canvas: overprinted(canvas, WHITE)),
    ("colour.overprint", lambda canvas: overprinted(canvas, BLUE)),
    ("lines.weight", lambda canvas: line(canvas, 0.1)),
    ("lines.weight", lambda canvas: line(canvas, 0)),
    ("lines.weight", lambda canvas: line(canvas, 1, scale=0.2)),
    ("lines.weight", lambda canvas: in_a_form(canvas, lambda inner: line(inner, 1, scale=0.2))),
    ("images.resolution", lambda canvas: picture(canvas, 150)),
    ("fonts.embedded", helvetica),
]


def picture_in_blue(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("CMYK", (300, 300), (99, 0, 0, 0))), 100, 600, 72, 72)


def page_of(pdf: Pdf, **entries: Any) -> None:
    for key, value in entries.items():
        pdf.pages[1].obj[f"/{key}"] = value


def without(key: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        del pdf.pages[1].obj[key]

    return change


def root(**entries: Any) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value(pdf) if callable(value) else value

    return change


def info(key: str, value: object) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.docinfo[key]
        else:
            pdf.docinfo[key] = value

    return change


def nonsense(pdf: Pdf) -> None:
    pdf.pages[1].contents_add(b"/Nowhere Do")


def whole_font(pdf: Pdf) -> None:
    for font in pdf.pages[1].obj.Resources.Font.values():
        font.BaseFont = Name("/NotoSans")


def screen_profile(pdf: Pdf) -> None:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(screen, N=3)


def twice(pdf: Pdf) -> Array:
    (intent,) = list(pdf.Root.OutputIntents)  # type: ignore[call-overload]
    return Array([intent, intent])


NOTE = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents="Hallo")
SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
CHANGED: list[tuple[str, Callable[[Any], None], tuple[int, ...]]] = [
    ("boxes.trim", without("/TrimBox"), (2,)),
    ("boxes.nested", lambda pdf: page_of(pdf, MediaBox=[5, 5, 610, 850]), (2,)),
    ("boxes.bleed", lambda pdf: page_of(pdf, BleedBox=[6, 6, 606, 853]), (2,)),
    ("boxes.bleed", lambda pdf: page_of(pdf, BleedBox=[6, 0, 612.28, 858.89]), (2,)),
    ("boxes.bleed", without("/BleedBox"), (2,)),
    ("boxes.alike", lambda pdf: page_of(pdf, UserUnit=2), (2,)),
    ("boxes.alike", lambda pdf: page_of(pdf, TrimBox=[9, 9, 500, 700]), (2,)),
    ("content.readable", nonsense, (2,)),
    ("fonts.subset", whole_font, (1, 2)),
    ("extras.annotations", lambda pdf: page_of(pdf, Annots=Array([NOTE])), (2,)),
    ("extras.scripts", lambda pdf: page_of(pdf, AA=Dictionary(O=SCRIPT)), ()),
    ("extras.scripts", root(OpenAction=SCRIPT), ()),
    ("extras.scripts", root(AA=Dictionary(WC=SCRIPT)), ()),
    ("extras.scripts", root(Names=Dictionary(JavaScript=Dictionary(Names=[]))), ()),
    ("extras.fields", root(AcroForm=Dictionary(Fields=[Dictionary(FT=Name.Tx)])), ()),
    ("extras.layers", root(OCProperties=Dictionary(OCGs=[Dictionary()])), ()),
    ("extras.files", root(Names=Dictionary(EmbeddedFiles=Dictionary(Names=[]))), ()),
    ("extras.files", root(AF=Array([])), ()),
    ("standard.claimed", info("/GTS_PDFXVersion", "PDF/X-3:2002"), ()),
    ("standard.consistent", info("/Trapped", None), ()),
    ("standard.consistent", info("/Trapped", Name.Unknown), ()),
    ("standard.consistent", info("/Title", None), ()),
    ("standard.consistent", root(Metadata=Dictionary()), ()),
    ("intent.present", root(OutputIntents=twice), ()),
    ("intent.profile", screen_profile, ()),
]
