"""An Excel sheet out, and in again from whatever spreadsheet program wrote it."""

from __future__ import annotations

import zipfile
from io import BytesIO

from forms.definition.sentence import sentence
from forms.definition.xlsform.cells import Grid, Value, read_grid
from forms.definition.xlsform.escapes import escaped
from forms.definition.xlsform.parts import parts_of
from survey.builder.translating.rows import (
    MOST_ROWS,
    FileRefused,
    InRow,
    Received,
    Sent,
    clean,
    key_in,
    marker_in,
)

_WIDTHS = {"A": 4, "B": 28, "C": 60, "D": 60}


def write_excel(sent: Sent) -> bytes:
    """The file: a hidden column with keys, where the text stands, the source, the translation."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = sent.language
    headings = [sent.marker, sent.where_name, sent.source_name, sent.language_name]
    lines = [headings, *([row.key, row.where, row.source, row.words] for row in sent.rows)]
    for n, line in enumerate(lines, start=1):
        for column, words in enumerate(line, start=1):
            held = escaped(clean(words))
            if not held:
                continue
            cell = sheet.cell(n, column, held)
            cell.data_type = "s"  # words that begin with = are no formula
            reading = 2 if column == 4 and sent.right_to_left else 0
            cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=reading)
            cell.font = Font(bold=n == 1, color="57524A" if column == 2 and n > 1 else "000000")
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "A2"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_excel(archive: zipfile.ZipFile, *, source: str, language: str) -> Received:
    """The rows of the first sheet whose headings name both languages."""
    parts = parts_of(archive)
    for name, part in parts.sheets:
        grid = read_grid(archive, parts, sheet=name, part=part, most=MOST_ROWS)
        columns = _columns(grid, source, language)
        if columns is not None:
            return _received(grid, columns)
    raise FileRefused(
        sentence(
            "In dit bestand staan geen kolommen met (%(source)s) en (%(language)s) in de eerste "
            "rij. Er is niets overgenomen. Haal het bestand opnieuw op en laat die rij staan.",
            source=source,
            language=language,
        )
    )


def _columns(grid: Grid, source: str, language: str) -> tuple[int, int, int] | None:
    """The first row and the columns of source and translation, in whatever order they stand."""
    if not grid.rows:
        return None
    first = min(grid.rows)
    headings = grid.rows[first]
    ours = {marker_in(value.text)[1] for value in headings.values()} - {None}
    wanted = ours.pop() if ours else language  # another language is refused later, by its name
    found = [
        next((n for n, value in headings.items() if f"({code})" in value.text), 0)
        for code in (source, wanted)
    ]
    return (first, *found) if all(found) else None  # type: ignore[return-value]


def _received(grid: Grid, columns: tuple[int, int, int]) -> Received:
    first, source, words = columns
    draft, language = marker_in(" ".join(value.text for value in grid.rows[first].values()))
    rows = []
    for number, cells in sorted(grid.rows.items()):
        if number == first:
            continue
        keys = (key_in(value.text) for n, value in cells.items() if n not in (source, words))
        path, sent_mark = next((key for key in keys if key[0]), ("", ""))
        rows.append(
            InRow(
                number=number,
                path=path,
                sent_mark=sent_mark,
                source=cells.get(source, Value("")).text,
                words=cells.get(words, Value("")).text,
            )
        )
    return Received(draft=draft, language=language, rows=tuple(rows))
