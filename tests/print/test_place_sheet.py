"""The sheet at a place: one page that leads to the questions by code, link and telephone."""

import re
from functools import cache
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from print.fonts import MissingGlyph, shaped, width
from print.lines import DoesNotFit
from print.place_sheet import SheetWordings, place_sheet

DUTCH = SheetWordings(
    language="nl",
    scan_me="Scan deze code met uw telefoon",
    or_go_to="Of ga naar",
    or_call="Of bel",
    other_languages="U kunt meedoen in",
    advice_not_vote="Met uw antwoord geeft u advies. Het is geen verkiezing.",
    trial_mark="PROEF",
)
ARABIC = SheetWordings(
    language="ar",
    scan_me="امسح الرمز بهاتفك",
    or_go_to="أو اذهب إلى",
    or_call="أو اتصل بالرقم",
    other_languages="يمكنك المشاركة باللغات",
    advice_not_vote="إجابتك نصيحة وليست انتخابات.",
    trial_mark="تجربة",
)
URL = "https://wijkstem.voorbeeldgemeente.nl/q/7KM4PT"
SHEET: dict[str, Any] = {
    "title": "Lindenholt praat mee",
    "question": "Wat vindt u belangrijk in uw buurt?",
    "sender": "Gemeente Voorbeeld",
    "phone": "024 123 45 67",
    "url": URL,
    "place": "Supermarkt aan het plein",
    "languages": [
        ("nl", "Nederlands"),
        ("en", "English"),
        ("ar", "العربية"),
        ("tr", "Türkçe"),
        ("pl", "Polski"),
        ("uk", "Українська"),
    ],
    "wordings": DUTCH,
}


def sheet(**changed: Any) -> bytes:
    return place_sheet(**SHEET | changed)


@cache
def picture(*, arabic: bool = False, trial: bool = False) -> Image.Image:
    pdf = sheet(wordings=ARABIC, trial=trial) if arabic else sheet(trial=trial)
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=1.5).to_pil().convert("L")


def text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        return document[0].get_textpage().get_text_bounded().replace("\r\n", "\n")


def boxes(pdf: bytes, sought: str) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each letter of some words, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        found = page.search(sought).get_next()
        assert found, sought
        return [page.get_charbox(found[0] + each) for each in range(found[1])]


@pytest.mark.parametrize("arabic", [False, True])
@pytest.mark.parametrize("trial", [False, True])
def test_a_telephone_reads_the_code_on_the_sheet(arabic: bool, trial: bool) -> None:
    image = picture(arabic=arabic, trial=trial)
    turned = [image.rotate(angle, expand=True, fillcolor=255) for angle in (7, 180)]
    for seen in (image, image.filter(ImageFilter.GaussianBlur(1)), *turned):
        assert [each.text for each in zxingcpp.read_barcodes(seen)] == [URL]


@pytest.mark.parametrize("arabic", [False, True])
@pytest.mark.parametrize("trial", [False, True])
def test_the_code_is_large_and_has_white_around_it(arabic: bool, trial: bool) -> None:
    image = picture(arabic=arabic, trial=trial)
    (found,) = zxingcpp.read_barcodes(image)
    corners = [
        (point.x, point.y) for point in (found.position.top_left, found.position.bottom_right)
    ]
    (left, top), (right, bottom) = corners
    assert (right - left) / image.width * 210 > 70  # a third of the width, in millimetres
    white = int((right - left) / 33 * 4) - 2
    around = [
        (left - white, top - white, right + white, top - 2),
        (left - white, bottom + 3, right + white, bottom + white),
        (left - white, top, left - 2, bottom),
        (right + 3, top, right + white, bottom),
    ]
    assert all(image.crop(box).getextrema()[0] > 250 for box in around)


def test_the_sheet_says_who_asks_what_and_where_to_answer() -> None:
    said = text(sheet())
    for words in ("Gemeente Voorbeeld", "Lindenholt praat mee", "024 123 45 67", "Of bel"):
        assert words in said
    assert "wijkstem.voorbeeldgemeente.nl/q/7KM4PT" in said
    assert "https://" not in said
    assert "Supermarkt aan het plein" in said
    assert "Wat vindt u belangrijk in uw buurt?" in " ".join(said.split())
    assert "PROEF" not in said


