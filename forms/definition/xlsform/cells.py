"""Reads a sheet row by row: the text of each cell, and which are merged, formulas or errors."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from forms.definition.xlsform.escapes import unescaped
from forms.definition.xlsform.package import parse
from forms.definition.xlsform.parts import Parts

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FIRST_DAY = datetime(1899, 12, 30)
NO_RESULT, ERROR, DATE = "no_result", "error", "date"


@dataclass(frozen=True, slots=True)
class Value:
    """The text in a cell, and what is odd about it, if anything."""

    text: str
    odd: str | None = None


@dataclass(slots=True)
class Grid:
    """The filled cells of a sheet by row and column (from 1); `cut` when there were more rows."""

    sheet: str
    rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    cut: bool = False


def letters(column: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_name(column: int, row: int) -> str:
    return f"{letters(column)}{row}"


def read_grid(archive: zipfile.ZipFile, parts: Parts, *, sheet: str, part: str, most: int) -> Grid:
    """Reads at most this many filled rows of a sheet."""
    reader = _Reader(Grid(sheet), parts, most)
    parse(archive, part, reader)
    return reader.grid


class _Reader:
    """Takes in a sheet's XML; keeps only cells that hold something."""

    def __init__(self, grid: Grid, parts: Parts, most: int) -> None:
        self.done = False
        self.grid = grid
        self._parts = parts
        self._most = most
        self._row = self._column = 0
        self._cell: dict[str, str] = {}
        self._words: list[str] = []
        self._formula = self._reading = self._aside = False

    def opens(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._column = 0
        elif name == "c":
            self._begin(attributes)
        elif name == "f":
            self._formula = True
        elif name == "mergeCell":
            self.grid.merged.append(attributes.get("ref", ""))
        self._aside |= name == "rPh"
        self._reading = name in ("v", "t") and not self._aside

    def _begin(self, attributes: dict[str, str]) -> None:
        self._cell, self._words, self._formula = attributes, [], False
        self._column += 1
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        if found:
            self._column = 0
            for letter in found[1]:
                self._column = self._column * 26 + ord(letter) - ord("A") + 1

    def text(self, text: str) -> None:
        if self._reading:
            self._words.append(text)

    def closes(self, name: str) -> None:
        self._reading = False
        self._aside &= name != "rPh"
        if name == "c":
            value = self._value("".join(self._words))
            if value.text or value.odd:
                self.grid.rows.setdefault(self._row, {})[self._column] = value
                if len(self.grid.rows) > self._most:
                    del self.grid.rows[self._row]
                    self.done = self.grid.cut = True

    def _value(self, raw: str) -> Value:
        match self._cell.get("t", "n"):
            case "s":
                return Value(unescaped(self._parts.strings[int(raw)]) if raw else "")
            case "b":
                return Value("TRUE" if raw.strip() == "1" else "FALSE")
            case "e":
                return Value("", ERROR)
            case "n":
                return self._number(raw.strip())
            case _:  # inlineStr, str (what a formula gave), d
                text = unescaped(raw)
                return Value(text, NO_RESULT if self._formula and not text else None)

    def _number(self, raw: str) -> Value:
        if not raw:
            return Value("", NO_RESULT if self._formula else None)
        number = float(raw)
        style = self._cell.get("s", "0")
        if style.isdecimal() and int(style) in self._parts.dates:
            return Value(_day(number), DATE)
        whole = number.is_integer() and abs(number) < 1e15
        return Value(str(int(number)) if whole else repr(number))


def _day(number: float) -> str:
    try:
        moment = _FIRST_DAY + timedelta(days=number)
    except (OverflowError, ValueError):
        return repr(number)
    return moment.isoformat(" ", "minutes") if number % 1 else moment.date().isoformat()
