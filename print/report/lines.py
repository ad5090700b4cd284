"""Text of a report set in lines: broken to a width, placed, and drawn with what is heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas

from print.document import BLACK
from print.fonts import CAP_HEIGHT, font_for, right_to_left, shaped, width
from print.publicity.inks import ACCENT
from print.scripts import drawable, segments, wide
from print.tagging.structure import Element, Inside, Marked

QUIET = CMYKColor(0, 0, 0, 0.7)
LEADING = 1.42


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A size in points, a weight and an ink."""

    size: float
    bold: bool = False
    ink: CMYKColor = BLACK

    @property
    def step(self) -> float:
        """From one baseline to the next."""
        return self.size * LEADING


BODY = Style(size=10.5)
STRONG = Style(size=10.5, bold=True)
LEAD = Style(size=12)
NOTE = Style(size=9, ink=QUIET)
TITLE = Style(size=26, bold=True)
HEADINGS = {
    1: Style(size=18, bold=True, ink=ACCENT),
    2: Style(size=13.5, bold=True),
    3: Style(size=11.5, bold=True),
}


@dataclass(frozen=True, slots=True)
class Bit:
    """Part of a line in one typeface, its left end at x on the baseline y."""

    x: float
    y: float
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Painted(Marked):
    """Words under one number, for the tags; `style` says how they look."""

    bits: tuple[Bit, ...] = ()
    style: Style = BODY

    def paint(self, canvas: Canvas) -> None:
        canvas.setFillColor(self.style.ink)
        for bit in self.bits:
            canvas.setFont(font_for(bit.language, bold=self.style.bold), self.style.size)
            canvas.drawString(bit.x, bit.y, shaped(bit.words, bit.language))
        canvas.setFillColor(BLACK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """One text in lines, not yet placed."""

    lines: tuple[str, ...]
    language: str
    style: Style

    @property
    def height(self) -> float:
        return self.style.step * len(self.lines)

    def placed(
        self, *, x: float, top: float, room: float, end: bool = False
    ) -> tuple[tuple[Bit, ...], Style]:
        """Bits from the left, or at the far side: in its own direction, and where `end` asks."""
        size, bold = self.style.size, self.style.bold
        at_right = end is not right_to_left(self.language)
        bits: list[Bit] = []
        for number, line in enumerate(self.lines):
            long = wide(line, self.language, bold=bold, size=size)
            at = x + room - long if at_right else x
            y = top - self.style.step * number - size * (CAP_HEIGHT + (LEADING - 1) / 2)
            for words, own in segments(line, self.language):
                bits.append(Bit(at, y, words, own))
                at += width(words, own, bold=bold, size=size)
        return tuple(bits), self.style


def set_lines(text: str, language: str, style: Style, room: float) -> Lines:
    """Breaks at spaces, and a word that is wider than the room anywhere."""
    text = drawable(text, language)
    lines = [
        line for part in text.split("\n") for line in _broken(part.split(), language, style, room)
    ]
    return Lines(lines=tuple(lines), language=language, style=style)


def _broken(words: list[str], language: str, style: Style, room: float) -> Iterator[str]:
    def long(text: str) -> float:
        return wide(text, language, bold=style.bold, size=style.size)

    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if long(longer) <= room:
            line = longer
            continue
        if line:
            yield line
        while long(word) > room and len(word) > 1:
            fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or long(word[:n]) <= room)
            yield word[:fits]
            word = word[fits:]
        line = word
    yield line


def heard(
    bits: tuple[Bit, ...], style: Style, language: str, numbers: Iterator[int]
) -> tuple[Inside, ...]:
    """The words under their numbers; what is in another language than this gets its own element.

    A space ends each line, else two lines are heard as one long word.
    """
    inside: list[Inside] = []
    for own, group in groupby(bits, key=lambda bit: bit.language):
        found = tuple(group)
        spaced = tuple(_spaced(bit) for bit in found[:-1]) + found[-1:]
        marked = Painted(next(numbers), (), spaced, style)
        if own == language and not right_to_left(own):
            inside.append(marked)
        else:
            said = " ".join(bit.words for bit in found)
            actual = said if right_to_left(own) else ""
            spoken = own if own != language else ""
            inside.append(Element(tag="Span", inside=(marked,), language=spoken, actual=actual))
    return tuple(inside)


def _spaced(bit: Bit) -> Bit:
    if right_to_left(bit.language) or bit.words.endswith(" "):
        return bit
    return Bit(bit.x, bit.y, f"{bit.words} ", bit.language)
