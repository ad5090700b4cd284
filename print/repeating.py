"""A PDF in which a few pages come back many times, written page by page.

What the pages share is written once. Of each page only its own few lines are held, and only until
they are written, so memory does not grow with the number of pages.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Iterable
from itertools import count
from typing import IO

from pikepdf import Dictionary, Object, Pdf, Stream


def write_repeated(pdf: Pdf, file: IO[bytes], *, pages: Iterable[tuple[int, bytes]]) -> None:
    """Writes, for each of `pages`, that page of the PDF with this content in place of its own."""
    originals = [page.obj for page in pdf.pages]
    for page in originals:
        page.Resources = pdf.make_indirect(page.Resources)
    tree = pdf.Root.Pages.objgen[0]
    left_out = {tree, *(each.objgen[0] for page in originals for each in (page, page.Contents))}
    kept = [each for each in pdf.objects if each.objgen[0] not in left_out]
    writer = _Writer(file, version=pdf.pdf_version)
    for each in kept:
        writer.write_copy(each)
    free = iter(count(1 + max(each.objgen[0] for each in pdf.objects)))
    heads = [_head(page, tree) for page in originals]
    kids = array("L")
    for original, content in pages:
        page_number, content_number = next(free), next(free)
        kids.append(page_number)
        head = heads[original]
        writer.write_object(page_number, b"<<%s /Contents %d 0 R>>" % (head, content_number))
        writer.write_stream(content_number, zlib.compress(content))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    writer.write_object(tree, b"<</Type /Pages /Count %d /Kids [%s]>>" % (len(kids), listed))
    writer.finish(root=pdf.Root.objgen[0], info=pdf.docinfo.objgen[0])


def _head(page: Object, tree: int) -> bytes:
    """The entries of a page but for its content."""
    own = {key: page[key] for key in page.keys() if key not in ("/Contents", "/Parent")}  # noqa: SIM118
    return Dictionary(own).unparse()[2:-2].strip() + b" /Parent %d 0 R" % tree


class _Writer:
    """The objects of a PDF, one after another, and at the end the table of where they are."""

    def __init__(self, file: IO[bytes], *, version: str) -> None:
        self._file = file
        self._at = 0
        self._seen = hashlib.sha256()
        self._places: dict[int, int] = {}
        self._write(b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % version.encode())

    def write_copy(self, each: Object) -> None:
        """The same object under the same number."""
        if isinstance(each, Stream):
            packed = each.read_raw_bytes()
            self.write_object(each.objgen[0], each.stream_dict.unparse(), packed)
        else:
            self.write_object(each.objgen[0], each.unparse(resolved=True))

    def write_stream(self, number: int, packed: bytes) -> None:
        said = b"<</Length %d /Filter /FlateDecode>>" % len(packed)
        self.write_object(number, said, packed)

    def write_object(self, number: int, said: bytes, stream: bytes | None = None) -> None:
        self._places[number] = self._at
        inside = said if stream is None else b"%s\nstream\n%s\nendstream" % (said, stream)
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, inside))

    def finish(self, *, root: int, info: int) -> None:
        start, size = self._at, max(self._places) + 1
        self._write(b"xref\n0 %d\n" % size)
        for number in range(size):
            place = self._places.get(number)
            self._write(b"0000000000 65535 f \n" if place is None else b"%010d 00000 n \n" % place)
        name = self._seen.hexdigest()[:32].encode()
        self._write(
            b"trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]>>\n"
            b"startxref\n%d\n%%%%EOF\n" % (size, root, info, name, name, start)
        )

    def _write(self, said: bytes) -> None:
        self._file.write(said)
        self._seen.update(said)
        self._at += len(said)
