"""Reads every format with a program that others use, back to the cells of the row model."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pandas
import pyreadstat
from jsonschema import Draft202012Validator

from survey.results.exports.formats.csv_file import harmless
from survey.results.exports.formats.json_file import SCHEMA
from survey.results.exports.model import Cell, Codebook, Column, Kind
from survey.results.exports.taking import Taken

Rows = list[list[Cell]]
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"


def model(taken: Taken) -> Rows:
    """What every format has to hold."""
    return [list(chain.from_iterable(row)) for row in taken.rows()]


def from_csv(file: Path, codebook: Codebook) -> Rows:
    between = ";" if file.read_bytes().startswith(b"\xef\xbb\xbf") else ","
    with file.open(encoding="utf-8-sig", newline="") as lines:
        head, *rows = csv.reader(lines, delimiter=between)
    assert head == [each.name for each in codebook.columns]
    return _through(codebook, rows, _from_code)


def from_json(file: Path, codebook: Codebook) -> Rows:
    found = json.loads(file.read_text())
    Draft202012Validator(SCHEMA).validate(found)
    assert [each["name"] for each in found["columns"]] == [each.name for each in codebook.columns]
    return _through(codebook, found["rows"], _from_code)


def from_xlsx(file: Path, codebook: Codebook) -> Rows:
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Antwoorden", "Codeboek"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.rows for cell in row)
    head, *rows = book["Antwoorden"].values
    assert list(head) == [each.name for each in codebook.columns]
    return _through(codebook, rows, _from_words)


def from_ods(file: Path, codebook: Codebook) -> Rows:
    with ZipFile(file) as packed:
        first = packed.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", 0)
        assert packed.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
        content = ElementTree.fromstring(packed.read("content.xml"))
    tables = content.findall(f".//{_NAMES % 'table'}table")
    assert len(tables) == 2
    head, *rows = [list(_cells(each)) for each in tables[0].iter(f"{_NAMES % 'table'}table-row")]
    assert head == [each.name for each in codebook.columns]
    return _through(codebook, rows, _from_words)


def from_parquet(file: Path, codebook: Codebook) -> Rows:
    frame = pandas.read_parquet(file, dtype_backend="numpy_nullable")
    assert list(frame.columns) == [each.name for each in codebook.columns]
    return [
        [None if pandas.isna(cell) else cell for cell in row]
        for row in frame.itertuples(index=False, name=None)
    ]


def from_sav(file: Path, codebook: Codebook) -> Rows:
    frame, meta = pyreadstat.read_sav(str(file), user_missing=True)
    names = [each.name for each in codebook.columns]
    assert [each for each in frame.columns if each in names] == names
    for each in codebook.columns:
        if each.missing:
            numbers = [value.number for value in each.missing]
            assert meta.missing_ranges[each.name] == [{"lo": min(numbers), "hi": max(numbers)}]
    rows: Rows = []
    for record in frame.to_dict("records"):
        rows.append([_of_spss(each, record) for each in codebook.columns])
    return rows


def _of_spss(column: Column, record: dict[str, object]) -> Cell:
    cell = record[column.name]
    if column.kind is Kind.TEXT:
        more = (f"{column.name}_{n}" for n in range(2, 100))
        return "".join([str(cell), *(str(record[name]) for name in more if name in record)]) or None
    if column.kind is Kind.WEIGHT:
        return float(cell)  # type: ignore[arg-type]
    return None if cell != cell else int(cell)  # type: ignore[call-overload, no-any-return]


def _cells(row: ElementTree.Element) -> Iterator[Cell]:
    for cell in row:
        kind = cell.get(f"{_NAMES % 'office'}value-type")
        assert cell.get(f"{_NAMES % 'table'}formula") is None
        if kind == "float":
            value = float(cell.get(f"{_NAMES % 'office'}value") or "")
            yield int(value) if value.is_integer() else value
        else:
            lines = ["".join(_words(each)) for each in cell.iter(f"{_NAMES % 'text'}p")]
            yield "\n".join(lines) or None


def _words(paragraph: ElementTree.Element) -> Iterator[str]:
    yield paragraph.text or ""
    for each in paragraph:
        spaces = int(each.get(f"{_NAMES % 'text'}c") or 1)
        yield "\t" if each.tag.endswith("}tab") else " " * spaces
        yield each.tail or ""


def _through(
    codebook: Codebook, rows: Sequence[Sequence[Cell]], cell: Callable[[Column, Cell], Cell]
) -> Rows:
    return [[cell(*each) for each in zip(codebook.columns, row, strict=True)] for row in rows]


def _from_code(column: Column, cell: Cell) -> Cell:
    if cell is None or cell == "":
        return None
    if column.kind is Kind.TEXT:
        return cell
    codes = {harmless(value.code): value.number for value in column.values}
    found = codes.get(str(cell)) if column.kind is Kind.CODE else None
    return _number(column, str(cell)) if found is None else found


def _number(column: Column, words: str) -> Cell:
    return float(words.replace(",", ".")) if column.kind is Kind.WEIGHT else int(words)


def _from_words(column: Column, cell: Cell) -> Cell:
    if cell is None or isinstance(cell, int | float):
        return cell
    missing = {value.words: value.number for value in column.missing}
    values = {value.words: value.number for value in column.values}
    if column.kind is Kind.TEXT:
        return cell
    return missing[cell] if cell in missing else values[cell]


READERS: dict[str, Callable[[Path, Codebook], Rows]] = {
    "csv": from_csv,
    "xlsx": from_xlsx,
    "ods": from_ods,
    "sav": from_sav,
    "json": from_json,
    "parquet": from_parquet,
}
