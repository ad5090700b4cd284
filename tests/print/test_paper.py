"""A form on paper: everything where the layout says, each sheet with its own code, in black."""

import hashlib
import io
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from print.document import PRESS_WITH_MARKS
from print.fonts import MissingGlyph
from print.geometry import Box, CodeKind, Field, Layout, Rectangle, Words
from print.paper import TooManyCopies, draw_form
from print.sheet_codes import MOST_COPIES, SheetCode, read_sheet_code
from tests.print.form_samples import KEY, RUN, TEXTS, sample, with_words
from tests.print.reading_back import inside, outline

ROOT = Path(__file__).parents[2]


def form(layout: Layout | None = None, **options: object) -> bytes:
    file = io.BytesIO()
    draw_form(layout or sample(), file, run=RUN, key=KEY, **options)  # type: ignore[arg-type]
    return file.getvalue()


def picture(pdf: bytes, page: int = 0, *, dpi: float = 150) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=dpi / 72).to_pil().convert("L")


def grey(pdf: bytes, page: int = 0, *, dpi: float = 254) -> NDArray[np.uint8]:
    """Ten pixels to the millimetre."""
    return np.asarray(picture(pdf, page, dpi=dpi))


@cache
def numbered() -> bytes:
    return form(copies=3)


def sheets(image: Image.Image) -> list[SheetCode]:
    found = [each.text for each in zxingcpp.read_barcodes(image)]
    return [read_sheet_code(text, key=KEY) for text in found if text.startswith("W")]


def of_kind(layout: Layout, kind: type) -> list[Rectangle]:
    return [each for each in layout.pages[0].drawn if isinstance(each, kind)]


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("options", [{}, {"copies": 2}, {"edge": PRESS_WITH_MARKS}])
def test_boxes_stand_where_the_layout_says(language: str, options: dict[str, object]) -> None:
    layout = sample(language)
    image = grey(form(layout, **options))
    room = 13 if "edge" in options else 0
    boxes = of_kind(layout, Box)
    assert len(boxes) == 6
    for box in boxes:
        expected = Rectangle(x=box.x + room, y=box.y + room, width=box.width, height=box.height)
        found = outline(image, expected)
        for side in ("x", "y", "right", "bottom"):
            assert getattr(found, side) == pytest.approx(getattr(expected, side), abs=0.1)
        assert (inside(image, expected, by=0.3) == 255).all()


def test_a_box_has_a_thin_solid_black_outline() -> None:
    with pikepdf.open(io.BytesIO(form())) as pdf:
        weight, found, ink = 0.0, [], None
        for said in pikepdf.parse_content_stream(pdf.pages[0]):
            match str(said.operator), list(said.operands):
                case "w", [value]:
                    weight = float(value)
                case "K", values:
                    ink = [float(each) for each in values]
                case "re", [_, _, width, height]:
                    if abs(float(width) * 25.4 / 72 - 4.2) < 0.001:
                        found.append((weight, float(height) * 25.4 / 72, ink))
    assert len(found) == 6 + 3  # with the three examples
    for weight, height, ink in found:
        assert weight == 0.5
        assert height == pytest.approx(4.2, abs=0.001)
        assert ink == [0, 0, 0, 1]


def test_lines_to_write_on_lie_nine_millimetres_apart_and_end_with_the_field() -> None:
    layout = sample()
    image = grey(form(layout))
    short, long = of_kind(layout, Field)
    for field, lines in ((short, 1), (long, 5)):
        middle = round((field.x + field.width / 2) * 10)
        column = image[round(field.y * 10) : round(field.bottom * 10) + 5, middle]
        dark = np.flatnonzero(column < 128)
        starts = [int(each) for each in dark if each - 1 not in dark]
        expected = [field.height * 10 - 90 * each for each in reversed(range(lines))]
        assert starts == pytest.approx(expected, abs=2)


def test_examples_are_shown_crossed_filled_and_empty() -> None:
    image = grey(form())
    shares = [(image[663:699, left + 3 : left + 39] < 128).mean() for left in (300, 380, 460)]
    crossed, filled, empty = shares
    assert 0.1 < crossed < 0.4
    assert filled == 1
    assert empty == 0


