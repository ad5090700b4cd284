"""A two-column Word table out, and in again from whatever word processor wrote it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

from forms.definition.xlsform.package import parse
from survey.builder.translating.rows import (
    MOST_ROWS,
    InRow,
    Received,
    Sent,
    clean,
    key_in,
    marker_in,
)

PART = "word/document.xml"
_GREY, _SMALL = "57524A", 9
_HEADING = re.compile(r"\(([a-z]{2,3})\)(?:\s|$)")


def write_word(sent: Sent) -> bytes:
    """The file: on the left where the text stands and the source, on the right the translation."""
    from docx import Document  # half a second, which only a translator's file pays
    from docx.shared import Cm

    document = Document()
    document.core_properties.title = clean(sent.title)
    document.core_properties.author = "Wijkstem"
    document.core_properties.identifier = sent.marker
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(document.sections[0], side, Cm(1.8))
    document.add_heading(clean(sent.title), level=1)
    document.add_paragraph(sent.advice)
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    _repeat_on_every_page(table.rows[0])
    left, right = table.rows[0].cells
    _write(left, sent.source_name, bold=True)
    _hide(left.paragraphs[0], f" {sent.marker}")
    _write(right, sent.language_name, bold=True)
    for row in sent.rows:
        added = table.add_row()
        _keep_whole(added)
        left, right = added.cells
        _place(left.paragraphs[0], row.where, row.key)
        for line in clean(row.source).split("\n"):
            left.add_paragraph(line)
        _write(right, clean(row.words), right_to_left=sent.right_to_left)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def read_word(archive: zipfile.ZipFile) -> Received:
    """Every row of every table that has two columns; tracked deletions are gone."""
    reader = _Reader()
    parse(archive, PART, reader)
    draft, language = marker_in(reader.marker)
    rows: list[InRow] = []
    for number, cells in enumerate(reader.rows, start=1):
        if len(cells) < 2:
            continue
        headings = [_HEADING.search(" ".join(cell)) for cell in (cells[0], cells[-1])]
        if not rows and headings[1] and headings[0]:
            language = language or headings[1][1]
        else:
            rows.append(_row(number, cells[0], cells[-1]))
    return Received(draft=draft, language=language, rows=tuple(rows))


def _row(number: int, left: list[str], right: list[str]) -> InRow:
    path, sent_mark = key_in("\n".join(left))
    source = left[1:] if len(left) > 1 else left
    return InRow(
        number=number,
        path=path,
        sent_mark=sent_mark,
        source="\n".join(source),
        words="\n".join(right),
    )


class _Reader:
    """Takes in the body: rows of cells of paragraphs."""

    def __init__(self) -> None:
        self.done = False
        self.rows: list[list[list[str]]] = []
        self.marker = ""
        self._paragraph: list[str] = []
        self._reading = False
        self._tables = 0

    def opens(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tbl":
            self._tables += 1
        elif name == "tr" and self._tables == 1:
            self.done = len(self.rows) >= MOST_ROWS
            self.rows.append([])
        elif name == "tc" and self._tables == 1 and self.rows:
            self.rows[-1].append([])
        elif name == "p":
            self._paragraph = []
        self._reading = name == "t"
        self._paragraph += {
            "br": ["\n"],
            "cr": ["\n"],
            "tab": ["\t"],
            "noBreakHyphen": ["‑"],
        }.get(name, [])

    def text(self, text: str) -> None:
        if self._reading:
            self._paragraph.append(text)

    def closes(self, name: str) -> None:
        self._reading = False
        if name == "tbl":
            self._tables -= 1
        elif name == "p":
            words = "".join(self._paragraph)
            self._paragraph = []
            if not self.marker and marker_in(words)[0] is not None:
                self.marker = words
            if self._tables == 1 and self.rows and self.rows[-1]:
                self.rows[-1][-1].append(words)


def _write(cell: Any, words: str, *, bold: bool = False, right_to_left: bool = False) -> None:
    for number, line in enumerate(words.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        run = paragraph.add_run(line)
        run.bold = bold
        run.font.rtl = right_to_left or None
        if right_to_left:
            _mark(paragraph._p.get_or_add_pPr(), "w:bidi")


def _place(paragraph: Any, where: str, key: str) -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(where)
    run.font.size = Pt(_SMALL)
    run.font.color.rgb = RGBColor.from_string(_GREY)
    _hide(paragraph, f" {key}")


def _hide(paragraph: Any, words: str) -> None:
    run = paragraph.add_run(words)
    run.font.hidden = True


def _repeat_on_every_page(row: Any) -> None:
    _mark(row._tr.get_or_add_trPr(), "w:tblHeader")


def _keep_whole(row: Any) -> None:
    _mark(row._tr.get_or_add_trPr(), "w:cantSplit")


def _mark(properties: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    properties.append(OxmlElement(name))
