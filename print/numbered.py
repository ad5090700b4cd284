"""The numbered copies of a form: each page drawn once, and on every sheet its own codes and number.

The library draws each page a single time, with a specimen of what differs; from then on only that
part is made anew, in the same letters.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import IO

import pikepdf

from print.codes import outline, sheet_matrix
from print.document import Document
from print.drawing import (
    FIGURES,
    SHEET_MODULES,
    draw,
    draw_ground,
    in_points,
    number_start,
)
from print.fonts import font_for
from print.form import Form
from print.geometry import Code, CodeKind, Page, SheetNumber
from print.papers import MILLIMETRE
from print.repeating import write_repeated
from print.sheet_codes import ALPHABET, SheetCode, for_people, written

_DIFFERS = "%differs"  # a comment in the content of a page, before and after what differs
_LETTERS = "".join(sorted({*ALPHABET, *"0123456789 ·"}))


def draw_numbered(
    form: Form, file: IO[bytes], *, copies: int, progress: Callable[[int], None]
) -> None:
    once = io.BytesIO()
    with form.opened(once) as document:
        for page in form.layout.pages:
            _draw_once(document, page, form)
    with pikepdf.open(once) as pdf:
        shared = [_Shared.of(pdf, number, page) for number, page in enumerate(form.layout.pages)]
        write_repeated(pdf, file, pages=_sheets(form, shared, copies, progress))


def _draw_once(document: Document, page: Page, form: Form) -> None:
    name = f"page-{page.number}"
    room = ceil(form.edge.room * MILLIMETRE)
    across, up = ceil(page.width * MILLIMETRE), ceil(page.height * MILLIMETRE)
    with document.one_page() as canvas:
        canvas.beginForm(name, -room, -room, across + room, up + room)
        draw_ground(canvas, page, trial_mark=form.trial_mark, language=form.layout.language)
        for each in page.drawn:
            draw(canvas, each, page=page, pictures=form.pictures)
        canvas.endForm()
        canvas.doForm(name)
        canvas.addLiteral(_DIFFERS)
        canvas.setFont(font_for(FIGURES), 10)
        canvas.drawString(0, 0, _LETTERS)
        canvas.addLiteral(_DIFFERS)


def _sheets(
    form: Form, shared: list[_Shared], copies: int, progress: Callable[[int], None]
) -> Iterator[tuple[int, bytes]]:
    """Each printed page: which page of the layout it is, and its content."""
    done = 0
    for copy in range(1, copies + 1):
        for number, each in enumerate(shared):
            yield number, each.content(form.code(each.page, copy=copy), key=form.key)
            done += 1
            progress(done)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What all copies of a page have in common; `letters` says how each is written."""

    page: Page
    before: bytes
    after: bytes
    letters: Mapping[str, tuple[str, int]]  # font and number in that font

    @classmethod
    def of(cls, pdf: pikepdf.Pdf, number: int, page: Page) -> _Shared:
        content = pdf.pages[number].Contents.read_bytes()
        before, specimen, after = content.split(_DIFFERS.encode())
        return cls(page=page, before=before, after=after, letters=_letters(pdf, specimen))

    def content(self, code: SheetCode, *, key: str) -> bytes:
        path = outline(sheet_matrix(written(code, key=key)))
        own: list[str] = []
        for each in self.page.drawn:
            if isinstance(each, Code) and each.kind is CodeKind.SHEET:
                x, y, side, _ = in_points(each, self.page)
                module = side / SHEET_MODULES
                own.append(f"q {module:.5f} 0 0 {module:.5f} {x:.3f} {y:.3f} cm {path} f* Q")
            elif isinstance(each, SheetNumber):
                own.append(self._number(each, for_people(code)))
        return b"%s%s\n%s" % (self.before, "\n".join(own).encode(), self.after)

    def _number(self, place: SheetNumber, text: str) -> str:
        x, y = number_start(place, text, page=self.page)
        shown = "".join(
            f"{font} {place.size:g} Tf <{bytes(number for _, number in written_in).hex()}> Tj "
            for font, written_in in groupby(
                (self.letters[letter] for letter in text), key=lambda letter: letter[0]
            )
        )
        return f"BT {x:.3f} {y:.3f} Td {shown}ET"


def _letters(pdf: pikepdf.Pdf, specimen: bytes) -> Mapping[str, tuple[str, int]]:
    """Reads from the specimen in which font and under which number each letter is embedded."""
    font, found = "", []
    for said in pikepdf.parse_content_stream(pikepdf.Stream(pdf, specimen)):
        operator, operands = str(said.operator), said.operands
        if operator == "Tf":
            font = str(operands[0])
        elif operator == "Tj":
            found += [(font, number) for number in bytes(operands[0])]
    return dict(zip(_LETTERS, found, strict=True))
