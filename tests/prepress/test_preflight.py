"""Preflight: what we make passes every point, and each fault is found at its point and its page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from forms.definition.sentence import Refusal
from print.papers import A3, Format
from print.prepress.limits import Limits
from print.prepress.preflight import preflight
from print.prepress.presets import preset
from print.prepress.report import Outcome, page_numbers
from print.prepress.standards import Colours, Standard
from tests.prepress.faults import (
    BLUE,
    CHANGED,
    DRAWN,
    Draw,
    line,
    picture_in_blue,
    rectangle,
    see_through,
    text,
)
from tests.prepress.samples import (
    DUTCH,
    changed,
    failed,
    form,
    picture,
    point,
    poster,
    raw,
)


@pytest.mark.parametrize("name", ["x4", "x4-marks", "x1a", "x1a-marks", "black"])
def test_a_form_that_we_make_passes_every_point(tmp_path: Path, name: str) -> None:
    report = preflight(form(tmp_path / "form.pdf", name=name), limits=preset(name).limits)
    assert failed(report) == {}
    assert report.passed
    assert report.standard == preset(name).standard


@pytest.mark.parametrize("name", ["x4", "x4-marks", "x1a", "x1a-marks"])
def test_a_poster_in_colour_that_we_make_passes_every_point(tmp_path: Path, name: str) -> None:
    report = preflight(poster(tmp_path / "poster.pdf", name=name), limits=preset(name).limits)
    assert failed(report) == {}
    assert point(report, "colour.ink").said.facts["most"] == pytest.approx(140, abs=0.1)
    assert point(report, "images.resolution").outcome is Outcome.PASSED


@pytest.mark.parametrize(("key", "draw"), DRAWN)
def test_a_fault_on_a_page_is_found_there_and_nothing_else(
    tmp_path: Path, key: str, draw: Draw
) -> None:
    report = preflight(raw(tmp_path / "wrong.pdf", draw), limits=preset("x4").limits)
    assert failed(report) == {key: (2,)} or (
        key == "fonts.embedded" and failed(report) == {key: (1, 2)}  # pages share their fonts
    )


@pytest.mark.parametrize(
    ("key", "draw", "limits"),
    [
        ("transparency", see_through, preset("x1a").limits),
        ("colour.black", lambda canvas: rectangle(canvas, BLUE), Limits(colours=Colours.BLACK)),
        ("colour.black", lambda canvas: picture_in_blue(canvas), Limits(colours=Colours.BLACK)),
        ("text.size", lambda canvas: text(canvas, BLUE, 9), Limits(smallest_text=12)),
    ],
)
def test_what_is_a_fault_depends_on_what_was_agreed(
    tmp_path: Path, key: str, draw: Draw, limits: Limits
) -> None:
    name = "x1a" if limits.standard is Standard.X1A else "x4"
    path = raw(tmp_path / "wrong.pdf", draw, name=name)
    assert failed(preflight(path, limits=limits)) == {key: (2,)}
    assert failed(preflight(raw(path, draw), limits=preset("x4").limits)) == {}


@pytest.mark.parametrize(("key", "change", "pages"), CHANGED)
def test_a_fault_in_the_file_is_found_and_nothing_else(
    tmp_path: Path, key: str, change: Callable[[Any], None], pages: tuple[int, ...]
) -> None:
    report = preflight(changed(tmp_path / "wrong.pdf", change), limits=preset("x4").limits)
    assert failed(report) == {key: pages}


def test_another_format_than_the_usual_or_the_ordered_one_is_found(tmp_path: Path) -> None:
    square = Format(name="square", width=200, height=200)
    path = raw(tmp_path / "square.pdf", lambda canvas: None, page=square)
    assert failed(preflight(path)) == {"boxes.format": ()}
    report = preflight(form(path), limits=Limits(page=A3))
    assert failed(report) == {"boxes.format": ()}
    assert str(point(report, "boxes.format").said) == (
        "Het formaat is 210 × 297 mm, maar er is A3 besteld."
    )


def test_a_file_that_is_not_for_a_press_fails_what_makes_it_so(tmp_path: Path) -> None:
    form(tmp_path / "form.pdf")
    report = preflight(tmp_path / "form.drawn")
    assert set(failed(report)) == {"standard.claimed", "intent.present", "intent.profile"}
    assert report.standard is None


def test_x1a_with_structure_of_a_later_version_is_found(tmp_path: Path) -> None:
    path = form(tmp_path / "form.pdf", name="x1a")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, force_version="1.5")
    report = preflight(path)
    assert failed(report) == {"standard.consistent": ()}
    assert "PDF 1.5" in str(point(report, "standard.consistent").said)


def test_x4_is_not_x1a(tmp_path: Path) -> None:
    report = preflight(form(tmp_path / "form.pdf"), limits=preset("x1a").limits)
    assert failed(report) == {"standard.claimed": ()}


def test_a_picture_that_could_be_sharper_is_remarked_on(tmp_path: Path) -> None:
    path = raw(tmp_path / "form.pdf", lambda canvas: picture(canvas, 250))
    report = preflight(path)
    assert report.passed
    assert point(report, "images.resolution").outcome is Outcome.REMARK
    assert point(report, "images.resolution").pages == (2,)


def test_transparency_in_x4_is_remarked_on(tmp_path: Path) -> None:
    report = preflight(raw(tmp_path / "form.pdf", see_through))
    assert report.passed
    assert point(report, "transparency").outcome is Outcome.REMARK


def test_a_damaged_file_that_can_still_be_opened_is_reported(tmp_path: Path) -> None:
    path = form(tmp_path / "form.pdf", name="x1a")
    path.write_bytes(path.read_bytes()[:-400])
    assert "file.whole" in failed(preflight(path))


def test_a_protected_file_is_reported_and_one_with_a_password_refused(tmp_path: Path) -> None:
    path = form(tmp_path / "form.pdf")
    for user in ("", "geheim"):
        with pikepdf.open(path) as pdf:
            locked = tmp_path / "locked.pdf"
            pdf.save(locked, encryption=pikepdf.Encryption(owner="baas", user=user))
        if not user:
            assert "extras.encryption" in failed(preflight(locked))
    with pytest.raises(Refusal, match="wachtwoord"):
        preflight(locked)


@pytest.mark.parametrize("content", [b"", b"geen pdf", b"%PDF-1.6\n%%EOF", b"\x00" * 5000])
def test_what_is_not_a_pdf_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(content)
    with pytest.raises(Refusal, match=r"brief\.pdf"):
        preflight(path)
    with pytest.raises(Refusal, match=r"weg\.pdf"):
        preflight(tmp_path / "weg.pdf")


def test_the_report_is_sentences_for_people_and_data_for_programs(tmp_path: Path) -> None:
    path = raw(tmp_path / "fout.pdf", lambda canvas: line(canvas, 0.1), pages=3)
    report = preflight(path)
    lines = report.lines(DUTCH)
    assert lines[0] == "fout.pdf, 3 pagina’s. Er is 1 punt fout."
    assert "[FOUT] De dunste lijn is 0.10 pt. Maak lijnen minstens 0.25 pt dik. Pagina 3." in lines
    assert len(lines) == len(report.points) + 1
    data = json.loads(json.dumps(report.as_data(DUTCH)))
    assert data["file"] == "fout.pdf"
    assert data["pages"] == 3
    assert data["standard"] == "PDF/X-4"
    assert data["passed"] is False
    (wrong,) = (each for each in data["points"] if each["outcome"] == "failed")
    assert wrong["key"] == "lines.weight"
    assert wrong["pages"] == [3]
    assert wrong["text"].startswith("De dunste lijn")
    assert len({each["key"] for each in data["points"]}) == len(data["points"])


def test_every_point_has_a_file_that_fails_it(tmp_path: Path) -> None:
    """So that a point that nothing can fail is noticed."""
    shown = {
        *(key for key, *_ in DRAWN),
        *(key for key, *_ in CHANGED),
        *("transparency", "colour.black", "text.size", "boxes.format"),
        *("file.whole", "extras.encryption"),
    }
    assert shown == {each.key for each in preflight(form(tmp_path / "form.pdf")).points}


def test_page_numbers_are_said_in_runs() -> None:
    assert page_numbers([1, 2, 3, 5, 9, 8]) == "1–3, 5, 8–9"
    assert page_numbers([4]) == "4"
