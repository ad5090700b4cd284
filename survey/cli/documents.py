"""Reads the files that organisers name, and writes documents as they would write them: YAML, JSON
or an XLSForm workbook.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from forms.definition.sentence import Refusal, sentence
from survey.cli.speaking import worded

if TYPE_CHECKING:
    from forms.definition.questionnaire import Questionnaire

_WORKBOOKS = (".xlsx", ".xlsm", ".xls")


class UnreadableFile(Refusal):
    """The file is not there, or is not text."""


def text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        said = sentence("%(file)s is geen leesbare tekst. Bewaar het als UTF-8.", file=file)
        raise UnreadableFile(said) from error
    except FileNotFoundError as error:
        said = sentence("%(file)s is er niet. Kijk of de naam klopt.", file=file)
        raise UnreadableFile(said) from error


def questionnaire_in(file: Path) -> Questionnaire:
    """Reads a questionnaire; what a workbook holds and we cannot take over goes to stderr."""
    from forms.definition.document import load

    if file.suffix.lower() not in _WORKBOOKS:
        return load(text_of(file), file=str(file))

    from forms.definition.xlsform import read_workbook

    imported = read_workbook(file)
    for note in imported.notes:
        click.echo(f"{note.place}: {worded(note.sentence)}", err=True)
    return imported.questionnaire


def write_document(data: dict[str, Any], *, to: Path | None) -> None:
    """Writes by what the name ends in: .xlsx, .json or else YAML; to the screen without a name."""
    if to is not None and to.suffix.lower() == ".xlsx":
        from forms.definition.document import questionnaire_from_data
        from forms.definition.xlsform import write_workbook

        write_workbook(questionnaire_from_data(data), to)
        return
    as_json = to is not None and to.suffix.lower() == ".json"
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n" if as_json else as_yaml(data)
    if to is None:
        click.echo(text, nl=False)
    else:
        to.write_text(text, encoding="utf-8")


def as_yaml(data: dict[str, Any]) -> str:
    """Block style, in the order of the document, with every letter as it is."""
    import yaml

    class Plain(yaml.SafeDumper):
        """Writes out what occurs twice: documents know no references."""

        def ignore_aliases(self, data: object) -> bool:
            return True

    return yaml.dump(
        data, Dumper=Plain, sort_keys=False, allow_unicode=True, default_flow_style=False, width=96
    )
