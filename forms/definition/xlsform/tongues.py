"""Decides in which languages a workbook is: the first one, the written and the only spoken ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forms.definition.sentence import sentence
from forms.definition.xlsform.cells import cell_name
from forms.definition.xlsform.columns import WORDED
from forms.definition.xlsform.languages import code_of, made_up
from forms.definition.xlsform.table import Row, Table

_WORDS = ("label", "hint", "wijkstem::hint", "wijkstem::alt", "wijkstem::unit")
_TITLES = ("wijkstem::title", "wijkstem::intro")
_SOUNDS = ("audio", "wijkstem::hint_audio", "wijkstem::alt_audio", "wijkstem::unit_audio")
_TITLE_SOUNDS = ("wijkstem::title_audio", "wijkstem::intro_audio")
_OWN = (*_WORDS, *_TITLES, *_SOUNDS, *_TITLE_SOUNDS)
_SOMEONE = "nl"  # where nobody says which language the words are in


@dataclass(frozen=True, slots=True)
class Tongues:
    """The written languages, the first one first, and those that are only heard."""

    written: tuple[str, ...]
    spoken: tuple[str, ...]


def tongues(tables: list[Table], settings: Row | None) -> Tongues:
    """Gives every column of every table its language code, and the tables their order."""
    codes = _Codes(tables)
    default = settings.see("default_language") if settings else ""
    if settings and default.lower() == "default":  # what pyxform calls it when nobody named it
        default = settings.take("default_language") and ""
    first = codes.of(default) if default else _first(tables, codes)
    for table in tables:
        for column, each in table.headings.items():
            worded = each.language and each.name in (*WORDED, *_OWN)
            table.codes[column] = codes.of(each.language or "") if worded else first
    written = _used(tables, (*_WORDS, *_TITLES))
    spoken = [code for code in _used(tables, (*_SOUNDS, *_TITLE_SOUNDS)) if code not in written]
    if default and settings:
        settings.take("default_language")
        if written and first not in written:
            said = sentence("In deze taal zijn er geen woorden. Noem een taal die er wel is.")
            settings.note("default_language", said)
    found = _as_told(settings, written, spoken, first)
    for table in tables:
        table.order = list(dict.fromkeys((*found.written, *written, *found.spoken, *spoken, first)))
    return found


def _first(tables: list[Table], codes: _Codes) -> str:
    """The language of columns that name none, when the settings do not say it either."""
    plain = [
        (table, column)
        for table in tables
        if table.kind == "survey"
        for column in table.filled(("label",))
        if table.headings[column].language is None
    ]
    named = [
        codes.of(language)
        for table in tables
        for column in table.filled(_WORDS)
        if (language := table.headings[column].language)
    ]
    if not plain:
        return named[0] if named else _SOMEONE
    guess = next((each for each in (_SOMEONE, "en") if each not in named), _SOMEONE)
    table, column = plain[0]
    said = sentence(
        "Hier staat geen taal bij. Wijkstem houdt het op %(code)s. Schrijf op het blad settings "
        "bij “default_language” de taal, zoals “Nederlands (nl)”.",
        code=guess,
    )
    table.findings.note(table.sheet, cell_name(column, table.top), said)
    return guess


def _used(tables: list[Table], names: Iterable[str]) -> list[str]:
    wanted = tuple(names)
    found = [table.codes[column] for table in tables for column in table.filled(wanted)]
    return list(dict.fromkeys(found))


def _as_told(settings: Row | None, written: list[str], spoken: list[str], first: str) -> Tongues:
    """Our own settings decide when they are there; a language beside them is told."""
    if settings and (told := settings.take("wijkstem::languages").split()):
        heard = settings.take("wijkstem::spoken").split()
        for code in [each for each in (*written, *spoken) if each not in (*told, *heard)]:
            said = sentence(
                "Er zijn kolommen in %(code)s. Schrijf %(code)s erbij om die taal te gebruiken.",
                code=code,
            )
            settings.note("wijkstem::languages", said)
        return Tongues(tuple(dict.fromkeys(told)), tuple(dict.fromkeys(heard)))
    order = [first, *written] if first in written or not written else written
    return Tongues(tuple(dict.fromkeys(order)), tuple(spoken))


class _Codes:
    """Codes by what was written; an unknown language gets a code of its own, and a note."""

    def __init__(self, tables: list[Table]) -> None:
        self._tables = tables
        self._made: dict[str, str] = {}

    def of(self, written: str) -> str:
        known = code_of(written)
        if known:
            return known
        name = " ".join(written.split()).casefold()
        if name not in self._made:
            self._made[name] = made_up(self._made.values())
            self._tell(written, name)
        return self._made[name]

    def _tell(self, written: str, name: str) -> None:
        for table, column in self._columns(name):
            said = sentence(
                "De taal “%(name)s” kent Wijkstem niet; die heet nu %(code)s. Schrijf de code "
                "erachter, zoals “Turks (tr)”.",
                name=written,
                code=self._made[name],
            )
            table.findings.note(table.sheet, cell_name(column, table.top), said)

    def _columns(self, name: str) -> Iterator[tuple[Table, int]]:
        for table in self._tables:
            for column, each in table.headings.items():
                if each.language and " ".join(each.language.split()).casefold() == name:
                    yield table, column
