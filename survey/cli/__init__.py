"""The command line: main() runs one command; each noun has a module of its own."""

from __future__ import annotations

import sys

import click

from survey.cli.backups import backup, restore
from survey.cli.campaigns import campaign
from survey.cli.demo import demo
from survey.cli.outcomes import outcome_of
from survey.cli.places import place
from survey.cli.printing import printing
from survey.cli.priorities import priorities
from survey.cli.questionnaires import questionnaire
from survey.cli.recordings import audio
from survey.cli.responses import export, responses, results
from survey.cli.running import init, serve
from survey.cli.speaking import gettext as _
from survey.cli.speaking import write_anything
from survey.cli.usage import Group
from survey.cli.users import user
from survey.cli.verifying import verify
from survey.cli.weeks import week
from survey.cli.wording import wording

COMMANDS = (
    *(init, serve, campaign, questionnaire, wording, place, printing),
    *(results, priorities, export, responses, demo, user, backup, restore, verify, week),
)


@click.group(cls=Group, help=_("Eén vragenlijst, op elke manier ingevuld."))
def wijkstem() -> None: ...


for command in COMMANDS:
    wijkstem.add_command(command)
questionnaire.add_command(audio)


def main() -> None:
    """Runs what was asked. Whatever happens, a person gets a sentence and never a traceback."""
    write_anything()
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        code = outcome_of(error)
    sys.exit(code)


def _run(words: list[str]) -> int:
    """Not by click's own main(): that ends a closed pipe its own way."""
    try:
        with wijkstem.make_context("wijkstem", words) as context:
            code = wijkstem.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return code if isinstance(code, int) else 0
