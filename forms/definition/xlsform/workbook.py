"""Which sheets a workbook has, which of them Wijkstem reads, and what becomes of the others."""

from __future__ import annotations

import difflib
import zipfile
from dataclasses import dataclass

from forms.definition.sentence import sentence
from forms.definition.xlsform.cells import Grid, cell_name, read_grid
from forms.definition.xlsform.columns import heading
from forms.definition.xlsform.notes import Findings
from forms.definition.xlsform.parts import Parts, parts_of
from forms.definition.xlsform.table import Table

MOST_ROWS = {"survey": 5_000, "choices": 20_000, "settings": 100}
_MOST_OTHER = 20_000
_NEEDED = {"survey": ("type", "name"), "choices": ("list_name", "name"), "settings": ()}
_ROW_BY_ROW = ("external_choices", "osm", "entities", "columns")


@dataclass(frozen=True, slots=True)
class Book:
    """The tables that Wijkstem reads; the names of all sheets in their order."""

    sheets: list[str]
    tables: dict[str, Table]


def read_book(archive: zipfile.ZipFile, findings: Findings) -> Book:
    """Reads the sheets; a sheet that is missing or too long is a fault."""
    parts = parts_of(archive)
    kinds = _kinds(archive, parts, findings)
    tables: dict[str, Table] = {}
    for name, part in parts.sheets:
        kind = kinds.get(name)
        most = MOST_ROWS[kind] if kind else _MOST_OTHER
        grid = read_grid(archive, parts, sheet=name, part=part, most=most + 1)
        if kind is None:
            _tell_other(grid, findings)
        elif grid.cut:
            _too_long(grid, most, findings)
        else:
            tables[kind] = Table(grid, findings, kind)
            _hold_to_headings(tables[kind], kind, findings)
    return Book([name for name, _ in parts.sheets], tables)


def _kinds(archive: zipfile.ZipFile, parts: Parts, findings: Findings) -> dict[str, str]:
    """Which sheet is the survey, the choices and the settings, by the names of the sheets."""
    names = [name for name, _ in parts.sheets]
    kinds: dict[str, str] = {}
    for name in names:
        kind = name.strip().lower()
        if kind in MOST_ROWS and kind not in kinds.values():
            kinds[name] = kind
    if "survey" in kinds.values():
        return kinds
    if len(names) == 1 and not kinds and _looks_like_survey(archive, parts):
        said = sentence("Dit blad heet geen “survey”, maar is wel zo gelezen. Noem het survey.")
        findings.note(names[0], "A1", said)
        return {names[0]: "survey"}
    near = difflib.get_close_matches("survey", names, n=1) or names[:1]
    said = sentence(
        "Er is geen blad “survey”. Dit bestand heeft: %(sheets)s. Noem het blad met vragen survey.",
        sheets=", ".join(names[:20]),
    )
    findings.fault(near[0] if near else "survey", "A1", said)
    return kinds


def _looks_like_survey(archive: zipfile.ZipFile, parts: Parts) -> bool:
    ((name, part),) = parts.sheets
    grid = read_grid(archive, parts, sheet=name, part=part, most=1)
    titles = [value.text for row in grid.rows.values() for value in row.values()]
    return {"type", "name"} <= {heading(title, "survey").name for title in titles}


def _hold_to_headings(table: Table, kind: str, findings: Findings) -> None:
    if kind == "survey" and not table.headings:
        findings.fault(table.sheet, "A1", sentence("Dit blad is leeg. Begin bij een voorbeeld."))
        return
    if kind == "choices" and not table.rows:
        return
    known = {each.name for each in table.headings.values()}
    for name in _NEEDED[kind]:
        if name not in known:
            near = difflib.get_close_matches(name, list(table.written.values()), n=1, cutoff=0.5)
            column = next((c for c, text in table.written.items() if [text] == near), 1)
            said = sentence(
                "Hier hoort een kolom “%(name)s”. In deze rij staan: %(found)s. Zet de namen van "
                "de kolommen in de eerste rij.",
                name=name,
                found=", ".join(list(table.written.values())[:12]),
            )
            findings.fault(table.sheet, cell_name(column, table.top), said)


def _too_long(grid: Grid, most: int, findings: Findings) -> None:
    said = sentence(
        "Dit blad heeft meer dan %(most)s rijen. Haal weg wat er niet bij hoort, of splits het.",
        most=most,
    )
    findings.fault(grid.sheet, f"A{max(grid.rows) + 1}", said)


def _tell_other(grid: Grid, findings: Findings) -> None:
    """A sheet that Wijkstem does not read: row by row when XLSForm gives it a meaning."""
    filled = sorted(grid.rows)
    if grid.sheet.strip().lower() in _ROW_BY_ROW:
        for number in filled[1:]:
            said = sentence("Het blad “%(sheet)s” wordt niet overgenomen.", sheet=grid.sheet)
            findings.note(grid.sheet, cell_name(min(grid.rows[number]), number), said)
    elif filled:
        last = max(column for row in grid.rows.values() for column in row)
        said = sentence(
            "Het blad “%(sheet)s” hoort niet bij XLSForm en wordt niet overgenomen.",
            sheet=grid.sheet,
        )
        findings.note(grid.sheet, f"A{filled[0]}:{cell_name(last, filled[-1])}", said)
