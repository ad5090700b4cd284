"""The options that several `print` commands share."""

from __future__ import annotations

from pathlib import Path

import click

from survey.cli.speaking import gettext as _

_FILE = click.Path(path_type=Path)

CAMPAIGN = click.option(
    "--campaign", metavar="KEY", required=True, help=_("Van welke vragenronde.")
)
PLACE = click.option("--place", metavar="PLEK", help=_("Voor deze plek: de naam of een code."))
LANGUAGE = click.option(
    "--language", metavar="nl", help=_("In deze taal; anders de eerste van de vragenlijst.")
)
PRESS = click.option(
    "--press", metavar="x4", help=_("Voor de drukkerij: x4, x1a, black of een eigen instelling.")
)
LAYOUT = click.option(
    "--layout", type=_FILE, metavar="BESTAND.json", help=_("Ook waar elk hokje staat, als JSON.")
)
OUTPUT = click.option(
    "-o", "--output", required=True, type=_FILE, help=_("Naar dit bestand: .pdf of .zip.")
)
QUANTITY = click.option(
    "--quantity",
    type=click.IntRange(1, 1_000_000),
    metavar="500",
    help=_("Hoeveel de drukkerij er maakt; staat op het aanleverblad."),
)
BLACK = click.option("--black", is_flag=True, help=_("Alleen zwarte inkt."))
AS_JSON = click.option("--json", "as_json", is_flag=True, help=_("Voor een programma."))
