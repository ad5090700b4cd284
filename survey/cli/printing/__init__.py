"""`print`: forms, posters and flyers on paper, and the print runs that were made."""

from __future__ import annotations

import click

from survey.cli.printing.checking import check
from survey.cli.printing.ordered import ordered
from survey.cli.printing.paper import paper
from survey.cli.printing.publicity import flyer, overview, poster, slip, social
from survey.cli.printing.runs import accepted, again, runs
from survey.cli.speaking import gettext as _
from survey.cli.usage import Group

COMMANDS = (
    *(paper, again, runs, accepted, poster, flyer),
    *(overview, slip, social, check, ordered),
)


@click.group("print", cls=Group, help=_("Op papier: vragenlijsten, posters, flyers."))
def printing() -> None: ...


for command in COMMANDS:
    printing.add_command(command)
