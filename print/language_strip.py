"""The strip of languages on printed things: each language under its own name, in its own script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from print.fonts import CAP_HEIGHT, font_for, require_glyphs, shaped, width

DOT = " · "
LEADING = 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageStrip:
    """Pairs of a language code and that language's own name, broken into rows."""

    rows: tuple[tuple[tuple[str, str], ...], ...]
    size: float

    @property
    def height(self) -> float:
        """From the top of the first capitals to the last baseline."""
        return self.size * (CAP_HEIGHT + LEADING * (len(self.rows) - 1))

    def draw(self, canvas: Canvas, *, start: float, top: float, leftward: bool = False) -> None:
        y = top - self.size * CAP_HEIGHT
        for row in self.rows:
            x = start
            for number, (language, name) in enumerate(row):
                for text, code in ([(DOT, "")] if number else []) + [(name, language)]:
                    step = width(text, code, size=self.size)
                    canvas.setFont(font_for(code), self.size)
                    canvas.drawString(x - step if leftward else x, y, shaped(text, code))
                    x += -step if leftward else step
            y -= LEADING * self.size


def language_strip(
    languages: Sequence[tuple[str, str]], *, room: float, largest: float, smallest: float
) -> LanguageStrip:
    """One row if a smaller size makes that possible, else rows of about the same length."""
    for language, name in languages:
        require_glyphs(name, language)
    for size in range(round(largest), round(smallest) - 1, -1):
        if _width(languages, size) <= room:
            return LanguageStrip(rows=(tuple(languages),), size=size)
    rows = _rows(languages, room, largest)
    narrower = rows
    while len(narrower) == len(rows) and room > largest:
        rows, room = narrower, room * 0.97
        narrower = _rows(languages, room, largest)
    return LanguageStrip(rows=rows, size=largest)


def _rows(
    languages: Sequence[tuple[str, str]], room: float, size: float
) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Breaks between names only."""
    rows: list[tuple[tuple[str, str], ...]] = []
    for each in languages:
        longer = (*rows[-1], each) if rows else (each,)
        if rows and _width(longer, size) <= room:
            rows[-1] = longer
        else:
            rows.append((each,))
    return tuple(rows)


def _width(row: Sequence[tuple[str, str]], size: float) -> float:
    dots = width(DOT, "", size=size) * max(len(row) - 1, 0)
    return dots + sum(width(name, language, size=size) for language, name in row)
