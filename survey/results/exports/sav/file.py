"""Writes a whole file, row by row: however many rows, a few kilobytes in memory."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import BinaryIO

from survey.results.exports.sav.dictionary import BIAS, CASES_AT, head
from survey.results.exports.sav.variable import ResponseSet, Variable

Value = str | int | float | None
_SMALL = range(1 - BIAS, 252 - BIAS)  # numbers that take one byte
_WHOLE, _SPACES, _MISSING = 253, 254, 255
_BLANK = b" " * 8
_KEPT = 1 << 16  # bytes before they go to the file


def write_sav(
    file: BinaryIO,
    *,
    variables: Sequence[Variable],
    rows: Iterable[Sequence[Value]],
    made: datetime,
    title: str,
    weight: str | None = None,
    sets: Sequence[ResponseSet] = (),
) -> int:
    """Writes the rows to a file that can be rewound; says how many."""
    file.write(head(variables, made=made, title=title, weight=weight, sets=sets))
    packing, n = _Packing(file), 0
    widths = [each.width for each in variables]
    for row in rows:
        packing.add(row, widths)
        n += 1
    packing.finish()
    file.seek(CASES_AT)
    file.write(struct.pack("<i", n))
    file.seek(0, 2)
    return n


class _Packing:
    """Eight codes, then what they point at: a small number is its own code."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._codes = bytearray()
        self._content = bytearray()
        self._out = bytearray()

    def add(self, row: Sequence[Value], widths: Sequence[int]) -> None:
        for value, width in zip(row, widths, strict=True):
            if width:
                self._text("" if value is None else str(value), width)
            elif value is None:
                self._code(_MISSING)
            elif isinstance(value, int) and value in _SMALL:
                self._code(value + BIAS)
            else:
                self._code(_WHOLE, struct.pack("<d", float(value)))
        if len(self._out) > _KEPT:
            self._file.write(self._out)
            self._out.clear()

    def finish(self) -> None:
        if self._codes:
            self._out += self._codes.ljust(8, b"\0") + self._content
        self._file.write(self._out)

    def _text(self, words: str, width: int) -> None:
        padded = -(-width // 8) * 8
        whole = words.encode()[:width].decode(errors="ignore").encode().ljust(padded)
        for start in range(0, padded, 8):
            eight = whole[start : start + 8]
            if eight == _BLANK:
                self._code(_SPACES)
            else:
                self._code(_WHOLE, eight)

    def _code(self, code: int, content: bytes = b"") -> None:
        self._codes.append(code)
        self._content += content
        if len(self._codes) == 8:
            self._out += self._codes
            self._out += self._content
            self._codes.clear()
            self._content.clear()
