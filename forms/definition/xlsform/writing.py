"""Questionnaire -> XLSForm: three sheets that pyxform takes, and our own columns beside them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import Refusal, sentence
from forms.definition.xlsform.escapes import MOST, escaped
from forms.definition.xlsform.languages import written
from forms.definition.xlsform.rows import Cells, choice_rows, survey_rows, texts

_FIRST = {
    "survey": ("type", "name"),
    "choices": ("list_name", "name"),
    "settings": ("form_title", "form_id", "default_language"),
}


class TooLong(Refusal):
    """A text does not fit in a cell of a workbook."""


def write_workbook(questionnaire: Questionnaire, path: Path) -> None:
    """Writes the workbook; reading it again gives the same questionnaire."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    sheets = {
        "survey": list(survey_rows(questionnaire)),
        "choices": list(choice_rows(questionnaire)),
        "settings": [_settings(questionnaire)],
    }
    laid_out = {name: _laid_out(rows, _FIRST[name]) for name, rows in sheets.items()}
    book = Workbook(write_only=True)
    for name, rows in laid_out.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for row in rows:
            cells = [WriteOnlyCell(sheet, value=text or None) for text in row]
            for cell in cells:
                if cell.value is not None:
                    cell.data_type = "s"  # words that begin with = are no formula
            sheet.append(cells)
    stream = BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())


def _laid_out(rows: list[Cells], first: tuple[str, ...]) -> list[list[str]]:
    """The headings that any row uses, then every row under them."""
    headings = list(dict.fromkeys((*first, *(heading for row in rows for heading in row))))
    headings.sort(key=lambda heading: heading.startswith("wijkstem"))
    for text in (text for row in rows for text in row.values()):
        if len(escaped(text)) > MOST:
            raise TooLong(
                sentence(
                    "Een tekst is te lang voor een cel: “%(start)s…”. Maak hem korter.",
                    start=text[:40],
                )
            )
    return [headings, *([escaped(row.get(each, "")) for each in headings] for row in rows)]


def _settings(questionnaire: Questionnaire) -> Cells:
    first = questionnaire.languages[0]
    cells: Cells = {
        "form_title": questionnaire.title.wordings[first],
        "form_id": questionnaire.key,
        "default_language": written(first),
        "wijkstem::languages": " ".join(questionnaire.languages),
    }
    if questionnaire.spoken:
        cells["wijkstem::spoken"] = " ".join(questionnaire.spoken)
    if questionnaire.address != "u":
        cells["wijkstem::address"] = questionnaire.address
    if questionnaire.group:
        cells["wijkstem::group"] = "yes"
    titles = texts("wijkstem::title", "wijkstem::title_audio", questionnaire.title)
    titles.pop(f"wijkstem::title::{first}", None)
    return cells | titles | texts("wijkstem::intro", "wijkstem::intro_audio", questionnaire.intro)