@pytest.mark.parametrize("page", range(6))
def test_every_numbered_sheet_says_twice_who_it_is(page: int) -> None:
    expected = SheetCode(RUN, page % 2 + 1, page // 2 + 1)
    image = picture(numbered(), page)
    sharp = [
        image,
        *(image.rotate(angle, Image.Resampling.BICUBIC, True, fillcolor=255) for angle in (7, 180)),
    ]
    for seen in (
        *sharp,
        image.filter(ImageFilter.GaussianBlur(1)),
        picture(numbered(), page, dpi=75),
    ):
        assert sheets(seen) == [expected, expected]
    assert expected in sheets(image.filter(ImageFilter.GaussianBlur(2)))


def test_an_unnumbered_sheet_has_copy_nought() -> None:
    assert sheets(picture(form(), 1)) == [SheetCode(RUN, 2, 0)] * 2


def test_links_and_slips_are_read_too_even_on_a_trial_form() -> None:
    for pdf in (form(trial_mark="PROEF"), form(trial_mark="PROEF", copies=1)):
        found = {each.text for each in zxingcpp.read_barcodes(picture(pdf))}
        held = {code.text for code in sample().pages[0].codes if code.kind is not CodeKind.SHEET}
        assert held < found
        assert len(found) == 3


@pytest.mark.parametrize("options", [{}, {"copies": 1}])
def test_codes_and_markers_have_white_around_them_on_a_trial_form(options: dict[str, int]) -> None:
    layout = sample()
    image = grey(form(layout, trial_mark="PROEF " * 3, **options))
    page = layout.pages[0]
    modules = [21, 21, 33, 21]
    for each, white in [
        *((code, 4 * code.width / count) for code, count in zip(page.codes, modules, strict=True)),
        *((marker, marker.width / 6) for marker in page.markers),
    ]:
        outer = [
            round(edge * 10)
            for edge in (each.x - white, each.y - white, each.right + white, each.bottom + white)
        ]
        around = image[outer[1] + 2 : outer[3] - 2, outer[0] + 2 : outer[2] - 2].copy()
        inner = round(white * 10) - 4
        around[inner:-inner, inner:-inner] = 255
        assert (around == 255).all(), each


def test_a_trial_form_is_marked_on_every_page_and_a_real_one_is_not() -> None:
    for options in ({}, {"copies": 2}):
        for page in range(2):
            pale = grey(form(trial_mark="PROEF", **options), page, dpi=60)
            assert ((pale > 190) & (pale < 240)).mean() > 0.04
            plain = grey(form(**options), page, dpi=60)
            assert ((plain > 190) & (plain < 240)).mean() < 0.03


def test_people_read_the_number_of_the_sheet() -> None:
    with pypdfium2.PdfDocument(numbered()) as document:
        said = [page.get_textpage().get_text_bounded() for page in document]
    assert len(said) == 6
    for index, text in enumerate(said):
        assert f"{RUN} · {index % 2 + 1} · {index // 2 + 1:04}" in text
    with pypdfium2.PdfDocument(form()) as document:
        assert re.search(rf"{RUN} · 1\s", document[0].get_textpage().get_text_bounded() + "\n")


def test_the_number_ends_where_the_layout_says() -> None:
    for pdf in (form(), numbered()):
        with pypdfium2.PdfDocument(pdf) as document:
            page = document[0].get_textpage()
            index, count = page.search(f"{RUN} · 1").get_next()
            at = page.get_text_range().index(RUN)
            last = page.get_text_range()[at:].splitlines()[0]
            right = page.get_charbox(index + len(last.strip()) - 1, loose=True)[2]
        assert count
        assert right * 25.4 / 72 == pytest.approx(145, abs=0.3)


@pytest.mark.parametrize("copies", [0, 2])
def test_arabic_is_read_from_the_right_and_starts_where_the_layout_says(copies: int) -> None:
    layout = sample("ar")
    title = next(each for each in layout.pages[0].drawn if isinstance(each, Words))
    assert title.words == TEXTS["ar"]["title"]
    with pypdfium2.PdfDocument(form(layout, copies=copies)) as document:
        page = document[0].get_textpage()
        assert title.words in page.get_text_bounded()
        index, _ = page.search(title.words).get_next()
        first, second = page.get_charbox(index), page.get_charbox(index + 1)
    assert second[0] < first[0]
    assert first[2] * 25.4 / 72 == pytest.approx(title.x, abs=1)


def test_everything_is_black_ink_and_every_font_is_embedded() -> None:
    for pdf in (form(trial_mark="PROEF"), numbered(), form(sample("ar"), copies=1)):
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            streams = [each for each in opened.objects if isinstance(each, pikepdf.Stream)]
            contents = [each for each in streams if each.get("/Subtype") == "/Form"]
            contents += [page.Contents for page in opened.pages]
            for content in contents:
                for said in pikepdf.parse_content_stream(content):
                    assert str(said.operator) not in {"rg", "RG", "g", "G", "sc", "scn"}
                    if str(said.operator) in {"k", "K"}:
                        assert [float(each) for each in said.operands][:3] == [0, 0, 0]
            fonts = [
                each
                for each in opened.objects
                if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
            ]
            assert fonts
            assert all("/FontFile2" in each.FontDescriptor for each in fonts)


def test_what_copies_share_is_in_the_file_once() -> None:
    one, many = len(form(copies=1)), len(form(copies=101))
    assert (many - one) / 200 < 1_100  # bytes for each page more
    with pikepdf.open(io.BytesIO(numbered())) as pdf:
        shared = [next(iter(page.Resources.XObject.values())).objgen for page in pdf.pages]
        assert len(set(shared)) == 2
        assert [page.mediabox == pdf.pages[0].mediabox for page in pdf.pages] == [True] * 6
        assert pdf.check_pdf_syntax() == []


def test_numbered_copies_for_the_print_shop_have_trim_bleed_and_crop_marks() -> None:
    pdf = form(copies=2, edge=PRESS_WITH_MARKS)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            trim, bleed = page.trimbox.as_list(), page.obj.BleedBox.as_list()
            assert [
                float(a - b) * 25.4 / 72 for a, b in zip(trim, bleed, strict=True)
            ] == pytest.approx([3, 3, -3, -3], abs=0.01)
            assert float(trim[2] - trim[0]) * 25.4 / 72 == pytest.approx(210, abs=0.01)
    image = picture(pdf, 3)
    assert sheets(image) == [SheetCode(RUN, 2, 2)] * 2
    assert min(image.crop((30, 60, 60, 90)).tobytes()) < 200  # a crop mark


def test_progress_counts_the_pages() -> None:
    for copies, pages in ((0, 2), (3, 6)):
        heard: list[int] = []
        form(copies=copies, progress=heard.append)
        assert heard == list(range(1, pages + 1))


@pytest.mark.parametrize("copies", [0, 2])
def test_the_same_form_is_the_same_file_in_another_process(copies: int) -> None:
    code = (
        "import hashlib, io; from print.paper import draw_form;"
        "from tests.print.form_samples import KEY, RUN, sample; file = io.BytesIO();"
        f"draw_form(sample('ar'), file, run=RUN, key=KEY, copies={copies});"
        "print(hashlib.sha256(file.getvalue()).hexdigest())"
    )
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == hashlib.sha256(form(sample("ar"), copies=copies)).hexdigest()


def test_another_run_another_copy_or_another_key_gives_another_file() -> None:
    assert len({form(copies=1), form(copies=2), form()}) == 3
    file = io.BytesIO()
    draw_form(sample(), file, run=RUN, key="een ander geheim", copies=1)
    assert file.getvalue() != form(copies=1)


@pytest.mark.parametrize("copies", [0, 2])
def test_a_character_without_a_drawing_is_named_and_nothing_is_written(copies: int) -> None:
    file = io.BytesIO()
    with pytest.raises(MissingGlyph, match=r"“☂” \(UMBRELLA\) in “Regen ☂”"):
        draw_form(with_words("Regen ☂"), file, run=RUN, key=KEY, copies=copies)
    assert file.getvalue() == b""
    with pytest.raises(MissingGlyph, match="☂"):
        draw_form(sample(), file, run=RUN, key=KEY, copies=copies, trial_mark="☂")
    assert file.getvalue() == b""


def test_more_copies_than_there_are_numbers_are_refused() -> None:
    file = io.BytesIO()
    with pytest.raises(TooManyCopies, match=r"hoogstens 1048575 .* Maak meer oplagen"):
        draw_form(sample(), file, run=RUN, key=KEY, copies=MOST_COPIES + 1)
    assert file.getvalue() == b""


@pytest.mark.long
def test_a_thousand_copies_all_read() -> None:
    pdf = form(sample(pages=1), copies=1000)
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            image = page.render(scale=150 / 72).to_pil().convert("L")
            assert sheets(image) == [SheetCode(RUN, 1, number)] * 2
            blurred = image.filter(ImageFilter.GaussianBlur(2))
            assert SheetCode(RUN, 1, number) in sheets(blurred)
