"""Every row of a workbook is taken over, or named with its sheet and cell; nothing disappears."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from forms.definition.questionnaire import Questionnaire, texts
from forms.definition.questions import Closed, choosable
from forms.definition.xlsform import FaultyWorkbook, Imported, Note, read_workbook

Make = Callable[[Mapping[str, Sequence[Sequence[object]]]], Path]
OWN = Path(__file__).parent / "workbooks"
BESIDE = Path(__file__).parents[3] / "shared" / "data" / "xlsforms"
FILES = sorted([*OWN.glob("*.xlsx"), *BESIDE.glob("*.xlsx")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_is_taken_over_or_named_or_the_workbook_is_refused_with_places(
    path: Path,
) -> None:
    imported, faults = outcome(path)
    assert all(fault.sheet and re.match("[A-Z]+[0-9]+", fault.cell) for fault in faults)
    if imported is None:
        assert faults
        return
    named = {(note.sheet, row) for note in imported.notes for row in _rows(note.cell)}
    taken = _words(imported.questionnaire)
    for sheet, row, cells in _filled(path):
        assert (sheet, row) in named or taken & set(cells) or _is_frame(cells), (sheet, row, cells)


def outcome(path: Path) -> tuple[Imported | None, tuple[Note, ...]]:
    try:
        return read_workbook(path), ()
    except FaultyWorkbook as faulty:
        return None, faulty.faults


def _rows(cell: str) -> range:
    numbers = [int(each) for each in re.findall("[0-9]+", cell)]
    return range(numbers[0], numbers[-1] + 1)


def _words(questionnaire: Questionnaire) -> set[str]:
    """Every key, code and wording: a row of which one is there was taken over."""
    found = {each for _, text in texts(questionnaire) for each in text.wordings.values()}
    found |= set(questionnaire.by_key) | {questionnaire.key}
    for question in questionnaire.questions:
        if isinstance(question, Closed):
            found |= {option.code for option in choosable(question)}
    return found


def _filled(path: Path) -> Iterator[tuple[str, int, list[str]]]:
    """Every filled row under the headings, as another library reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of parts that it leaves out
        book = load_workbook(path, read_only=True, data_only=True)
        sheets = {sheet.title: _rows_of(sheet) for sheet in book.worksheets}
        book.close()
    for sheet, rows in sheets.items():
        for number, cells in rows[1:]:
            yield sheet, number, cells


def _rows_of(sheet: Any) -> list[tuple[int, list[str]]]:
    sheet.reset_dimensions()
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    texts = ((number, [str(c).strip() for c in row if c is not None]) for number, row in rows)
    return [(number, [c for c in cells if c]) for number, cells in texts if any(cells)]


def _is_frame(cells: list[str]) -> bool:
    """The begin and end of a group, which show as a section."""
    return bool(re.match(r"(begin|end)[ _]", cells[0]))


ROWS = {
    "begin_repeat": "begin_repeat",
    "calculate": "calculate",
    "geopoint": "geopoint",
    "date": "date",
    "an upload": "image",
    "a recording": "audio",
    "metadata": "deviceid",
    "decimal": "decimal",
    "acknowledge": "acknowledge",
    "choices from a file": "select_one_from_file lijst.csv",
    "a telephone number": "phone number",
    "something unknown": "vraagteken",
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_that_cannot_be_taken_over_is_named_at_its_type(make: Make, name: str) -> None:
    survey = [
        ("type", "name", "label::nl"),
        ("text", "eerst", "Eerst"),
        (ROWS[name], "dit", "Dit"),
        ("text", "binnen", "Binnen"),
    ]
    if ROWS[name].startswith("begin"):
        survey.append((ROWS[name].replace("begin", "end"), "", ""))
    path = make({"survey": survey, "settings": [("form_title",), ("T",)]})
    imported = read_workbook(path)
    assert imported.notes[0].place == "survey!A3"
    assert "dit" not in imported.questionnaire.by_key
    repeated = [note.place for note in imported.notes][1:]
    assert repeated == (["survey!A4", "survey!A5"] if "repeat" in name else [])


CELLS = {
    "required": "yes",
    "default": "5",
    "constraint": "regex(., '[a-z]')",
    "calculation": "1 + 1",
    "choice_filter": "wijk=${q}",
    "read_only": "yes",
    "media::video": "film.mp4",
    "media::audio": "geluid.wav",
    "guidance_hint": "Lees voor",
    "appearance": "signature",
}


@pytest.mark.parametrize("heading", CELLS)
def test_a_cell_that_cannot_be_taken_over_is_named_beside_a_question_that_is(
    make: Make, heading: str
) -> None:
    survey = [("type", "name", "label::nl", heading), ("text", "q", "Q", CELLS[heading])]
    imported = read_workbook(make({"survey": survey, "settings": [("form_title",), ("T",)]}))
    assert [note.place for note in imported.notes] == ["survey!D2"]
    assert list(imported.questionnaire.by_key) == ["q"]


def test_columns_settings_and_sheets_that_mean_nothing_here_are_named(make: Make) -> None:
    path = make(
        {
            "survey": [("type", "name", "label::nl", "mijn opmerking"), ("text", "q", "Q", "kort")],
            "choices": [("list_name", "name", "label::nl"), ("k", "ja", "Ja"), (None, "x", "X")],
            "settings": [("form_title", "version"), ("T", "3"), ("U", "4")],
            "entities": [("dataset", "label"), ("bomen", "Boom")],
            "kladblok": [("a",), ("b",)],
        }
    )
    places = [note.place for note in read_workbook(path).notes]
    assert places == [
        *("survey!D1", "choices!A2", "choices!A3", "settings!B2", "settings!A3"),
        *("entities!A2", "kladblok!A1:A2"),
    ]


def test_merged_cells_formulas_and_errors_are_named(make: Make) -> None:
    path = make(
        {
            "survey": [
                ("type", "name", "label::nl", "hint::nl"),
                ("text", "q", "Q", "=1+1"),
                ("text", "r", "R", "#N/A"),
            ],
            "settings": [("form_title",), ("T",)],
        }
    )
    book = load_workbook(path)
    book["survey"].merge_cells("C2:C3")
    book.save(path)
    notes = {note.place: str(note.sentence) for note in read_workbook(path).notes}
    assert "formule heeft geen uitkomst" in notes["survey!D2"]
    assert "formule geeft een fout" in notes["survey!D3"]
    assert "Samengevoegde" in notes["survey!C2:C3"]
