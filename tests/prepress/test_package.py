"""What goes to a print shop: one zip with the files, their delivery sheet and the report."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from reportlab.lib.colors import CMYKColor, red

from forms.definition.sentence import Refusal
from print.papers import A3, A5, MILLIMETRE
from print.prepress.delivery_sheet import delivery_sheet
from print.prepress.order import Folding, Order, Product, Stapling
from print.prepress.package import NotForPress, write_package
from print.prepress.piece import Piece
from print.prepress.presets import preset
from print.prepress.standards import Colours
from tests.prepress.samples import DUTCH, ORDER, form, poster, raw


class English(NullTranslations):
    """Two sentences of a catalogue, to see that it is asked."""

    def gettext(self, message: str) -> str:
        known = {"Aanleverblad": "Delivery sheet", "Niet vouwen": "Do not fold"}
        return known.get(message, message)


def piece(tmp_path: Path, *, quantity: int = 500, place: str = "", name: str = "x4") -> Piece:
    file = form(tmp_path / f"form{place}.pdf", name=name)
    return Piece(file=file, quantity=quantity, place=place)


def package(
    tmp_path: Path, pieces: Sequence[Piece], order: Order = ORDER, name: str = "x4"
) -> Path:
    out = tmp_path / "drukker.zip"
    write_package(out, pieces=pieces, order=order, preset=preset(name), translations=DUTCH)
    return out


def said(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        return " ".join(document[0].get_textpage().get_text_bounded().split())


def sheet(tmp_path: Path, order: Order = ORDER, *, name: str = "x4", quantity: int = 500) -> str:
    pieces = [piece(tmp_path, quantity=quantity, name=name)]
    return said(delivery_sheet(order, preset=preset(name), pieces=pieces, translations=DUTCH))


def test_the_zip_has_the_file_its_sheet_its_checksum_and_the_report(tmp_path: Path) -> None:
    ours = piece(tmp_path)
    name = "lindenholt_vragenlijst_nl_a4_500st_x4.pdf"
    with ZipFile(package(tmp_path, [ours])) as zipped:
        assert zipped.namelist() == [name, "aanleverblad.pdf", "sha256.txt", "preflight.txt"]
        assert zipped.testzip() is None
        content = zipped.read(name)
        assert content == ours.file.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        assert zipped.read("sha256.txt").decode() == f"{digest}  {name}\n"
        report = zipped.read("preflight.txt").decode()
        assert report.startswith(f"{name}, 2 pagina’s. Alle punten zijn goed.")
        assert "[goed] De afloop is rondom minstens 3 mm." in report
        assert digest in said(zipped.read("aanleverblad.pdf"))


def test_the_same_order_gives_the_same_zip(tmp_path: Path) -> None:
    out = package(tmp_path, [piece(tmp_path)])
    first = out.read_bytes()
    assert package(tmp_path, [piece(tmp_path)]).read_bytes() == first
    with ZipFile(out) as zipped:
        assert {each.date_time for each in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert out.stat().st_mode & 0o777 == 0o644


def test_names_are_plain_whatever_a_place_is_called(tmp_path: Path) -> None:
    named = replace(ORDER, campaign="Wijk & Buurt: Über-noord", language="tr", format=A3)
    ours = Piece(file=tmp_path / "x.pdf", quantity=12, place="Café ’t Plein / Çarşı")
    name = ours.name(named, preset("x1a"))
    assert name == "wijk-buurt-uber-noord_vragenlijst_cafe-t-plein-cars_tr_a3_12st_x1a.pdf"
    assert re.fullmatch(r"[a-z0-9_-]+\.pdf", name)


def test_two_places_have_files_of_their_own_and_never_the_same_name(tmp_path: Path) -> None:
    library, school = piece(tmp_path, place="Bibliotheek"), piece(tmp_path, place="School")
    with ZipFile(package(tmp_path, [library, school])) as zipped:
        assert len(zipped.namelist()) == 5
        assert "1 000 exemplaren" in said(zipped.read("aanleverblad.pdf"))
    with pytest.raises(Refusal, match=r"Twee bestanden.*bibliotheek"):
        package(tmp_path, [library, replace(school, place="bibliotheek")])
    with pytest.raises(Refusal, match="niets"):
        package(tmp_path, [])


def test_many_places_still_make_one_page(tmp_path: Path) -> None:
    ours = piece(tmp_path)
    many = [replace(ours, place=f"Plek {number}") for number in range(40)]
    with ZipFile(package(tmp_path, many)) as zipped:
        words = said(zipped.read("aanleverblad.pdf"))
        assert len(zipped.read("sha256.txt").splitlines()) == 40
    assert "20 000 exemplaren" in words
    assert "40 bestanden" in words


def test_a_file_that_fails_preflight_is_not_packed_and_the_points_are_named(
    tmp_path: Path,
) -> None:
    wrong = raw(tmp_path / "wrong.pdf", lambda canvas: canvas.setFillColor(red))
    out = tmp_path / "drukker.zip"
    out.write_bytes(b"what was there")
    with pytest.raises(NotForPress, match=r"RGB.*colour\.spaces") as refused:
        package(tmp_path, [Piece(file=wrong, quantity=5)])
    assert out.read_bytes() == b"what was there"
    assert [each.passed for each in refused.value.reports] == [False]
    assert not list(tmp_path.glob(".*"))


def test_a_file_of_another_order_is_not_packed(tmp_path: Path) -> None:
    ours = [piece(tmp_path)]
    with pytest.raises(NotForPress, match=r"er is A5 besteld.*boxes\.format"):
        package(tmp_path, ours, replace(ORDER, format=A5))
    with pytest.raises(Refusal, match="2 pagina’s, maar er zijn er 4 besteld"):
        package(tmp_path, ours, replace(ORDER, pages=4))
    with pytest.raises(Refusal, match="maar er zijn er 1000 besteld"):
        package(tmp_path, ours, replace(ORDER, numbered=True))
    with pytest.raises(NotForPress, match=r"standard\.claimed"):
        package(tmp_path, ours, name="x1a")


def test_an_order_in_black_takes_no_colour(tmp_path: Path) -> None:
    def blue(canvas):  # type: ignore[no-untyped-def]
        canvas.setFillColor(CMYKColor(1, 0, 0, 0))
        canvas.rect(50, 50, 9, 9, fill=1)

    ours = [Piece(file=raw(tmp_path / "blue.pdf", blue), quantity=5)]
    with pytest.raises(NotForPress, match=r"colour\.black"):
        package(tmp_path, ours)
    package(tmp_path, ours, replace(ORDER, colours=Colours.CMYK))
    with pytest.raises(NotForPress, match=r"colour\.black"):
        package(tmp_path, ours, replace(ORDER, colours=Colours.CMYK), name="black")


def test_the_sheet_says_what_a_press_must_know(tmp_path: Path) -> None:
    order = replace(ORDER, contact="Programma Sterke Wijken", deadline=date(2027, 6, 1))
    words = sheet(tmp_path, order)
    for fact in (
        "Aanleverblad",
        "Lindenholt praat mee",
        "500 exemplaren",
        "A4 staand, 210 × 297 mm",
        "3 mm rondom, zonder snijtekens",
        "2 pagina’s, dubbelzijdig",
        "1/1, alleen zwart",
        "120 g/m², wit, ongestreken",
        "Niet vouwen",
        "Niet nieten",
        "Alle exemplaren zijn gelijk",
        "PDF/X-4, kleurprofiel FOGRA29",
        "01-06-2027",
        "Print op 100 %: niet passend maken",
        "Vragen? Bel 024 123 45 67",
        "Gemeente Voorbeeld · Programma Sterke Wijken",
        "Proef akkoord",
    ):
        assert fact in words
    assert "Bindzijde" not in words


def test_an_arabic_booklet_is_bound_on_the_right_and_printed_digitally(tmp_path: Path) -> None:
    order = replace(
        ORDER,
        language="ar",
        title="ما هو المهم بالنسبة لك؟",
        format=A5,
        pages=12,
        folding=Folding.ONCE,
        stapling=Stapling.SADDLE,
        numbered=True,
    )
    words = sheet(tmp_path, order)
    assert "Bindzijde Rechts" in words
    assert "van A4 tot A5" in words
    assert "Twee nietjes in de rug" in words
    assert "digitaal printen" in words
    assert "Bindzijde Links" in sheet(tmp_path, replace(order, language="nl", title="Vragen"))


def test_a_poster_is_in_colour_on_coated_paper_with_marks(tmp_path: Path) -> None:
    order = replace(
        ORDER, product=Product.POSTER, format=A3, pages=1, sides=1, colours=Colours.CMYK
    )
    ours = Piece(file=poster(tmp_path / "poster.pdf", name="x1a-marks"), quantity=12)
    with ZipFile(package(tmp_path, [ours], order, "x1a-marks")) as zipped:
        words = said(zipped.read("aanleverblad.pdf"))
    for fact in ("4/0, CMYK", "gestreken", "FOGRA39", "met snijtekens", "1 pagina, enkelzijdig"):
        assert fact in words


def test_the_sheet_shows_the_first_page_trimmed_and_in_its_own_inks(tmp_path: Path) -> None:
    order = replace(
        ORDER, product=Product.POSTER, format=A3, pages=1, sides=1, colours=Colours.CMYK
    )
    ours = [Piece(file=poster(tmp_path / "poster.pdf", name="x4-marks"), quantity=1)]
    pdf = delivery_sheet(order, preset=preset("x4-marks"), pieces=ours, translations=DUTCH)
    assert "Praat mee" in said(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (shown,) = opened.pages[0].obj.Resources.XObject.values()
        left, _, right, _ = (float(each) for each in shown.BBox)
        assert right - left == pytest.approx(A3.width * MILLIMETRE, abs=0.1)
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    red_, _, blue = picture.crop((400, 100, 550, 400)).split()
    assert blue.getextrema()[0] > red_.getextrema()[0]  # the blue of the poster


def test_the_sheet_speaks_the_language_of_who_reads_it(tmp_path: Path) -> None:
    pdf = delivery_sheet(ORDER, preset=preset(), pieces=[piece(tmp_path)], translations=English())
    assert "Delivery sheet" in said(pdf)
    assert "Do not fold" in said(pdf)


def test_everything_on_the_sheet_can_be_printed_at_the_office(tmp_path: Path) -> None:
    """Small enough letters for facts, large enough to read, and white all around."""
    order = replace(ORDER, title="Wat vindt u belangrijk in uw eigen buurt? " * 3, contact="C" * 30)
    pdf = delivery_sheet(
        order,
        preset=preset("x1a-marks"),
        pieces=[piece(tmp_path, place=f"Bibliotheek aan het plein {each}") for each in "abc"],
        translations=DUTCH,
    )
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=2).to_pil().convert("L")
    ink = image.point(lambda value: 255 * (value < 250)).getbbox()
    assert ink is not None
    edge = 10 * MILLIMETRE * 2
    assert min(ink[0], ink[1]) > edge
    assert image.width - ink[2] > edge
    assert image.height - ink[3] > edge
