"""SPSS: labelled numbers, missing codes as a range, sets of marks; and their syntax beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from survey.clock import now
from survey.results.exports.formats.rendering import by_number, rendered
from survey.results.exports.model import Cell, Codebook, Column, Kind, Part
from survey.results.exports.sav.file import write_sav
from survey.results.exports.sav.naming import names_for
from survey.results.exports.sav.variable import (
    LONGEST_TEXT,
    LONGEST_VALUE_LABEL,
    Measure,
    ResponseSet,
    Variable,
    cut,
)
from survey.results.exports.taking import Taken
from survey.results.exports.whole import whole

_WEIGHING = "* Weighted figures, beside the unweighted: WEIGHT BY weight. And back: WEIGHT OFF."


def write_sav_file(taken: Taken, file: Path) -> None:
    """Texts longer than SPSS takes go on in the next variables."""
    columns = taken.codebook.columns
    parts = [_parts(each) for each in columns]
    names = iter(names_for(_names(columns, parts)))
    variables = [
        _variable(each, next(names))
        for each, n in zip(columns, parts, strict=True)
        for _ in range(n)
    ]
    rows = rendered(taken, by_number)
    long = any(n > 1 for n in parts)
    with whole(file) as draft, draft.open("w+b") as out:
        write_sav(
            out,
            variables=variables,
            rows=(_cut(row, parts) for row in rows) if long else rows,
            made=now().replace(tzinfo=None),
            title=taken.codebook.title,
            sets=list(_sets(taken.codebook)),
        )


def write_syntax(codebook: Codebook, file: Path) -> None:
    """Defines the sets again, for a file that lost them on its way through another program.

    Weights are not switched on: unweighted figures come first.
    """
    lines = ["* Encoding: UTF-8.", _WEIGHING, *(_mrset(each) for each in _sets(codebook))]
    with whole(file) as draft:
        draft.write_text("\n".join([*lines, ""]), encoding="utf-8")


def _variable(column: Column, name: str) -> Variable:
    text = column.kind is Kind.TEXT
    missing = [each.number for each in column.missing]
    return Variable(
        name=name,
        label=column.label,
        width=min(LONGEST_TEXT, max(8, column.longest * 4)) if text else 0,
        values={each.number: each.words for each in (*column.values, *column.missing)},
        missing=(min(missing), max(missing)) if missing else None,
        decimals=6 if column.kind is Kind.WEIGHT else 0,
        measure=_measure(column),
    )


def _measure(column: Column) -> Measure:
    if column.kind in (Kind.NUMBER, Kind.WEIGHT):
        return Measure.SCALE
    return Measure.ORDINAL if column.ordered else Measure.NOMINAL


def _parts(column: Column) -> int:
    """How many variables a column takes; a letter takes at most four bytes."""
    return max(1, -(-column.longest * 4 // LONGEST_TEXT)) if column.kind is Kind.TEXT else 1


def _names(columns: Sequence[Column], parts: Sequence[int]) -> Iterator[str]:
    for column, n in zip(columns, parts, strict=True):
        yield column.name
        yield from (f"{column.name}_{number}" for number in range(2, n + 1))


def _cut(row: Sequence[Cell], parts: Sequence[int]) -> list[Cell]:
    cells: list[Cell] = []
    for cell, n in zip(row, parts, strict=True):
        cells += [cell] if n == 1 else _pieces(str(cell or ""), n)
    return cells


def _pieces(words: str, n: int) -> list[str]:
    """The words over `n` variables; no letter falls between two."""
    pieces, rest = [], words.encode()
    for _ in range(n):
        piece = rest[:LONGEST_TEXT].decode(errors="ignore")
        pieces.append(piece)
        rest = rest[len(piece.encode()) :]
    return pieces


def _sets(codebook: Codebook) -> Iterator[ResponseSet]:
    for key, columns in codebook.questions():
        marks = [each for each in columns if each.kind is Kind.MARK and each.part is Part.CHOSEN]
        if marks:
            names = [each.name for each in marks]
            yield ResponseSet(name=f"${key}"[:64], label=marks[0].title, variables=names)


def _mrset(each: ResponseSet) -> str:
    """No line is longer than SPSS takes: a name each, and a label that is cut."""
    words = cut(" ".join(each.label.split()), most=LONGEST_VALUE_LABEL).decode()
    label = words.replace("'", "''")
    names = "\n".join(f"    {name}" for name in each.variables)
    return (
        f"MRSETS\n  /MDGROUP NAME={each.name}\n  LABEL='{label}'\n"
        f"  CATEGORYLABELS=VARLABELS VALUE=1 VARIABLES=\n{names}\n"
        f"  /DISPLAY NAME=[{each.name}]."
    )
