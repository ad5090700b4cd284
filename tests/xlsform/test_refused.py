"""A workbook that cannot come in is refused with sheet, cell and remedy; never with a traceback."""

from __future__ import annotations

import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from forms.definition.xlsform import FaultyWorkbook, read_workbook, write_workbook
from forms.examples import catalogue

Sheets = Mapping[str, Sequence[Sequence[object]]]
Make = Callable[[Sheets], Path]
HEAD = ("type", "name", "label::nl")
COLOURS = [("list_name", "name", "label::nl"), ("k", "a", "A"), ("k", "b", "B")]
TITLE = [("form_title",), ("T",)]


def faults(path: Path) -> dict[str, str]:
    with pytest.raises(FaultyWorkbook) as caught:
        read_workbook(path)
    return {fault.place: str(fault.sentence) for fault in caught.value.faults}


FAULTY: dict[str, tuple[Sheets, str, str]] = {
    "no survey sheet": (
        {"vragen": [HEAD], "choices": COLOURS},
        "vragen!A1",
        "Noem het blad met vragen survey",
    ),
    "an empty survey": ({"survey": [], "choices": COLOURS}, "survey!A1", "leeg"),
    "only headings": ({"survey": [HEAD]}, "survey!A1", "Geen enkele vraag"),
    "a wrong heading": (
        {"survey": [("types", "name", "label"), ("text", "q", "Q")]},
        "survey!A1",
        "een kolom “type”",
    ),
    "headings not on top": (
        {"survey": [("Onze vragenlijst",), HEAD, ("text", "q", "Q")]},
        "survey!A1",
        "in de eerste rij",
    ),
    "a list that is not there": (
        {"survey": [HEAD, ("select_one kleur", "q", "Q")], "choices": COLOURS},
        "survey!A2",
        "“kleur” staat niet op het blad choices",
    ),
    "no choices sheet": (
        {"survey": [HEAD, ("select_one k", "q", "Q")]},
        "survey!A2",
        "blad choices",
    ),
    "a name twice": (
        {"survey": [HEAD, ("text", "q", "Q"), ("text", "q", "R")]},
        "survey!B3",
        "“q” is er al",
    ),
    "a choice twice": (
        {"survey": [HEAD, ("select_one k", "q", "Q")], "choices": [*COLOURS, ("k", "a", "C")]},
        "choices!B4",
        "twee keer",
    ),
    "a group without end": (
        {"survey": [HEAD, ("begin_group", "g", "G"), ("text", "q", "Q")]},
        "survey!A2",
        "end_group",
    ),
    "an end without group": (
        {"survey": [HEAD, ("text", "q", "Q"), ("end_group", "", "")]},
        "survey!A3",
        "begin_group",
    ),
    "a condition on nothing": (
        {"survey": [(*HEAD, "relevant"), ("text", "q", "Q", "${r} = 1")]},
        "survey!D2",
        "Er is geen rij",
    ),
    "a condition on itself": (
        {"survey": [(*HEAD, "relevant"), ("integer", "q", "Q", "${q} = 1")]},
        "survey!D2",
        "komt bij zichzelf uit",
    ),
    "conditions in a circle": (
        {
            "survey": [
                (*HEAD, "relevant"),
                ("begin_group", "g", "G", "${r} = 1"),
                ("integer", "q", "Q", ""),
                ("end_group", "", "", ""),
                ("integer", "r", "R", "${q} = 1"),
            ]
        },
        "survey!D5",
        "komt bij zichzelf uit",
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_broken_workbook_is_refused_with_place_and_remedy(make: Make, name: str) -> None:
    sheets, place, remedy = FAULTY[name]
    assert remedy in faults(make({**sheets, "settings": TITLE}))[place]


def test_the_faults_are_all_told_at_once(make: Make) -> None:
    survey = [HEAD, ("select_one x", "q", "Q"), ("text", "q", "Q"), ("end_group", "", "")]
    assert list(faults(make({"survey": survey}))) == ["survey!A2", "survey!B3", "survey!A4"]


def test_a_hundred_thousand_rows_are_refused_soon(make: Make) -> None:
    rows = (("text", f"q{n}", "Q") for n in range(100_000))
    path = make({"survey": [HEAD, *rows]})
    began = time.monotonic()
    assert "meer dan 5000 rijen" in faults(path)["survey!A5002"]
    assert time.monotonic() - began < 5


WHOLE: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "leeg"),
    "csv under another name": (b"type,name,label\ntext,q,Q\n", "geen .xlsx"),
    "old xls": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "geen .xlsx"),
    "an encrypted workbook": (
        b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "op slot",
    ),
    "half a zip": (b"PK\x03\x04" + b"\0" * 40, "beschadigd"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str) -> None:
    contents, why = WHOLE[name]
    path = tmp_path / "vragen.xlsx"
    path.write_bytes(contents)
    assert why in faults(path)[""]


