"""Pictograms on paper: each of the catalogue is drawn, as lines in black ink, and only once."""

import io

import numpy as np
import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from forms.pictures.catalogue import UnknownPictogram, keys
from print.fonts import font_for
from print.pictograms import draw_pictogram

SIDE = 96.0  # points: four times the drawing


def drawn(*some: str, times: int = 1) -> bytes:
    """A page for each pictogram, of its size."""
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=(SIDE, SIDE),
        enforceColorSpace="CMYK",
        initialFontName=font_for("nl"),  # type: ignore[arg-type]
        invariant=1,
    )
    for key in some:
        for _ in range(times):
            draw_pictogram(canvas, key, x=0, y=0, side=SIDE)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture(scope="module")
def all_of_them() -> bytes:
    return drawn(*keys())


def test_none_is_empty_and_none_is_a_blot(all_of_them: bytes) -> None:
    with pypdfium2.PdfDocument(all_of_them) as document:
        for key, page in zip(keys(), document, strict=True):
            ink = 255 - page.render(grayscale=True).to_numpy().astype(float)
            assert 0.005 < ink.mean() / 255 < 0.45, key
            rim = np.concatenate([ink[0].ravel(), ink[-1].ravel(), ink[:, 0].ravel()])
            assert rim.max() < 32, f"{key} goes over its edge"


def test_lines_are_black_and_round_at_their_ends(all_of_them: bytes) -> None:
    with pikepdf.open(io.BytesIO(all_of_them)) as pdf:
        for key, page in zip(keys(), pdf.pages, strict=True):
            (form,) = page.Resources.XObject.values()
            said = [
                (str(each.operator), [float(one) for one in each.operands])
                for each in pikepdf.parse_content_stream(form)
                if str(each.operator) in {"w", "J", "j", "K", "k", "RG", "rg", "G", "g"}
            ]
            assert ("w", [2.0]) in said, key
            assert ("J", [1.0]) in said, key
            assert ("j", [1.0]) in said, key
            inks = [operands for operator, operands in said if operator in {"K", "k"}]
            assert inks, key
            assert all(ink == [0, 0, 0, 1] for ink in inks), key
            assert not {operator for operator, _ in said} & {"RG", "rg", "G", "g"}, key


def test_a_line_is_two_twentyfourths_of_the_side() -> None:
    """The tick is one line at 45 degrees: along a row it measures its weight times root two."""
    with pypdfium2.PdfDocument(drawn("yes")) as document:
        ink = 255 - document[0].render(scale=2, grayscale=True).to_numpy().astype(float)
    rows = ink.reshape(ink.shape[:2]).sum(axis=1) / 255 / 2
    assert np.median(rows[rows > 1]) == pytest.approx(SIDE / 12 * 2**0.5, rel=0.35)


def test_a_pictogram_is_in_the_file_once_however_often_it_is_drawn() -> None:
    assert len(drawn("home", times=20)) < len(drawn("home")) + 600
    with pikepdf.open(io.BytesIO(drawn("home", "home", times=3))) as pdf:
        forms = {page.Resources.XObject.values().__iter__().__next__().objgen for page in pdf.pages}
        assert len(forms) == 1


def test_no_font_comes_along(all_of_them: bytes) -> None:
    assert b"Helvetica" not in all_of_them
    assert b"Times" not in all_of_them


def test_an_unknown_pictogram_is_refused() -> None:
    with pytest.raises(UnknownPictogram, match="bestaat niet"):
        drawn("hom")
