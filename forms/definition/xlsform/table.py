"""A sheet as a table: rows that remember which of their cells were taken over.

Whatever nobody took is told at the end, so that nothing can be dropped silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from forms.definition.sentence import Sentence, sentence
from forms.definition.xlsform.cells import DATE, ERROR, Grid, Value, cell_name
from forms.definition.xlsform.columns import (
    ADVICE,
    OTHER_ADVICE,
    OWN,
    SETTING,
    TAKEN,
    Heading,
    heading,
)
from forms.definition.xlsform.notes import Findings

_ODD = {
    DATE: sentence("Hier staat een datum. Kijk of die klopt, of maak er tekst van."),
    ERROR: sentence("Deze formule geeft een fout en telt als leeg. Schrijf de waarde zelf."),
}
_NO_RESULT = sentence("Deze formule heeft geen uitkomst en telt als leeg. Schrijf de waarde zelf.")
_MERGED = sentence("Samengevoegde cellen: alleen de eerste telt. Splits ze en vul elke cel.")


@dataclass(slots=True)
class Row:
    """One filled row: its cells by column, and which of them have been dealt with."""

    table: Table
    number: int
    values: dict[int, Value]
    _done: set[int] = field(default_factory=set)

    def take(self, name: str) -> str:
        """The text in the first filled column of this name; counts as taken over."""
        for column in self._columns(name):
            self._done.add(column)
            return self.values[column].text
        return ""

    def see(self, name: str) -> str:
        """The text without taking it over."""
        return next((self.values[column].text for column in self._columns(name)), "")

    def words(self, name: str) -> dict[str, tuple[int, str]]:
        """Column and text by language code, the first filled column of each language."""
        found: dict[str, tuple[int, str]] = {}
        for column in self._columns(name):
            found.setdefault(self.table.codes[column], (column, self.values[column].text))
        place = {code: number for number, code in enumerate(self.table.order)}
        return dict(sorted(found.items(), key=lambda each: place.get(each[0], len(place))))

    def done(self, column: int) -> None:
        self._done.add(column)

    def place(self, name: str) -> str:
        """The cell of this name, or where it would stand; else the first filled cell."""
        columns = [*self._columns(name), *self.table.columns(name), *sorted(self.values)]
        return cell_name(columns[0], self.number)

    def note(self, name: str, said: Sentence) -> None:
        """Tells about the cell of this name; it counts as dealt with."""
        self.table.findings.note(self.table.sheet, self.place(name), said)
        self._done.update(self._columns(name))

    def fault(self, name: str, said: Sentence) -> None:
        self.table.findings.fault(self.table.sheet, self.place(name), said)

    def leave_out(self, said: Sentence, at: str = "type") -> None:
        """Tells once that nothing of this row is taken over."""
        self.table.findings.note(self.table.sheet, self.place(at), said)
        self._done.update(self.values)

    def settle(self) -> None:
        """Tells about every cell that nobody took."""
        for column in sorted(set(self.values) - self._done):
            name = self.table.headings.get(column, Heading("")).name
            if column in self.table.strange or not self.values[column].text:
                continue  # told once, at the heading; or nothing there, told as odd
            said = SETTING if self.table.kind == "settings" else ADVICE.get(name, OTHER_ADVICE)
            self.table.findings.note(self.table.sheet, cell_name(column, self.number), said)

    def _columns(self, name: str) -> Iterator[int]:
        for column in self.table.columns(name):
            if column in self.values and self.values[column].text:
                yield column


class Table:
    """A sheet with its headings understood; rows without anything in them are left out."""

    def __init__(self, grid: Grid, findings: Findings, kind: str) -> None:
        self.sheet, self.kind, self.findings = grid.sheet, kind, findings
        self.codes: dict[int, str] = {}  # the language code of each column; set by the reader
        self.order: list[str] = []  # all language codes, the first language first
        numbers = sorted(grid.rows)
        self.top = numbers[0] if numbers else 1
        titles = grid.rows.get(self.top, {})
        self.headings = {
            column: heading(value.text, kind) for column, value in titles.items() if value.text
        }
        self._columns: dict[str, list[int]] = {}
        for column, each in sorted(self.headings.items()):
            self._columns.setdefault(each.name, []).append(column)
        self.written = {column: value.text for column, value in titles.items()}
        self.rows = [Row(self, number, grid.rows[number]) for number in numbers[1:]]
        self.strange = set(self._strange(kind))
        self._tell_odd(grid)

    def columns(self, name: str) -> list[int]:
        """The columns of this name, from left to right."""
        return self._columns.get(name, [])

    def filled(self, names: Iterable[str]) -> Iterator[int]:
        """Columns of these names that hold anything, from left to right."""
        for column in sorted(column for name in names for column in self.columns(name)):
            if any(column in row.values for row in self.rows):
                yield column

    def _strange(self, kind: str) -> Iterator[int]:
        """Columns that mean nothing to Wijkstem, told once at the heading."""
        own = {f"wijkstem::{name}" for name in OWN[kind]}
        told = TAKEN[kind] | own | (set(ADVICE) if kind == "survey" else set())
        filled = {column for row in self.rows for column in row.values}
        for column in sorted(filled):
            known = self.headings.get(column)
            if known is None:
                said = sentence("Boven deze kolom staat niets. Schrijf erboven wat erin staat.")
            elif kind == "settings" or known.name in told:
                continue
            else:
                said = sentence(
                    "De kolom “%(name)s” kent Wijkstem niet; die is niet overgenomen.",
                    name=self.written[column],
                )
            self.findings.note(self.sheet, cell_name(column, self.top), said)
            yield column

    def _tell_odd(self, grid: Grid) -> None:
        for number, row in grid.rows.items():
            for column, value in row.items():
                if value.odd:
                    said = _ODD.get(value.odd, _NO_RESULT)
                    self.findings.note(self.sheet, cell_name(column, number), said)
        for merged in grid.merged:
            self.findings.note(self.sheet, merged, _MERGED)
