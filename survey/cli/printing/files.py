"""Writes the files of a print run, each as a whole: for the office, or for a print shop."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forms.definition.sentence import sentence
from survey.cli.printing.delivery import is_zip, preset_named, require_deliverable
from survey.cli.speaking import worded
from survey.cli.stores import settings
from survey.cli.whole_files import replacing

if TYPE_CHECKING:
    from survey.fieldwork.print_files import Progress
    from survey.fieldwork.print_plans import Plan
    from survey.fieldwork.print_runs import Made

LONG_WORK = 400  # pages; less is done before one has read that it is being done


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which files of a run, and where; `quantity` is how many a print shop makes of a form
    without number."""

    output: Path
    press: str | None = None
    quantity: int | None = None
    layout: Path | None = None


@contextmanager
def printed(plan: Plan, *, run: str, wanted: Wanted) -> Iterator[Made]:
    """Draws the run; the files are in their place when the block has ended well."""
    from survey.fieldwork.print_delivery import deliver
    from survey.fieldwork.print_files import draw_run
    from survey.fieldwork.print_orders import order_of_form
    from survey.storage.keys import load_or_make

    quantity = plan.copies or wanted.quantity
    require_deliverable(wanted.output, press=wanted.press, quantity=quantity)
    press = preset_named(wanted.press, address=plan.address) if wanted.press else None
    key = load_or_make(settings().keys).sheet_code_key
    with ExitStack() as stack:
        draft = stack.enter_context(replacing(wanted.output))
        if wanted.layout is not None:
            public = stack.enter_context(replacing(wanted.layout))
            _write_layout(plan, public, run=run, key=key)
        pdf = draft.with_suffix(".pdf") if is_zip(draft) else draft
        with _progress(plan.pages) as progress:
            made = draw_run(
                plan,
                pdf,
                run=run,
                key=key,
                pictures=settings().pictures,
                press=press,
                progress=progress,
            )
        if press is not None:
            order = order_of_form(plan)
            deliver(pdf, draft, order=order, press=press, quantity=quantity, place=plan.place)
        yield made


def _write_layout(plan: Plan, file: Path, *, run: str, key: str) -> None:
    from print.layout_document import write_public

    with file.open("w", encoding="utf-8") as written:
        write_public(plan.layout, written, run=run, copies=plan.copies, key=key)


@contextmanager
def _progress(pages: int) -> Iterator[Progress | None]:
    """A bar for a person who waits; nothing in a log or a pipe."""
    if pages < LONG_WORK or not sys.stderr.isatty():
        yield None
        return
    label = worded(sentence("Pagina’s"))
    with click.progressbar(length=pages, label=label, file=sys.stderr) as bar:
        yield lambda done: bar.update(done - bar.pos)
