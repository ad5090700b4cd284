"""XLSForm -> Questionnaire, and a note for every cell that is not in it as it stood."""

from __future__ import annotations

import re
from pathlib import Path

from forms.definition import schema
from forms.definition.document import questionnaire_to_data
from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import sentence
from forms.definition.soundness import faults_of
from forms.definition.source import FaultyDocument, Source
from forms.definition.xlsform.asking import Asking
from forms.definition.xlsform.choices import YES, duplicates, lists_of, settle
from forms.definition.xlsform.notes import FaultyWorkbook, Findings, Imported, Note, in_order
from forms.definition.xlsform.package import Unreadable, opened
from forms.definition.xlsform.references import check_references
from forms.definition.xlsform.settings import settings_row, whole
from forms.definition.xlsform.table import Table
from forms.definition.xlsform.tongues import tongues
from forms.definition.xlsform.workbook import Book, read_book


def read_workbook(path: Path) -> Imported:
    """Reads a workbook; raises FaultyWorkbook with every fault, each with its sheet and cell."""
    findings = Findings()
    try:
        with opened(path) as archive:
            book = read_book(archive, findings)
    except Unreadable as error:
        raise FaultyWorkbook(str(path), [Note("", "", error.sentence)]) from error
    found = _questionnaire(path, book, findings) if not findings.faults else None
    if found is None or findings.faults:
        raise FaultyWorkbook(str(path), in_order(findings.faults, book.sheets))
    _hold_to_format(path, found, book)
    return Imported(found, in_order(findings.notes, book.sheets))


def _questionnaire(path: Path, book: Book, findings: Findings) -> Questionnaire | None:
    survey, choices = book.tables["survey"], book.tables.get("choices")
    settings = settings_row(book.tables.get("settings"))
    languages = tongues(list(book.tables.values()), settings)
    lists = lists_of(choices)
    if not (settings and settings.take("allow_choice_duplicates").lower() in YES):
        duplicates(lists)
    check_references(survey)
    sections = Asking(survey, lists, languages.written).sections()
    settle(lists)
    if not sections and not findings.faults:
        said = sentence("Geen enkele vraag van dit blad kan Wijkstem overnemen.")
        findings.faults = [Note(survey.sheet, f"A{survey.top}", said), *findings.notes]
    if not sections:
        return None
    return whole(path, settings, languages, survey, sections)


def _hold_to_format(path: Path, found: Questionnaire, book: Book) -> None:
    """The last net: what comes in is held to the schema and the meaning of every document."""
    source = Source(str(path), questionnaire_to_data(found), {})
    try:
        schema.hold_to(source, "questionnaire")
        faults = faults_of(found, source)
    except FaultyDocument as faulty:
        faults = faulty.faults
    if faults:
        survey = book.tables["survey"]
        told = [
            Note(survey.sheet, _cell(fault.path, found, survey), fault.sentence) for fault in faults
        ]
        raise FaultyWorkbook(str(path), in_order(told, book.sheets))


def _cell(path: str, found: Questionnaire, survey: Table) -> str:
    """Where the question of a fault stands; the headings when it is about no question."""
    place = re.match(r"sections\[(\d+)\]\.questions\[(\d+)\]", path)
    if place:
        key = found.sections[int(place[1])].questions[int(place[2])].key
        for row in survey.rows:
            if row.see("name") == key:
                return row.place("type")
    return f"A{survey.top}"
