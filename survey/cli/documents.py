"""Reads the files that organisers name, and writes documents as they would write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from forms.definition.sentence import Refusal, sentence


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


def write_document(data: dict[str, Any], *, to: Path | None) -> None:
    """Writes JSON to a name that ends in .json, else YAML; to the screen without a name."""
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
