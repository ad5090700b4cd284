"""Notes errors that nobody foresaw: where in the code and of what type, never with what contents.

A message or a variable could hold what a resident wrote, so neither is kept; nor is the hour.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from forms.definition.sentence import Refusal, sentence
from survey.cli.speaking import complain
from survey.clock import today
from survey.config import ROOT, settings_from

FILE = "errors.log"


def note_error(error: BaseException | None, *, during: str = "wijkstem") -> None:
    """Appends the error to the log of this installation, and tells the operator where."""
    file: Path | None = None
    with suppress(OSError, Refusal):
        folder = settings_from(os.environ).data
        _append(folder / FILE, [f"{today()} {during}", *_steps(error)])
        file = folder / FILE
    if file is not None:
        said = sentence("Er ging iets mis. Waar in het programma staat in %(file)s.", file=file)
    else:
        said = sentence("Er ging iets mis. Probeer het opnieuw, of vraag de beheerder om hulp.")
    complain(said)


class NotedErrors(logging.Handler):
    """Sends what the server and its libraries log the same way; less than an error goes nowhere."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            error = record.exc_info[1] if record.exc_info else None
            note_error(error, during=f"{record.name}: {_said(record)}")


def _said(record: logging.LogRecord) -> str:
    """Our own words name no contents; of others we keep what stands in their code."""
    ours = record.name.partition(".")[0] == "survey"
    text = record.getMessage() if ours else str(record.msg)
    return (text.splitlines() or [""])[0][:200]


def _steps(error: BaseException | None) -> Iterator[str]:
    """Each exception of the chain with its frames: file, line and function."""
    while error is not None:
        yield f"  {type(error).__module__}.{type(error).__qualname__}"
        for frame, line in traceback.walk_tb(error.__traceback__):
            file = frame.f_code.co_filename.removeprefix(f"{ROOT}{os.sep}")
            yield f"    {file}:{line} {frame.f_code.co_name}"
        error = error.__cause__ or error.__context__


def _append(file: Path, lines: list[str]) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        log.write("\n".join(lines) + "\n")
