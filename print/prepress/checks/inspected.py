"""What every check gets: the open file, what was seen on its pages, and what to measure against."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pikepdf import Object, Pdf

from print.prepress.content.broken import BROKEN
from print.prepress.content.seen import Seen
from print.prepress.limits import Limits

_CLAIM = re.compile(rb"""pdfx(?:id)?:GTS_PDFXVersion\s*(?:>|=\s*["'])([^<"']*)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    pdf: Pdf
    pages: tuple[Seen, ...]
    limits: Limits

    def where(self, wrong: Callable[[Seen], object]) -> tuple[int, ...]:
        """The numbers of the pages on which this is so."""
        return tuple(number for number, seen in enumerate(self.pages, start=1) if wrong(seen))

    def named(self, names: Callable[[Seen], set[str]]) -> str:
        """All that these pages name, for a sentence."""
        return ", ".join(sorted({name for seen in self.pages for name in names(seen)}))

    @property
    def standard(self) -> str | None:
        """What the file says it is: in its document information, or for X-4 in its metadata."""
        try:
            said = self.pdf.docinfo.get("/GTS_PDFXVersion")
        except BROKEN:
            said = None
        return str(said) if said is not None else (self.metadata_standard or None)

    @property
    def metadata_standard(self) -> str:
        """Read as text: a packet that is not quite XML still says what it says."""
        try:
            found = _CLAIM.search(self.pdf.Root["/Metadata"].read_bytes())
        except BROKEN:
            return ""
        return found[1].decode("ascii", "replace").strip() if found else ""


def entries(holder: Object, key: str) -> list[Object]:
    """The entries of an array, also when it is missing or is something else."""
    try:
        return list(holder.get(key, []))
    except BROKEN:
        return []
