"""A form about to be drawn: its layout, the run that it is printed in, and what lies around it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import IO

from print.document import Document, Edge, opened
from print.geometry import Layout, Page
from print.papers import Format
from print.sheet_codes import SheetCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """`key` makes the check of its sheet codes; `trial_mark` is empty when it is for real."""

    layout: Layout
    run: str
    key: str
    trial_mark: str
    edge: Edge

    def opened(self, file: IO[bytes]) -> AbstractContextManager[Document]:
        first = self.layout.pages[0]
        return opened(
            file,
            page=Format(name=self.layout.paper, width=first.width, height=first.height),
            title=self.layout.title,
            author=self.layout.author,
            language=self.layout.language,
            edge=self.edge,
        )

    def code(self, page: Page, *, copy: int) -> SheetCode:
        return SheetCode(self.run, page.number, copy)
