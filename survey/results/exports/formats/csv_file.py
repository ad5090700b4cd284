"""CSV: codes that read themselves, numbers for what is missing; and the codebook beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from survey.results.exports.formats.rendering import by_code, ways_of
from survey.results.exports.model import Cell, Codebook, Piece
from survey.results.exports.taking import Taken
from survey.results.exports.whole import whole

CODEBOOK = (
    *("column", "label", "kind", "part", "question", "question_kind", "option"),
    *("value", "code", "words", "missing"),
)


def write_csv(taken: Taken, file: Path, *, excel_nl: bool = False) -> None:
    """`excel_nl` is for Excel in Dutch: semicolons, and the mark by which it knows UTF-8."""
    between = ";" if excel_nl else ","
    lines = [_line(ways, between) for ways in ways_of(taken, by_code)]
    with whole(file) as draft, _opened(draft, excel_nl) as out:
        names = (quoted(each.name, between) for each in taken.codebook.columns)
        out.write(between.join(names) + "\r\n")
        out.writelines(between.join(row) + "\r\n" for row in taken.rows(lines))


def write_codebook(codebook: Codebook, file: Path, *, excel_nl: bool = False) -> None:
    """A line for every value of every column; notes come last, in the words column."""
    between = ";" if excel_nl else ","
    with whole(file) as draft, _opened(draft, excel_nl) as out:
        for row in codebook_rows(codebook):
            out.write(between.join(quoted(each, between) for each in row) + "\r\n")


def codebook_rows(codebook: Codebook) -> Iterator[Sequence[Cell]]:
    """The codebook as a table, its head first."""
    yield CODEBOOK
    for each in codebook.columns:
        about = (each.name, each.label, each.kind, each.part, each.question, each.of, each.option)
        if not each.values and not each.missing:
            yield (*about, "", "", "", "")
        for values, missing in ((each.values, 0), (each.missing, 1)):
            for value in values:
                yield (*about, value.number, value.code, value.words, missing)
    for note in codebook.notes:
        yield ("", "", "note", "", "", "", "", "", "", note, "")


def quoted(cell: Cell, between: str) -> str:
    """One cell as CSV has it."""
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        # where semicolons stand between cells, a comma stands before the fraction
        return str(cell).replace(".", ",") if between == ";" else str(cell)
    cell = harmless(cell)
    if between in cell or '"' in cell or "\n" in cell or "\r" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def harmless(words: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else words


def _line(ways: Sequence[Callable[[Cell], Cell]], between: str) -> Callable[[Piece], str]:
    """One block's part of a line."""
    return lambda piece: between.join(
        [quoted(way(cell), between) for way, cell in zip(ways, piece, strict=True)]
    )


def _opened(file: Path, excel_nl: bool) -> TextIO:
    return file.open("w", encoding="utf-8-sig" if excel_nl else "utf-8", newline="")
