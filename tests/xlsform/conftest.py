"""Workbooks for the tests of XLSForm: made here, sheet by sheet, or lying beside the project."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis.strategies import SearchStrategy
from openpyxl import Workbook

ROOT = Path(__file__).parents[2]
Sheets = Mapping[str, Sequence[Sequence[object]]]
Make = Callable[[Sheets], Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a workbook of these sheets."""

    def made(sheets: Sheets) -> Path:
        path = tmp_path / "vragen.xlsx"
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        book.save(path)
        return path

    return made


@pytest.fixture(scope="session")
def documents() -> SearchStrategy[dict[str, Any]]:
    """The arbitrary documents of the tests of the definition."""
    beside = ROOT / "tests" / "definition" / "conftest.py"
    spec = importlib.util.spec_from_file_location("arbitrary_documents", beside)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    strategy: SearchStrategy[dict[str, Any]] = module.documents_of()
    return strategy
