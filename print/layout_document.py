"""A layout as data: everything, to freeze it with its print run; and the public JSON of a run.

docs/layout.md and layout.schema.json describe the public JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import IO, Any, TypeVar

from forms.definition.sentence import Refusal, sentence
from print.geometry import (
    VERSION,
    Bar,
    Block,
    Box,
    Code,
    CodeKind,
    Drawn,
    Example,
    Field,
    Frame,
    Layout,
    Marker,
    Page,
    Part,
    Picture,
    Rectangle,
    Role,
    Rule,
    SheetNumber,
    Shown,
    Words,
    Zone,
)
from print.sheet_codes import SheetCode, written

Data = Mapping[str, Any]
_NAMED: dict[str, type[Any]] = {
    "box": Box,
    "field": Field,
    "code": Code,
    "marker": Marker,
    "words": Words,
    "number": SheetNumber,
    "rule": Rule,
    "frame": Frame,
    "bar": Bar,
    "picture": Picture,
    "example": Example,
}
_NAMES = {kind: name for name, kind in _NAMED.items()}
_CHOSEN: dict[str, type[StrEnum]] = {"part": Part, "kind": CodeKind, "shown": Shown}
_T = TypeVar("_T")


class NewerLayout(Refusal):
    """A later version of the program made this layout."""

    def __init__(self, version: object) -> None:
        super().__init__(
            sentence(
                "Deze indeling heeft versie %(version)s; deze Wijkstem kent versie %(known)s. "
                "Gebruik de Wijkstem waarmee het papier is gemaakt, of een nieuwere.",
                version=version,
                known=VERSION,
            )
        )


def to_data(layout: Layout) -> dict[str, Any]:
    """Everything, as JSON can hold it."""
    pages = [
        {
            **_plain(page, but="blocks"),
            "blocks": [
                {"role": block.role.value, "drawn": [_drawn_data(each) for each in block.drawn]}
                for block in page.blocks
            ],
            "zones": [_plain(zone) for zone in page.zones],
        }
        for page in layout.pages
    ]
    return {**_plain(layout, but="pages"), "pages": pages}


def layout_from_data(data: Data) -> Layout:
    """The same layout again; raises NewerLayout for a version that is not known here."""
    if data["version"] != VERSION:
        raise NewerLayout(data["version"])
    return _made(Layout, data, pages=tuple(_page(page) for page in data["pages"]))


def write_public(layout: Layout, file: IO[str], *, run: str, copies: int, key: str) -> None:
    """Writes where everything stands on every printed page, in the order of the PDF."""
    shared = [_PublicPage(page) for page in layout.pages]
    file.write(f'{{"version": {layout.version}, "pages": [')
    between = "\n"
    for copy in range(1, copies + 1) if copies else (0,):
        for page in shared:
            file.write(between + page.written(run=run, copy=copy, key=key))
            between = ",\n"
    file.write("\n]}\n")


class _PublicPage:
    """One page of the layout; what its copies share is put into words once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        rest = {
            "markers": [{"id": each.id, **_edges(each)} for each in page.markers],
            "zones": [{"question": each.question, **_edges(each)} for each in page.zones],
            "boxes": [
                {
                    "question": each.question,
                    "option": each.option,
                    "part": each.part.value,
                    **_edges(each),
                }
                for each in page.boxes
            ],
            "fields": [{"question": each.question, **_edges(each)} for each in page.fields],
        }
        self._rest = json.dumps(rest, ensure_ascii=False)

    def written(self, *, run: str, copy: int, key: str) -> str:
        page = self._page
        text = written(SheetCode(run, page.number, copy), key=key)
        own = {
            "sheet": page.sheet,
            "page": page.number,
            "copy": copy,
            "width": _rounded(page.width),
            "height": _rounded(page.height),
            "codes": [
                {
                    "kind": each.kind.value,
                    "text": text if each.kind is CodeKind.SHEET else each.text,
                    **_edges(each),
                }
                for each in page.codes
            ],
        }
        return f"{json.dumps(own, ensure_ascii=False)[:-1]}, {self._rest[1:]}"


def _edges(each: Rectangle) -> dict[str, float]:
    return {side: _rounded(getattr(each, side)) for side in ("x", "y", "width", "height")}


def _rounded(length: float) -> float:
    return round(length, 3)


def _drawn_data(each: Drawn) -> dict[str, Any]:
    return {"is": _NAMES[type(each)], **_plain(each)}


def _plain(each: Any, *, but: str = "") -> dict[str, Any]:
    """Its fields, without those that hold other things."""
    found = {known.name: getattr(each, known.name) for known in fields(each) if known.name != but}
    return {
        name: value.value if isinstance(value, StrEnum) else value for name, value in found.items()
    }


def _page(data: Data) -> Page:
    blocks = tuple(
        Block(role=Role(block["role"]), drawn=tuple(_drawn(each) for each in block["drawn"]))
        for block in data["blocks"]
    )
    return _made(
        Page, data, blocks=blocks, zones=tuple(_made(Zone, each) for each in data["zones"])
    )


def _drawn(data: Data) -> Drawn:
    given = {name: value for name, value in data.items() if name != "is"}
    chosen = {name: kind(given[name]) for name, kind in _CHOSEN.items() if name in given}
    made: Drawn = _NAMED[data["is"]](**{**given, **chosen})
    return made


def _made(kind: type[_T], data: Data, **made: object) -> _T:
    return kind(**{**data, **made})
