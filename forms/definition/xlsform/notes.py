"""What is said about a workbook, cell by cell: what was not taken over, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import Refusal, Sentence

_CELL = re.compile(r"([A-Z]*)([0-9]*)")


@dataclass(frozen=True, slots=True)
class Note:
    """One cell (or range of cells), and what became of it or what to do about it."""

    sheet: str
    cell: str
    sentence: Sentence

    @property
    def place(self) -> str:
        """Where it is about; empty when it is about the whole file."""
        return f"{self.sheet}!{self.cell}" if self.sheet else ""


@dataclass(frozen=True, slots=True)
class Imported:
    """The questionnaire, and a note for every cell that is not in it as it stood."""

    questionnaire: Questionnaire
    notes: tuple[Note, ...]


class FaultyWorkbook(Refusal):
    """A workbook cannot be taken in; `faults` says where and why, in the order of the sheets."""

    def __init__(self, file: str, faults: Iterable[Note]) -> None:
        self.file = file
        self.faults = tuple(faults)
        super().__init__(self.faults[0].sentence)

    def told(self) -> list[tuple[str, Sentence]]:
        """With the cell of each: file: sheet!cell."""
        return [
            (f"{self.file}: " + (f"{fault.place}: " if fault.place else ""), fault.sentence)
            for fault in self.faults
        ]


@dataclass(slots=True)
class Findings:
    """Gathers notes and faults while a workbook is read."""

    notes: list[Note] = field(default_factory=list)
    faults: list[Note] = field(default_factory=list)

    def note(self, sheet: str, cell: str, said: Sentence) -> None:
        self.notes.append(Note(sheet, cell, said))

    def fault(self, sheet: str, cell: str, said: Sentence) -> None:
        self.faults.append(Note(sheet, cell, said))


def in_order(notes: Iterable[Note], sheets: list[str]) -> tuple[Note, ...]:
    """By sheet, row and column; the same sentence about the same cell once."""
    once = {(note.place, str(note.sentence)): note for note in notes}
    return tuple(sorted(once.values(), key=lambda note: _order(note, sheets)))


def _order(note: Note, sheets: list[str]) -> tuple[int, int, int, str]:
    sheet = sheets.index(note.sheet) if note.sheet in sheets else len(sheets)
    found = _CELL.match(note.cell)
    column, row = found.groups() if found else ("", "")
    return sheet, int(row or 0), len(column), column
