"""Draws the file of a print run: for home and office, or as a print shop wants it.

The same run gives the same bytes, today and next year, as long as the program draws the same way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from forms.pictures.own import OwnPictures
from print.document import AT_HOME, Edge
from print.paper import draw_form
from print.prepress.finish import finish
from print.prepress.presets import UNCOATED, Preset
from survey.fieldwork.catalogues import catalogue
from survey.fieldwork.print_plans import Plan
from survey.fieldwork.print_runs import Made

Progress = Callable[[int], None]


def draw_run(
    plan: Plan,
    file: Path,
    *,
    run: str,
    key: str,
    press: Preset | None = None,
    pictures: OwnPictures | None = None,
    progress: Progress | None = None,
) -> Made:
    """Writes the PDF of a run; what stands in `file` when this fails is of no use."""
    if press is None:
        _draw(plan, file, run=run, key=key, pictures=pictures, edge=AT_HOME, progress=progress)
        return _made("", file)
    with TemporaryDirectory(dir=file.parent, prefix=".drawn-") as folder:
        drawn = Path(folder) / "form.pdf"
        _draw(plan, drawn, run=run, key=key, pictures=pictures, edge=press.edge, progress=progress)
        finish(
            drawn,
            file,
            preset=press,
            stock=UNCOATED,
            title=plan.layout.title,
            language=plan.layout.language,
        )
    return _made(press.name, file)


def _draw(
    plan: Plan,
    file: Path,
    *,
    run: str,
    key: str,
    pictures: OwnPictures | None,
    edge: Edge,
    progress: Progress | None,
) -> None:
    language = plan.layout.language
    with file.open("wb") as drawn:
        draw_form(
            plan.layout,
            drawn,
            run=run,
            copies=plan.copies,
            key=key,
            trial_mark=catalogue(language).gettext("PROEF") if plan.trial else "",
            edge=edge,
            pictures=pictures,
            progress=progress,
        )


def _made(preset: str, file: Path) -> Made:
    with file.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    return Made(preset=preset, sha256=digest, size=file.stat().st_size)
