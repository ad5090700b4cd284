"""Texts set in lines: breaks a text to a width, finds the largest size that fits, and draws it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from reportlab.pdfgen.canvas import Canvas

from forms.definition.sentence import Refusal, sentence
from print.fonts import CAP_HEIGHT, font_for, require_glyphs, shaped, width


class DoesNotFit(Refusal):
    """The text is too long for its place, even in the smallest size allowed there."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            sentence("“%(text)s” is te lang voor het papier. Maak de tekst korter.", text=text)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of one text in one size, in the order of reading and not yet shaped."""

    lines: tuple[str, ...]
    language: str
    bold: bool
    size: float
    leading: float  # from baseline to baseline, as a share of the size

    @property
    def height(self) -> float:
        """From the top of the first capitals to the last baseline."""
        return self.size * (CAP_HEIGHT + self.leading * (len(self.lines) - 1))

    @property
    def width(self) -> float:
        return max((self._width(line) for line in self.lines), default=0)

    def draw(self, canvas: Canvas, *, start: float, top: float, leftward: bool = False) -> float:
        """Draws from where reading starts, to the right or to the left; gives the last baseline."""
        baseline = top - self.size * CAP_HEIGHT
        canvas.setFont(font_for(self.language, bold=self.bold), self.size)
        for number, line in enumerate(self.lines):
            x = start - self._width(line) if leftward else start
            y = baseline - number * self.leading * self.size
            canvas.drawString(x, y, shaped(line, self.language))
        return top - self.height

    def _width(self, line: str) -> float:
        return width(line, self.language, bold=self.bold, size=self.size)


def broken(text: str, language: str, *, bold: bool, size: float, room: float) -> tuple[str, ...]:
    """Breaks at spaces only; a word wider than the room stays whole, on a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, language, bold=bold, size=size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def fitted(
    text: str,
    language: str,
    *,
    bold: bool = False,
    room: float,
    height: float,
    largest: float,
    smallest: float,
    leading: float = 1.2,
) -> Block:
    """The text as large as its place allows, in lines of about the same length."""
    require_glyphs(text, language, bold=bold)
    length = width(" ".join(text.split()), language, bold=bold, size=1)
    for size in range(ceil(largest), ceil(smallest) - 1, -1):
        fewest = max(ceil((length * size) / (room + size)), 1)  # lines, if all were full
        if size * (CAP_HEIGHT + leading * (fewest - 1)) > height:
            continue  # so that a text of many pages is refused at once
        block = Block(
            lines=_even(text, language, bold=bold, size=size, room=room),
            language=language,
            bold=bold,
            size=size,
            leading=leading,
        )
        if block.width <= room and block.height <= height:
            return block
    raise DoesNotFit(text)


def _even(text: str, language: str, *, bold: bool, size: float, room: float) -> tuple[str, ...]:
    """As few lines as the room needs, broken as narrow as that number of lines allows."""
    lines = broken(text, language, bold=bold, size=size, room=room)
    narrower = lines
    while len(narrower) == len(lines) and room > size:
        lines, room = narrower, room * 0.97
        narrower = broken(text, language, bold=bold, size=size, room=room)
    return lines
