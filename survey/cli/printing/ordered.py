"""`print ordered`: makes what somebody ordered in the browser, in a process of its own."""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
from pathlib import Path

import click

from forms.definition.sentence import Refusal, sentence
from survey.cli.speaking import worded
from survey.cli.stores import settings
from survey.cli.usage import Command

_OFTEN = 0.5  # seconds between two looks at how far it is
_FULL = (errno.ENOSPC, errno.EDQUOT)
_KIND = 10  # how much others go first


@click.command(cls=Command, hidden=True)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def ordered(*, folder: Path) -> None:
    """The file gets its name when it is whole; whatever goes wrong leaves a sentence."""
    from survey.app import create_app
    from survey.fieldwork import print_waiting
    from survey.fieldwork.print_ordered import make_ordered

    os.umask(0o077)
    os.nice(_KIND)
    order = json.loads((folder / print_waiting.ORDER).read_text(encoding="utf-8"))
    work = folder / "work"
    work.mkdir()
    said = 0.0

    def progress(done: int, whole: int) -> None:
        nonlocal said
        if time.monotonic() - said > _OFTEN:
            print_waiting.say_progress(folder, done=done, whole=whole)
            said = time.monotonic()

    try:
        with create_app(settings()).app_context():
            make_ordered(order, work / order["name"], progress)
        (work / order["name"]).replace(folder / print_waiting.MADE)
    except Refusal as refusal:
        print_waiting.say_refused(folder, worded(refusal.sentence))
    except OSError as error:
        if error.errno not in _FULL:
            raise
        full = sentence("Er is geen plaats meer op de schijf. Vraag de beheerder om ruimte.")
        print_waiting.say_refused(folder, worded(full))
    finally:
        shutil.rmtree(work, ignore_errors=True)