def test_the_link_and_the_telephone_number_can_be_read_from_three_metres() -> None:
    for words in ("7KM4PT", "024 123"):
        heights = [top - bottom for _, bottom, _, top in boxes(sheet(), words)]
        assert max(heights) > 5.5 / 25.4 * 72  # digits of 5.5 millimetres


def test_everything_stays_inside_the_margins() -> None:
    for trial in (False, True):
        image = picture(trial=trial)
        ink = image.point(lambda value: 255 * (value < 250)).getbbox()
        assert ink is not None
        edge = 10 / 210 * image.width
        assert ink[0] > edge
        assert ink[1] > edge
        assert ink[2] < image.width - edge
        assert ink[3] < image.height - edge


def test_the_arabic_name_runs_from_the_right_in_the_strip() -> None:
    name = [box[0] for box in boxes(sheet(), "العربية")]
    assert name == sorted(name, reverse=True)
    before, after = boxes(sheet(), "English"), boxes(sheet(), "Türkçe")
    assert before[-1][2] < name[-1] < name[0] < after[0][0]


def test_an_arabic_name_is_drawn_in_joined_letters() -> None:
    """A word of joined letters is much narrower than the same letters apart."""
    letters = boxes(sheet(), "العربية")
    strip = letters[0][2] - letters[-1][0]
    size = 17.5  # about the size of the strip here
    apart = sum(width(shaped(each, "ar"), "ar", size=size) for each in "العربية")
    assert strip < apart * 0.8


def test_on_an_arabic_sheet_the_number_and_the_link_still_run_from_the_left() -> None:
    said = text(sheet(wordings=ARABIC))
    assert "024 123 45 67" in said
    assert "wijkstem.voorbeeldgemeente.nl/q/7KM4PT" in said
    left = [box[0] for box in boxes(sheet(wordings=ARABIC), "024 123 45 67")]
    assert left == sorted(left)


def test_a_trial_sheet_is_marked() -> None:
    assert "PROEF" in text(sheet(trial=True)).replace("\n", "")
    grey = picture(trial=True).histogram()[200:230]
    assert sum(grey) > 50_000  # pixels of a mark that nobody overlooks


def test_all_fonts_are_embedded_and_none_is_left_over() -> None:
    pdf = sheet(trial=True)
    assert b"Helvetica" not in pdf
    named = re.findall(rb"/BaseFont /\w{6}\+([\w-]+)", pdf)
    assert set(named) == {b"NotoSans-Regular", b"NotoSans-Bold", b"NotoSansArabic-Regular"}
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") == len(named)


def test_the_file_names_its_title_and_language_and_is_always_the_same() -> None:
    pdf = sheet()
    assert b"/Lang (nl)" in pdf
    with pypdfium2.PdfDocument(pdf) as document:
        assert document.get_metadata_dict()["Title"] == "Lindenholt praat mee"
    assert sheet() == pdf


def test_a_long_question_shrinks_and_a_far_too_long_one_is_refused() -> None:
    long = "Voelt u zich thuis in de wijk, en wat wilt u hier als eerste verbeteren?"
    assert long in " ".join(text(sheet(question=long)).split())
    with pytest.raises(DoesNotFit, match=r"Maak de tekst korter"):
        sheet(question=long * 6)
    with pytest.raises(DoesNotFit):
        sheet(title="Meepraten over de wijk " * 12)


def test_a_long_host_gets_a_line_of_its_own() -> None:
    said = text(sheet(url="https://meedoen.wijkstem.voorbeeldgemeente-aan-zee.nl/q/7KM4PT"))
    assert "meedoen.wijkstem.voorbeeldgemeente-aan-zee.nl\n/q/7KM4PT" in said


def test_a_question_that_cannot_be_printed_is_refused() -> None:
    with pytest.raises(MissingGlyph):
        sheet(question="Wat vindt u? 😀")
