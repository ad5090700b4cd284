"""Excel: words to read and numbers to count, with the codebook on a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from forms.definition.sentence import Refusal, sentence
from survey.results.exports.formats.csv_file import codebook_rows
from survey.results.exports.formats.rendering import by_words, rendered
from survey.results.exports.model import Cell
from survey.results.exports.taking import Taken
from survey.results.exports.whole import whole

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575  # under a head
_LONGEST = 32_767  # characters in a cell


def require_room(taken: Taken) -> None:
    """No spreadsheet has more lines than this."""
    if taken.codebook.made_of > MOST_ROWS:
        raise Refusal(
            sentence(
                "Een rekenblad heeft hoogstens %(n)s regels. Kies csv, sav of parquet.", n=MOST_ROWS
            )
        )


def write_xlsx(taken: Taken, file: Path) -> None:
    """Row by row, so that a large file takes no more memory than a small one."""
    import xlsxwriter

    require_room(taken)
    with whole(file) as draft:
        settings = {"constant_memory": True, "tmpdir": str(file.parent)}
        book = xlsxwriter.Workbook(str(draft), settings)
        bold = book.add_format({"bold": True})
        try:
            names = [each.name for each in taken.codebook.columns]
            answers = book.add_worksheet("Antwoorden")
            answers.freeze_panes(1, 0)
            answers.set_row(0, None, bold)
            _fill(answers, [names], rendered(taken, by_words))
            answers.autofilter(0, 0, taken.codebook.made_of, len(names) - 1)
            codes = book.add_worksheet("Codeboek")
            codes.freeze_panes(1, 0)
            codes.set_row(0, None, bold)
            _fill(codes, [], codebook_rows(taken.codebook))
        finally:
            book.close()


def _fill(sheet: Worksheet, head: Iterable[Sequence[Cell]], rows: Iterable[Sequence[Cell]]) -> None:
    """Text is written as text: nothing that begins with an equals sign becomes a formula."""
    write_number, write_string = sheet.write_number, sheet.write_string
    at = 0
    for some in (head, rows):
        for row in some:
            for column, cell in enumerate(row):
                if isinstance(cell, int | float):
                    write_number(at, column, cell)
                elif cell:
                    write_string(at, column, cell[:_LONGEST])
            at += 1
