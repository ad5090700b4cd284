"""What stands beside the sheets: their names and order, shared strings, styles of dates."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass

from forms.definition.sentence import sentence
from forms.definition.xlsform.package import Unreadable, parse

_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NOT_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


@dataclass(frozen=True, slots=True)
class Parts:
    """The sheets in order, each with its part; the strings and date styles that cells name."""

    sheets: tuple[tuple[str, str], ...]
    strings: tuple[str, ...]
    dates: frozenset[int]


def parts_of(archive: zipfile.ZipFile) -> Parts:
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        raise Unreadable(
            sentence("Dit is geen Excel-werkmap. Bewaar het bestand als Excel-werkmap (.xlsx).")
        )
    book, links = _Workbook(), _Links()
    parse(archive, "xl/workbook.xml", book)
    parse(archive, "xl/_rels/workbook.xml.rels", links)
    sheets = tuple(
        (name, links.parts[link]) for name, link in book.sheets if links.parts.get(link) in names
    )
    strings, styles = _Strings(), _Styles()
    for kind, target in (("sharedStrings", strings), ("styles", styles)):
        part = links.kinds.get(kind)
        if part in names:
            parse(archive, part, target)
    return Parts(sheets, tuple(strings.found), styles.dates())


class _Silent:
    """Takes in a part and keeps nothing."""

    done = False

    def opens(self, name: str, attributes: dict[str, str]) -> None: ...
    def closes(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


class _Workbook(_Silent):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []

    def opens(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))


class _Links(_Silent):
    """Where the workbook's parts lie; a path is told from the folder or from the root."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}
        self.kinds: dict[str, str] = {}

    def opens(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            part = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))[1:]
            self.parts[attributes.get("Id", "")] = part
            self.kinds[attributes.get("Type", "").rpartition("/")[2]] = part


class _Strings(_Silent):
    def __init__(self) -> None:
        self.found: list[str] = []
        self._words: list[str] = []
        self._reading = self._aside = False

    def opens(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._words = []
        self._aside |= name == "rPh"  # how a Japanese word is pronounced
        self._reading = name == "t" and not self._aside

    def text(self, text: str) -> None:
        if self._reading:
            self._words.append(text)

    def closes(self, name: str) -> None:
        self._reading = False
        self._aside &= name != "rPh"
        if name == "si":
            self.found.append("".join(self._words))


class _Styles(_Silent):
    def __init__(self) -> None:
        self._formats: dict[str, str] = {}
        self._cells: list[str] = []
        self._among_cells = False

    def opens(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        self._among_cells |= name == "cellXfs"
        if name == "xf" and self._among_cells:
            self._cells.append(attributes.get("numFmtId", "0"))

    def closes(self, name: str) -> None:
        self._among_cells &= name != "cellXfs"

    def dates(self) -> frozenset[int]:
        """The numbers of the cell styles that show a number as a day or a time."""
        return frozenset(n for n, each in enumerate(self._cells) if self._is_date(each))

    def _is_date(self, number: str) -> bool:
        own = self._formats.get(number)
        if own is not None:
            return bool(re.search("[dmyhs]", _NOT_FORMAT.sub("", own).lower()))
        return number.isascii() and number.isdecimal() and int(number) in _BUILT_IN_DATES
