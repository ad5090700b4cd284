"""What goes out as XLSForm is taken by pyxform, and comes in again as the same questionnaire."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from forms.definition.document import questionnaire_from_data
from forms.definition.questionnaire import Questionnaire
from forms.definition.xlsform import read_workbook, write_workbook
from forms.examples import catalogue

Documents = SearchStrategy[dict[str, Any]]
patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
EXAMPLES = [("campaign", name) for name in catalogue.names()] + [
    ("feature", name) for name in catalogue.features()
]


def example(kind: str, name: str) -> Questionnaire:
    return catalogue.questionnaire(name) if kind == "campaign" else catalogue.feature(name)


@pytest.mark.parametrize(("kind", "name"), EXAMPLES)
def test_every_example_goes_out_and_comes_in_the_same(tmp_path: Path, kind: str, name: str) -> None:
    questionnaire = example(kind, name)
    write_workbook(questionnaire, tmp_path / "out.xlsx")
    imported = read_workbook(tmp_path / "out.xlsx")
    assert imported.questionnaire == questionnaire
    assert imported.notes == ()


@pytest.mark.parametrize(("kind", "name"), EXAMPLES)
def test_pyxform_takes_every_example(tmp_path: Path, kind: str, name: str) -> None:
    questionnaire = example(kind, name)
    write_workbook(questionnaire, tmp_path / "out.xlsx")
    xform = convert(tmp_path / "out.xlsx", validate=False).xform
    for question in questionnaire.questions:
        assert f"/{question.key}" in xform


@patient
@given(data=st.data())
def test_any_questionnaire_goes_out_and_comes_in_the_same(
    documents: Documents, data: DataObject
) -> None:
    questionnaire = questionnaire_from_data(data.draw(documents))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.xlsx"
        write_workbook(questionnaire, path)
        assert read_workbook(path).questionnaire == questionnaire
        assert convert(path, validate=False).xform


EVERYTHING: dict[str, Any] = {
    "format": 1,
    "key": "alles",
    "title": {
        "nl": {"words": "Alles", "audio": "alles.mp3"},
        "ar": "كل",
        "rif": {"audio": "r.mp3"},
    },
    "languages": ["nl", "ar"],
    "spoken": ["rif"],
    "intro": {"nl": "=1+1", "ar": "x"},
    "sections": [
        {
            "questions": [
                {
                    "kind": "ranking",
                    "key": "deel_1",
                    "title": {"nl": "${naam} _x0041_ \x01 "},
                    "options": [{"code": c, "text": {"nl": c}} for c in "abc"],
                    "maximum": 2,
                    "ties": False,
                    "rotate": False,
                    "meaning": "theme_priority",
                },
                {
                    "kind": "best_worst",
                    "key": "or_other",
                    "title": {"nl": "Sets", "rif": {"audio": "s.mp3"}},
                    "options": [
                        {"code": c, "text": {"nl": c}, "alt": {"nl": c, "ar": c}} for c in "abcd"
                    ],
                    "rather_not": True,
                    "ask_if": {"not": {"question": "deel_1", "is": ["dont_know"]}},
                },
            ]
        },
        {
            "questions": [
                {"kind": "number", "key": "meta", "title": {"nl": "#N/A"}},
                {
                    "kind": "statement",
                    "key": "meta_2",
                    "title": {"nl": "x"},
                    "ask_if": {"question": "meta", "at_least": 2},
                },
            ]
        },
    ],
}


def test_orders_sets_and_spoken_languages_come_back_too(tmp_path: Path) -> None:
    questionnaire = questionnaire_from_data(EVERYTHING)
    write_workbook(questionnaire, tmp_path / "out.xlsx")
    assert read_workbook(tmp_path / "out.xlsx").questionnaire == questionnaire
    assert convert(tmp_path / "out.xlsx", validate=False).xform


def test_a_condition_that_is_edited_beside_our_own_column_counts(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(catalogue.feature("ask_if_all_any"), path)
    book = load_workbook(path)
    sheet = book["survey"]
    headings = [cell.value for cell in sheet[1]]
    edited = 0
    for row in sheet.iter_rows(min_row=2):
        cell = row[headings.index("relevant")]
        if cell.value:
            cell.value, edited = f"not({cell.value})", edited + 1
    book.save(path)
    before = catalogue.feature("ask_if_all_any").questions
    after = read_workbook(path).questionnaire.questions
    changed = [a for a, b in zip(after, before, strict=True) if a.ask_if != b.ask_if]
    assert len(changed) == edited > 0