BOOK = (
    '<workbook xmlns:r="r"><sheets><sheet name="survey" r:id="a"/></sheets></workbook>',
    '<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></Relationships>',
)
ENTITIES = '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
ZIPS: dict[str, tuple[dict[str, str], str]] = {
    "another kind of zip": ({"word/document.xml": "<a/>"}, "geen Excel-werkmap"),
    "a bomb": ({"xl/workbook.xml": "0" * 60_000_000}, "te groot"),
    "a larger bomb": ({f"x{n}": "0" * 9_000_000 for n in range(12)}, "te groot"),
    "very many parts": ({f"x{n}": "" for n in range(3_000)}, "te groot"),
    "entities": (
        {"xl/workbook.xml": BOOK[0], "xl/_rels/workbook.xml.rels": BOOK[1], "xl/s.xml": ENTITIES},
        "verwijst naar iets anders",
    ),
    "no XML": (
        {"xl/workbook.xml": BOOK[0], "xl/_rels/workbook.xml.rels": BOOK[1], "xl/s.xml": "<a"},
        "beschadigd",
    ),
}


@pytest.mark.parametrize("name", ZIPS)
def test_a_harmful_or_foreign_zip_is_refused(tmp_path: Path, name: str) -> None:
    parts, why = ZIPS[name]
    path = tmp_path / "vragen.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    assert why in faults(path)[""]


def _sound() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.xlsx"
        write_workbook(catalogue.feature("ask_if_all_any"), path)
        return path.read_bytes()


SOUND = _sound()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(at=len(SOUND) - 6, piece=b"\x00", lost=0)  # the table of contents lies before the start
@given(at=st.integers(0, len(SOUND) - 1), piece=st.binary(max_size=6), lost=st.integers(0, 40))
def test_a_damaged_file_is_refused_or_read_but_never_breaks(
    tmp_path_factory: pytest.TempPathFactory, at: int, piece: bytes, lost: int
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "vragen.xlsx"
    path.write_bytes(SOUND[:at] + piece + SOUND[at + lost :])
    with suppress(FaultyWorkbook):
        assert read_workbook(path).questionnaire.questions


CELL = st.one_of(
    st.sampled_from(
        (
            *("text", "select_one k", "begin_group", "end_group", "begin_repeat", "end_repeat"),
            *("integer", "rank k", "likert", "selected(${q}, 'a')", "${q} > 1", "not(", "note"),
            *("select_one k or_other", "or", "yes", ". < 5", "coffee.png", "a.mp3", "1", "${"),
            *("q", "r", "select_multiple k", "count-selected(.) < 3", "${q} = 'a'", "multiline"),
        )
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=6),
)
NAMES = (*HEAD, "relevant", "appearance", "constraint", "hint", "media::image", "label::en")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(st.lists(CELL, max_size=len(NAMES)), max_size=8))
def test_any_rows_are_taken_over_or_refused_but_never_break(
    make: Make, rows: list[list[str]]
) -> None:
    path = make({"survey": [NAMES, *rows], "choices": COLOURS})
    with suppress(FaultyWorkbook):
        assert read_workbook(path).questionnaire.questions
