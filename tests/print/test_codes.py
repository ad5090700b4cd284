"""QR codes: found and read as exactly the link, in every form they are given out in."""

import io
import re
from xml.etree import ElementTree

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter
from qrcode.util import ALPHA_NUM
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from print.codes import (
    QUIET_ZONE,
    Matrix,
    draw_modules,
    draw_qr,
    qr_matrix,
    qr_png,
    qr_svg,
    sheet_matrix,
)
from print.fonts import font_for

LINKS = [
    "http://localhost:8000/q/7KM4PT",
    "https://wijkstem.voorbeeldgemeente.nl/q/7KM4PT",
    "HTTPS://WIJKSTEM.VOORBEELDGEMEENTE.NL/Q/7KM4PT",
    "https://example.nl/q/7KM4PT?a=1&b=<2>",
]
LONG = "https://wijkstem.voorbeeldgemeente.nl/meedoen/met/de/wijk/en/met/de/buurt/q/7KM4PT"


def png(link: str) -> Image.Image:
    return Image.open(io.BytesIO(qr_png(link, pixels_per_module=6))).convert("L")


def svg(link: str) -> Image.Image:
    """Fills the path's own numbers, so that a wrong path gives a wrong picture."""
    root = ElementTree.fromstring(qr_svg(link))
    total = int(root.attrib["viewBox"].split()[2])
    image = Image.new("L", (total * 6, total * 6), 255)
    draw = ImageDraw.Draw(image)
    path = root.find("{*}path")
    assert path is not None
    for x, y, run, back in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path.attrib["d"]):
        assert run == back
        left, top = int(x) * 6, int(y) * 6
        draw.rectangle((left, top, left + int(run) * 6 - 1, top + 5), fill=0)
    return image


def pdf_bytes(link: str, *, side: float = 30 * mm) -> bytes:
    file = io.BytesIO()
    page = (side, side)
    name = font_for("nl")
    canvas = Canvas(
        file,
        pagesize=page,
        pageCompression=0,
        enforceColorSpace="CMYK",
        initialFontName=name,  # type: ignore[arg-type]
    )
    draw_qr(canvas, link, x=0, y=0, side=side)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def pdf(link: str) -> Image.Image:
    with pypdfium2.PdfDocument(pdf_bytes(link)) as document:
        return document[0].render(scale=4).to_pil().convert("L")


def read(image: Image.Image) -> list[str]:
    return [each.text for each in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("form", [png, svg, pdf])
@pytest.mark.parametrize("link", [*LINKS, LONG])
def test_a_code_holds_exactly_the_link(form, link: str) -> None:  # type: ignore[no-untyped-def]
    image = form(link)
    assert read(image) == [link]
    assert read(image.filter(ImageFilter.GaussianBlur(1))) == [link]
    for angle in (7, 180):
        turned = image.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        assert read(turned) == [link]


@pytest.mark.parametrize("form", [png, svg, pdf])
def test_four_modules_around_a_code_are_white(form) -> None:  # type: ignore[no-untyped-def]
    image = form(LINKS[1])
    module = image.width / (len(qr_matrix(LINKS[1])) + 2 * QUIET_ZONE)
    left, top, right, bottom = image.point(lambda value: 255 * (value < 128)).getbbox()
    for white in (left, top, image.width - right, image.height - bottom):
        assert white == pytest.approx(4 * module, abs=1)


@pytest.mark.parametrize("link", LINKS)
def test_a_code_of_an_ordinary_link_stays_coarse_and_strong(link: str) -> None:
    (found,) = zxingcpp.read_barcodes(png(link))
    assert len(qr_matrix(link)) <= 33  # version 4
    assert found.ec_level == "Q"


def test_a_long_link_gives_up_strength_for_coarseness() -> None:
    (found,) = zxingcpp.read_barcodes(png(LONG))
    assert found.ec_level == "M"


def test_a_code_still_reads_with_a_sticker_on_it() -> None:
    image = png(LINKS[1])
    middle = image.width // 2
    ImageDraw.Draw(image).ellipse((middle - 25, middle - 25, middle + 25, middle + 25), fill=255)
    assert read(image) == [LINKS[1]]


def test_a_code_on_a_page_is_one_path_with_the_link_as_its_name() -> None:
    root = ElementTree.fromstring(qr_svg(LINKS[3], side_mm=35.5))
    assert root.attrib["width"] == root.attrib["height"] == "35.5mm"
    assert root.attrib["role"] == "img"
    assert root.findtext("{*}title") == LINKS[3]
    assert len(root.findall("{*}path")) == 1


def test_a_code_on_paper_is_one_path_in_black_ink_only() -> None:
    content = pdf_bytes(LINKS[0]).decode("latin-1")
    assert len(re.findall(r"\sf\*\s", content)) == 2  # the white, and all modules
    assert "0 0 0 1 k" in content
    assert not re.search(r"[\d.]+ (rg|g)\b", content)


def test_the_same_link_gives_the_same_picture() -> None:
    assert qr_png(LINKS[0]) == qr_png(LINKS[0])
    assert qr_svg(LINKS[0]) == qr_svg(LINKS[0])


def image_of(matrix: Matrix, *, pixels: int = 5) -> Image.Image:
    side = len(matrix)
    image = Image.new("L", (side, side))
    image.putdata([0 if module else 255 for row in matrix for module in row])
    larger = image.resize((side * pixels, side * pixels), Image.Resampling.NEAREST)
    total = (side + 2 * QUIET_ZONE) * pixels
    page = Image.new("L", (total, total), 255)
    page.paste(larger, (QUIET_ZONE * pixels, QUIET_ZONE * pixels))
    return page


@given(st.text(ALPHA_NUM.decode(), min_size=16, max_size=16))
def test_any_sixteen_characters_fit_the_coarsest_code_at_level_q(text: str) -> None:
    matrix = sheet_matrix(text)
    assert len(matrix) == 21
    (found,) = zxingcpp.read_barcodes(image_of(matrix))
    assert found.text == text
    assert found.ec_level == "Q"


@pytest.mark.parametrize("text", ["W" * 17, "wka4t9010001qx7d", "https://a.nl"])
def test_what_has_no_room_in_the_coarsest_code_is_not_drawn(text: str) -> None:
    with pytest.raises(ValueError, match="too long for a sheet code"):
        sheet_matrix(text)


def test_modules_are_drawn_into_exactly_their_square() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(100, 100), initialFontName=font_for("nl"))  # type: ignore[arg-type]
    draw_modules(canvas, sheet_matrix("W" * 16), x=20, y=30, side=42)
    canvas.save()
    with pypdfium2.PdfDocument(file) as document:
        image = document[0].render(scale=10).to_pil().convert("L")
    box = image.point(lambda value: 255 * (value < 128)).getbbox()
    assert box == pytest.approx((200, 280, 620, 700), abs=1)
