"""A form about to be drawn: its layout, the run that it is printed in, and what lies around it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from forms.pictures.own import OwnPictures
from print.document import Document, Edge, opened
from print.fonts import right_to_left
from print.geometry import Layout, Page
from print.papers import BOOKLET, FOLDED, Format
from print.sheet_codes import SheetCode

BOUND = (BOOKLET.name, FOLDED.name)  # pages are turned, from right to left in some languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """`key` makes the check of its sheet codes; `trial_mark` is empty when it is for real."""

    layout: Layout
    run: str
    key: str
    trial_mark: str
    edge: Edge
    pictures: OwnPictures | None = None

    @contextmanager
    def opened(self, file: IO[bytes]) -> Iterator[Document]:
        first = self.layout.pages[0]
        with opened(
            file,
            page=Format(name=self.layout.paper, width=first.width, height=first.height),
            title=self.layout.title,
            author=self.layout.author,
            language=self.layout.language,
            edge=self.edge,
        ) as document:
            if self.layout.paper in BOUND and right_to_left(self.layout.language):
                document.canvas.setViewerPreference("Direction", "R2L")
            yield document

    def code(self, page: Page, *, copy: int) -> SheetCode:
        return SheetCode(self.run, page.number, copy)
