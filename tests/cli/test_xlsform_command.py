"""`wijkstem questionnaire` with workbooks: tells what is not taken over, refuses what is wrong."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.cli.conftest import CommandLine

ROWS = [
    ("type", "name", "label::nl", "required"),
    ("text", "wens", "Wat wenst u?", "yes"),
    ("geopoint", "plek", "Waar?", None),
]


def workbook(path: Path, *rows: tuple[str | None, ...]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "survey"
    for row in rows:
        sheet.append(row)
    settings = book.create_sheet("settings")
    settings.append(("form_title", "form_id"))
    settings.append(("Wensen", "wensen"))
    book.save(path)
    return path


def test_import_writes_the_document_and_tells_what_is_not_in_it(
    cli: CommandLine, tmp_path: Path
) -> None:
    form, document = workbook(tmp_path / "vragen.xlsx", *ROWS), tmp_path / "vragen.yaml"
    ended = cli.run("questionnaire", "import", form, "-o", document)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr == (
        "survey!D2: “Verplicht” is niet overgenomen: bij Wijkstem mag iedereen elke vraag "
        "overslaan.\n"
        "survey!A3: Een plek op de kaart vraagt Wijkstem niet. Vraag de buurt met select_one en "
        "een lijst.\n"
    )
    assert "klopt: 1 vraag, in nl.\n" in cli.done("questionnaire", "check", document)


def test_a_refused_workbook_is_told_cell_by_cell_in_the_language_of_the_operator(
    cli: CommandLine, tmp_path: Path
) -> None:
    form = workbook(tmp_path / "vragen.xlsx", *ROWS, ("select_one k", "q", "Q", None))
    ended = cli.run("questionnaire", "check", form, LANG="en_GB.UTF-8")
    assert ended.returncode == 1
    assert ended.stderr == (
        f"{form}: survey!A4: The list “k” is not on the choices sheet. Put it there, or name a "
        "list that is there.\n"
    )


def test_what_is_exported_as_a_workbook_is_what_was_published(
    example: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "again.xlsx"
    example.done("questionnaire", "export", "lindenholt", "-o", file)
    ended = example.run("questionnaire", "publish", file, "--campaign", "lindenholt")
    assert (ended.stderr, ended.stdout) == ("", "Bewoners krijgen nu versie 1.\n")


def test_a_folder_that_is_not_there_is_a_sentence(example: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "nergens" / "uit.xlsx"
    ended = example.run("questionnaire", "export", "lindenholt", "-o", file)
    assert (ended.returncode, ended.stderr) == (
        1,
        f"{file}: dit bestand of deze map is er niet.\n",
    )
