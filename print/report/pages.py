"""Sets a report page by page: what belongs together stays together, long tables go on overleaf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from print.fonts import right_to_left
from print.geometry import Rectangle
from print.papers import MILLIMETRE
from print.report.lines import (
    BODY,
    HEADINGS,
    LEAD,
    NOTE,
    STRONG,
    TITLE,
    Style,
    heard,
    set_lines,
)
from print.report.pieces import Figure, Heading, Items, Look, Paragraph, Piece, Quote, Report, Table
from print.report.sheet import HEIGHT, LEFT, ROOM, TOP, WIDTH, Chart, Sheet, Stroke
from print.report.table import Row, SetTable, set_table
from print.scripts import mostly
from print.tagging.structure import Element, Inside

_LOOKS = {Look.PLAIN: BODY, Look.LEAD: LEAD, Look.NOTE: NOTE, Look.STRONG: STRONG}
_AFTER = 7.0  # points under a piece
_BEFORE = {1: 20.0, 2: 15.0, 3: 10.0}
_INDENT = 14.0
_BULLET = "•"
_TALLEST = 0.8  # of a page, for one chart


def set_pages(report: Report) -> list[Sheet]:
    setting = _Setting(report.language)
    setting.opening(report)
    setting.every(report.pieces)
    return setting.sheets


class _Setting:
    def __init__(self, language: str) -> None:
        self.language = language
        self.sheets = [Sheet()]
        self.leftward = right_to_left(language)

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def opening(self, report: Report) -> None:
        bar = Stroke(None, (), 0, HEIGHT - 8 * MILLIMETRE, WIDTH + 2 * LEFT, 8 * MILLIMETRE, True)
        self.sheet.inside.append(bar)
        self._text(report.sender, NOTE, "P")
        self.sheet.begins.append((0, report.title, self.sheet.y))
        self._text(report.title, TITLE, "H1")
        for number, words in enumerate(report.under):
            self._text(words, LEAD if number == 0 else BODY, "P")
        self.sheet.y -= 8

    def every(self, pieces: Sequence[Piece]) -> None:
        for number, piece in enumerate(pieces):
            if self._needs(pieces[number : number + 4]) > self.sheet.left:
                self._turn()
            self._place(piece)

    def _turn(self) -> None:
        if self.sheet.y < HEIGHT - TOP:
            self.sheets.append(Sheet())

    def _needs(self, pieces: Sequence[Piece]) -> float:
        """The first piece, with what it may not be parted from; never more than a page."""
        piece, *others = pieces
        high = self._height(piece)
        stays = isinstance(piece, Heading) or (
            isinstance(piece, Paragraph) and piece.look is Look.LEAD
        )
        if stays and others:
            high += self._needs(others)
        return min(high, ROOM)

    def _height(self, piece: Piece) -> float:
        match piece:
            case Heading():
                style = HEADINGS[piece.level]
                return _BEFORE[piece.level] + self._high(piece.words, style) + _AFTER
            case Paragraph():
                return self._high(piece.words, _LOOKS[piece.look]) + _AFTER
            case Items():
                return self._high(piece.items[0], BODY, WIDTH - _INDENT) + _AFTER
            case Quote():
                return self._high(piece.words, LEAD, WIDTH - _INDENT) + NOTE.step + _AFTER
            case Table():
                table = set_table(piece, self.language, WIDTH)
                return _beginning(table)
            case Figure():
                return min(piece.height(WIDTH), ROOM * _TALLEST) + 2 * _AFTER

    def _high(self, words: str, style: Style, room: float = WIDTH) -> float:
        return set_lines(words, self.language, style, room).height

    def _place(self, piece: Piece) -> None:
        match piece:
            case Heading():
                if self.sheet.y < HEIGHT - TOP:
                    self.sheet.y -= _BEFORE[piece.level]
                self.sheet.begins.append((piece.level, piece.words, self.sheet.y))
                self._text(piece.words, HEADINGS[piece.level], f"H{piece.level + 1}")
            case Paragraph():
                self._text(piece.words, _LOOKS[piece.look], "P")
            case Items():
                self._items(piece)
            case Quote():
                self._quote(piece)
            case Table():
                self._table(set_table(piece, self.language, WIDTH))
            case Figure():
                self._figure(piece)

    def _text(
        self, words: str, style: Style, tag: str, *, language: str = "", indent: float = 0
    ) -> None:
        """Goes on overleaf where the page ends, as an element of its own."""
        lines = set_lines(words, language or self.language, style, WIDTH - indent)
        x = LEFT + (0 if self.leftward else indent)
        rest = lines.lines
        while rest:
            fits = max(int(self.sheet.left // style.step), 1)
            part = replace(lines, lines=rest[:fits])
            bits, _ = part.placed(x=x, top=self.sheet.y, room=WIDTH - indent)
            inside = heard(bits, style, self.language, self.sheet.numbers)
            self.sheet.inside.append(Element(tag=tag, inside=inside))
            self.sheet.y -= part.height
            rest = rest[fits:]
            if rest:
                self.sheets.append(Sheet())
        self.sheet.y -= _AFTER

    def _items(self, items: Items) -> None:
        listed: list[Inside] = []
        for words in items.items:
            lines = set_lines(words, self.language, BODY, WIDTH - _INDENT)
            if lines.height > self.sheet.left and listed:
                self.sheet.inside.append(Element(tag="L", inside=tuple(listed)))
                listed = []
                self.sheets.append(Sheet())
            x = LEFT + (0 if self.leftward else _INDENT)
            bullet = set_lines(_BULLET, self.language, BODY, _INDENT)
            at = LEFT + (WIDTH - _INDENT if self.leftward else 2)
            mark, _ = bullet.placed(x=at, top=self.sheet.y, room=_INDENT)
            bits, _ = lines.placed(x=x, top=self.sheet.y, room=WIDTH - _INDENT)
            numbers = self.sheet.numbers
            label = Element(tag="Lbl", inside=heard(mark, BODY, self.language, numbers))
            body = Element(tag="LBody", inside=heard(bits, BODY, self.language, numbers))
            listed.append(Element(tag="LI", inside=(label, body)))
            self.sheet.y -= lines.height + 3
        self.sheet.inside.append(Element(tag="L", inside=tuple(listed)))
        self.sheet.y -= _AFTER

    def _quote(self, quote: Quote) -> None:
        before, top = len(self.sheets), self.sheet.y
        own = mostly(quote.words, self.language)
        self._text(f"“{quote.words}”", LEAD, "P", language=own, indent=_INDENT)
        self.sheet.y += _AFTER - 2
        self._text(quote.about, NOTE, "P", indent=_INDENT)
        if len(self.sheets) == before:
            x = LEFT + (WIDTH - 3 if self.leftward else 0)
            high = top - self.sheet.y - _AFTER
            self.sheet.inside.append(Stroke(None, (), x, self.sheet.y + _AFTER, 3, high, True))

    def _figure(self, figure: Figure) -> None:
        high, width = figure.height(WIDTH), WIDTH
        if high > ROOM * _TALLEST:
            width, high = _narrower(figure, ROOM * _TALLEST)
        x, top = LEFT + (WIDTH - width if self.leftward else 0), self.sheet.y
        around = Rectangle(
            x=x / MILLIMETRE,
            y=(HEIGHT - top) / MILLIMETRE,
            width=width / MILLIMETRE,
            height=high / MILLIMETRE,
        )
        chart = Chart(next(self.sheet.numbers), (), figure, x, top, width)
        self.sheet.inside.append(
            Element(tag="Figure", inside=(chart,), alt=figure.alt, around=around)
        )
        self.sheet.y -= high + 2 * _AFTER

    def _table(self, table: SetTable) -> None:
        """Its head comes again on every page."""
        rows = list(table.rows)
        while True:
            kids: list[Inside] = [
                table.caption_element(x=LEFT, top=self.sheet.y, numbers=self.sheet.numbers)
            ]
            self.sheet.y -= table.caption.height + 2
            self._row(table, table.head, kids, weight=0.8)
            while rows and (rows[0].height <= self.sheet.left or len(kids) < 4):
                self._row(table, rows.pop(0), kids, weight=0.3)
            self.sheet.inside.append(Element(tag="Table", inside=tuple(kids)))
            if not rows:
                break
            self.sheets.append(Sheet())
        self.sheet.y -= 2 * _AFTER

    def _row(self, table: SetTable, row: Row, kids: list[Inside], *, weight: float) -> None:
        element = table.row_element(row, x=LEFT, top=self.sheet.y, numbers=self.sheet.numbers)
        kids.append(element)
        self.sheet.y -= row.height
        self.sheet.inside.append(Stroke(None, (), LEFT, self.sheet.y, WIDTH, weight))


def _beginning(table: SetTable) -> float:
    """A whole table where that is short; of a long one the head and three rows."""
    rows = [row.height for row in table.rows]
    some = rows if sum(rows) < ROOM / 3 else rows[:3]
    return table.caption.height + 2 + table.head.height + sum(some) + 2 * _AFTER


def _narrower(figure: Figure, high: float) -> tuple[float, float]:
    """A width at which the figure is no higher than this: a drawing scales as a whole."""
    width = WIDTH * high / figure.height(WIDTH)
    return width, figure.height(width)
