"""Writes counted responses as CSV, a row each, with a codebook beside it. Streams."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.document import questionnaire_from_data
from forms.definition.questionnaire import Questionnaire
from survey.results.columns import Cell, Column, columns_of
from survey.results.exported import Exported, exported
from survey.storage.campaigns import Edition
from survey.storage.finding import campaign_by_key

AROUND = ("edition", "place", "channel", "language", "variant", "day", "late", "complete", "flags")


def export_csv(
    session: Session,
    *,
    campaign_key: str,
    file: Path,
    excel_nl: bool = False,
    with_text: bool = False,
) -> int:
    """Writes `file` and `<file>-codebook.csv`; says how many responses that is.

    Both appear whole or not at all. `excel_nl` is for Excel in Dutch: semicolons and a BOM.
    """
    campaign = campaign_by_key(session, key=campaign_key)
    rows = select(Edition).where(Edition.campaign_id == campaign.id).order_by(Edition.number)
    editions = [questionnaire_from_data(each.document) for each in session.scalars(rows)]
    columns = _columns(editions, with_text=with_text)
    responses = exported(session, campaign_id=campaign.id, with_text=with_text)
    codebook = file.with_name(f"{file.stem}-codebook.csv")
    _write(codebook, _codebook(columns), excel_nl=excel_nl)
    header = (*AROUND, *(column.name for column in columns))
    return _write(file, _rows(header, columns, responses), excel_nl=excel_nl) - 1


def _columns(editions: Sequence[Questionnaire], *, with_text: bool) -> list[Column]:
    """The newest edition's columns; what it dropped comes after."""
    columns: dict[str, Column] = {}
    for questionnaire in reversed(editions):
        language = questionnaire.languages[0]
        for question in questionnaire.questions:
            for column in columns_of(question, language=language, with_text=with_text):
                columns.setdefault(column.name, column)
    return list(columns.values())


def _rows(
    header: Sequence[str], columns: Sequence[Column], responses: Iterable[Exported]
) -> Iterator[Sequence[Cell]]:
    yield header
    for response in responses:
        answers = response.answers
        yield (
            *response.around,
            *(
                column.cell(answers[column.question.key])
                if column.question.key in answers
                else None
                for column in columns
            ),
        )


def _codebook(columns: Sequence[Column]) -> Iterator[Sequence[Cell]]:
    yield ("column", "question", "kind", "code", "text")
    for column in columns:
        title = next(iter(column.question.title.wordings.values()))
        for code, words in column.codes or (("", ""),):
            yield (column.name, title, column.question.kind, code, words)


def _write(file: Path, rows: Iterable[Sequence[Cell]], *, excel_nl: bool) -> int:
    encoding, delimiter = ("utf-8-sig", ";") if excel_nl else ("utf-8", ",")
    with _whole(file) as draft, draft.open("w", encoding=encoding, newline="") as out:
        writer = csv.writer(out, delimiter=delimiter)
        written = 0
        for row in rows:
            writer.writerow([_safe(cell) for cell in row])
            written += 1
    return written


def _safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
        return f"'{cell}"
    return cell


@contextmanager
def _whole(file: Path) -> Iterator[Path]:
    """A draft beside the file that takes its place when it is finished."""
    draft = file.with_name(f".{file.name}.{token_hex(4)}")
    try:
        yield draft
        os.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)
