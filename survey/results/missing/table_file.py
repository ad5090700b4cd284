"""Reads a table of population figures from a file: a grid of words, whatever program wrote it."""

from __future__ import annotations

import csv
from io import StringIO

from forms.definition.sentence import Refusal, sentence

MOST_BYTES, MOST_ROWS, MOST_COLUMNS = 2_000_000, 2000, 60
Grid = list[list[str]]


class TableRefused(Refusal):
    """The file or what stands in it cannot be used; the sentence says why and what to do."""


def read_table(data: bytes, *, name: str) -> Grid:
    """The rows that hold something, without empty columns at the end. Reads no formula."""
    if len(data) > MOST_BYTES:
        raise TableRefused(
            sentence("Dit bestand is te groot. Laat alleen de tabel met aantallen staan.")
        )
    zipped = data[:2] == b"PK" or name.casefold().endswith((".xlsx", ".xlsm"))
    grid = _from_excel(data) if zipped else _from_text(data)
    rows = [_bare(row) for row in grid]
    rows = _without_margin([row for row in rows if row])
    if len(rows) < 2 or max(map(len, rows)) < 2:
        raise TableRefused(
            sentence(
                "Hier staat geen tabel in. Zet op de eerste regel de kopjes, en op elke regel "
                "daarna een naam met een aantal."
            )
        )
    if len(rows) > MOST_ROWS or max(map(len, rows)) > MOST_COLUMNS:
        raise TableRefused(
            sentence(
                "Deze tabel is te groot: hoogstens %(rows)s regels en %(columns)s kolommen. Laat "
                "alleen de buurten en leeftijden van dit programma staan.",
                rows=MOST_ROWS,
                columns=MOST_COLUMNS,
            )
        )
    return rows


def _without_margin(rows: Grid) -> Grid:
    """The rows without columns on the left in which no row of the table has anything."""
    table = [row for row in rows if len(row) > 1]
    while table and not any(row[0] for row in table):
        rows = [row[1:] if len(row) > 1 else row for row in rows]
        table = [row for row in rows if len(row) > 1]
    return rows


def _bare(row: list[str]) -> list[str]:
    row = [" ".join(each.replace("\u00a0", " ").split()) for each in row]
    while row and not row[-1]:
        row.pop()
    return row


def _from_text(data: bytes) -> Grid:
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise TableRefused(sentence("Dit is geen CSV of Excel. Bewaar de tabel als een van die."))
    first = next((line for line in text.splitlines() if line.strip()), "")
    between = max(";\t,|", key=first.count)
    try:
        return list(csv.reader(StringIO(text), delimiter=between))
    except csv.Error as error:
        raise TableRefused(
            sentence("Dit is geen CSV of Excel. Bewaar de tabel als een van die.")
        ) from error


def _from_excel(data: bytes) -> Grid:
    """The first sheet with something in it, by the careful reader that questionnaires use."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from forms.definition.xlsform.cells import Value, read_grid
    from forms.definition.xlsform.package import Unreadable, opened
    from forms.definition.xlsform.parts import parts_of

    def lines(rows: dict[int, dict[int, Value]]) -> Grid:
        first = min(column for cells in rows.values() for column in cells)
        return [
            [
                cells[at].text if at in cells else ""
                for at in range(first, max(cells, default=first) + 1)
            ]
            for _, cells in sorted(rows.items())
        ]

    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.xlsx"
        path.write_bytes(data)
        try:
            with opened(path) as archive:
                parts = parts_of(archive)
                for name, part in parts.sheets:
                    grid = read_grid(archive, parts, sheet=name, part=part, most=MOST_ROWS + 1)
                    if grid.rows:
                        return lines(grid.rows)
        except Unreadable as error:
            raise TableRefused(error.sentence) from error
    return []
