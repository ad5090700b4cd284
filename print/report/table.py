"""A table of a report: how wide its columns are, and its rows one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from print.fonts import right_to_left
from print.report.lines import BODY, STRONG, Lines, Style, heard, set_lines
from print.report.pieces import Table
from print.scripts import drawable, wide
from print.tagging.structure import Element

_GAP = 10.0  # points between columns
_ROW = 6.0  # above and below the words of a row, together
_LEAST = 0.3  # of the width, for the column that names the row
_HEAD = Style(size=9, bold=True)
_CELL = Style(size=9.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The words of one row in lines; the head of the table is a row too."""

    cells: tuple[Lines, ...]
    head: bool = False

    @property
    def height(self) -> float:
        return max(each.height for each in self.cells) + _ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTable:
    """A table at a width: `starts` are where columns begin, `rooms` how wide they are."""

    caption: Lines
    head: Row
    rows: tuple[Row, ...]
    starts: tuple[float, ...]
    rooms: tuple[float, ...]
    numbers: tuple[int, ...]
    language: str

    def caption_element(self, *, x: float, top: float, numbers: Iterator[int]) -> Element:
        room = sum(self.rooms) + _GAP * (len(self.rooms) - 1)
        bits, style = self.caption.placed(x=x, top=top, room=room)
        return Element(tag="Caption", inside=heard(bits, style, self.language, numbers))

    def row_element(self, row: Row, *, x: float, top: float, numbers: Iterator[int]) -> Element:
        cells = []
        for column, lines in enumerate(row.cells):
            bits, style = lines.placed(
                x=x + self.starts[column],
                top=top - _ROW / 2,
                room=self.rooms[column],
                end=column in self.numbers,
            )
            names = row.head or column == 0
            cells.append(
                Element(
                    tag="TH" if names else "TD",
                    inside=heard(bits, style, self.language, numbers),
                    scope=("Column" if row.head else "Row") if names else "",
                )
            )
        return Element(tag="TR", inside=tuple(cells))


def set_table(table: Table, language: str, room: float) -> SetTable:
    rooms = _rooms(table, language, room)
    starts = [sum(rooms[:column]) + _GAP * column for column in range(len(rooms))]
    if right_to_left(language):
        starts = [room - start - wide_ for start, wide_ in zip(starts, rooms, strict=True)]

    def row(cells: tuple[str, ...], style: Style, *, head: bool = False) -> Row:
        pairs = zip(cells, rooms, strict=True)
        return Row(cells=tuple(set_lines(c, language, style, w) for c, w in pairs), head=head)

    return SetTable(
        caption=set_lines(table.caption, language, STRONG, room),
        head=row(table.head, _HEAD, head=True),
        rows=tuple(row(each, _CELL) for each in table.rows),
        starts=tuple(starts),
        rooms=rooms,
        numbers=table.numbers,
        language=language,
    )


def _rooms(table: Table, language: str, room: float) -> tuple[float, ...]:
    """Numbers get what they need; the other columns share the rest by how much they hold."""
    rest = room - _GAP * (len(table.head) - 1)
    needed = {
        column: max(
            [_long(each[column], language, _CELL) for each in table.rows]
            + [_long(word, language, _HEAD) for word in table.head[column].split()]
        )
        for column in table.numbers
    }
    worded = [column for column in range(len(table.head)) if column not in needed]
    most = rest * (1 - _LEAST)
    if sum(needed.values()) > most:
        needed = {column: most / len(needed) for column in needed}
    rest -= sum(needed.values())
    holds = {
        column: min(
            max([_long(each[column], language, _CELL) for each in table.rows] + [BODY.size * 4]),
            room,
        )
        for column in worded
    }
    whole = sum(holds.values())
    shares = {column: rest * held / whole for column, held in holds.items()}
    return tuple((needed | shares)[column] for column in range(len(table.head)))


def _long(words: str, language: str, style: Style) -> float:
    return wide(drawable(words, language), language, bold=style.bold, size=style.size) + 1
