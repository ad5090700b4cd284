"""The command line: main() runs one command; each noun has a module of its own."""

from __future__ import annotations

import sys

import click

from survey.cli.campaigns import campaign
from survey.cli.demo import demo
from survey.cli.outcomes import outcome_of
from survey.cli.places import place
from survey.cli.questionnaires import questionnaire
from survey.cli.responses import export, responses, results
from survey.cli.running import init, serve
from survey.cli.speaking import gettext as _
from survey.cli.speaking import write_anything
from survey.cli.usage import Group

COMMANDS = (init, serve, campaign, questionnaire, place, results, export, responses, demo)


@click.group(cls=Group, help=_("Eén vragenlijst, op elke manier ingevuld."))
def wijkstem() -> None: ...


for command in COMMANDS:
    wijkstem.add_command(command)


def main() -> None:
    """Runs what was asked. Whatever happens, a person gets a sentence and never a traceback."""
    write_anything()
    try:
        code = wijkstem.main(prog_name="wijkstem", standalone_mode=False)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        code = outcome_of(error)
    sys.exit(code if isinstance(code, int) else 0)
