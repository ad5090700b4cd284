"""OpenDocument spreadsheet: written as a stream, and typed so that nothing runs as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from survey.results.exports.formats.csv_file import codebook_rows
from survey.results.exports.formats.rendering import by_words, rendered
from survey.results.exports.formats.xlsx_file import require_room
from survey.results.exports.model import Cell
from survey.results.exports.taking import Taken
from survey.results.exports.whole import whole

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{_NAMES}manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{_NAMES}office:1.0" xmlns:table="{_NAMES}table:1.0"
 xmlns:text="{_NAMES}text:1.0" office:version="1.3"><office:body><office:spreadsheet>
"""
_TAIL = "</office:spreadsheet></office:body></office:document-content>\n"
_SPACES = re.compile("^ +| +$| {2,}")
_EMPTY = "<table:table-cell/>"
# XML has no place for these, and nobody wrote them on purpose.
_NOT_IN_XML = {n: None for n in range(32) if n not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


def write_ods(taken: Taken, file: Path) -> None:
    """The same two sheets as the workbook for Excel."""
    require_room(taken)
    names = [each.name for each in taken.codebook.columns]
    with whole(file) as draft, ZipFile(draft, "w", ZIP_DEFLATED) as packed:
        # First and not packed: programs know the file by it.
        packed.writestr(ZipInfo("mimetype"), MIMETYPE, ZIP_STORED)
        packed.writestr("META-INF/manifest.xml", _MANIFEST)
        with packed.open("content.xml", "w", force_zip64=True) as out:
            out.write(_HEAD.encode())
            answers = _sheet("Antwoorden", chain([names], rendered(taken, by_words)))
            for line in chain(answers, _sheet("Codeboek", codebook_rows(taken.codebook))):
                out.write(line.encode(errors="ignore"))
            out.write(_TAIL.encode())


def _sheet(name: str, rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    yield f'<table:table table:name="{name}"><table:table-column/>\n'
    known: dict[Cell, str] = {}
    for row in rows:
        if len(known) > 20_000:
            known.clear()
        cells = [known.get(cell) or known.setdefault(cell, _cell(cell)) for cell in row]
        yield f"<table:table-row>{''.join(cells)}</table:table-row>\n"
    yield "</table:table>\n"


def _cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return _EMPTY
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    lines = escape(cell.translate(_NOT_IN_XML)).splitlines() or [""]
    words = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="string">{words}</table:table-cell>'


def _spaced(line: str) -> str:
    """Spaces next to each other would become one, and a tab a space."""
    spaced = _SPACES.sub(lambda run: f'<text:s text:c="{len(run[0])}"/>', line)
    return spaced.replace("\t", "<text:tab/>")
