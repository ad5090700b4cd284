"""`print check`: looks a PDF over before it goes to a print shop."""

from __future__ import annotations

from pathlib import Path

import click

from survey.cli.speaking import catalogue, show_json
from survey.cli.speaking import gettext as _
from survey.cli.usage import Command


@click.command(cls=Command, help=_("Kijkt een PDF na voordat die naar de drukkerij gaat."))
@click.argument("file", type=click.Path(path_type=Path), metavar="BESTAND.pdf")
@click.option("--json", "as_json", is_flag=True, help=_("Voor een programma."))
def check(*, file: Path, as_json: bool) -> int:
    """Ends with 1 when a point fails."""
    from print.prepress.preflight import preflight

    report = preflight(file)
    if as_json:
        show_json(report.as_data(catalogue()))
    else:
        for line in report.lines(catalogue()):
            click.echo(line)
    return 0 if report.passed else 1
