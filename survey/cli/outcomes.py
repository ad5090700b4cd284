"""How a command ends: what went wrong -> a sentence for the person and an exit code.

0 done, 1 refused, 2 wrong usage; Ctrl-C and a closed pipe end as the shell expects of them.
"""

from __future__ import annotations

import errno
import os
import sys

import click

from forms.definition.sentence import Refusal, Sentence, sentence
from survey.cli.speaking import complain, worded
from survey.cli.unexpected import note_error
from survey.cli.usage import explain

_REASONS = {
    errno.ENOENT: sentence("dit bestand of deze map is er niet."),
    errno.EACCES: sentence("deze gebruiker mag hier niet bij."),
    errno.EISDIR: sentence("dit is een map; noem een bestand."),
    errno.ENOTDIR: sentence("dit is geen map."),
    errno.ENOSPC: sentence("de schijf is vol. Maak ruimte en probeer het opnieuw."),
    errno.EROFS: sentence("hier kan alleen gelezen worden. Kies een andere map."),
}
REFUSED, MISUSED, INTERRUPTED, CLOSED = 1, 2, 130, 141


def outcome_of(error: BaseException) -> int:
    """Says what went wrong and gives the exit code."""
    match error:
        case Refusal():
            for where, said in error.told():
                click.echo(f"{where}{worded(said)}", err=True)
            return REFUSED
        case click.ClickException():
            explain(error)
            return MISUSED
        case click.Abort() | KeyboardInterrupt():
            return INTERRUPTED
        case BrokenPipeError():
            _let_go_of_output()
            return CLOSED
        case OSError(filename=str(name)):
            complain(sentence("%(file)s: %(why)s", file=name, why=worded(_why(error))))
            return REFUSED
        case _:
            note_error(error)
            return REFUSED


def _why(error: OSError) -> Sentence:
    return _REASONS.get(error.errno or 0, sentence("hier kan niet gelezen of geschreven worden."))


def _let_go_of_output() -> None:
    """Nobody reads any more: what is still to be written goes nowhere, without complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
