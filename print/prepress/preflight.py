"""Looks a PDF over before it goes to a print shop: any PDF, from here or from elsewhere."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
from pikepdf import Pdf

from forms.definition.sentence import Refusal, sentence
from print.prepress.checks.boxes import boxes
from print.prepress.checks.claim import claim
from print.prepress.checks.colour import colour
from print.prepress.checks.drawn import drawn
from print.prepress.checks.extras import extras
from print.prepress.checks.fonts import fonts
from print.prepress.checks.inspected import Inspected
from print.prepress.content.broken import BROKEN
from print.prepress.content.walk import Walker
from print.prepress.limits import USUAL, Limits
from print.prepress.report import Point, Report, judged

CHECKS: tuple[Callable[[Inspected], Iterator[Point]], ...] = (
    *(claim, boxes, colour, drawn, fonts, extras),
)

# What the library logs of a damaged file, the report says; nobody wants it on the screen as well.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


def preflight(path: Path, *, limits: Limits = USUAL) -> Report:
    """Raises a Refusal for what is not a PDF, needs a password or cannot be opened at all."""
    try:
        with warnings.catch_warnings(), pikepdf.open(path) as pdf:
            warnings.simplefilter("error")
            return _report(pdf, path.name, limits)
    except pikepdf.PasswordError as error:
        raise Refusal(
            sentence(
                "%(name)s is met een wachtwoord beveiligd. Bewaar het zonder wachtwoord.",
                name=path.name,
            )
        ) from error
    except OSError as error:
        raise Refusal(
            sentence(
                "%(name)s kan niet worden gelezen: %(reason)s.",
                name=path.name,
                reason=error.strerror or error,
            )
        ) from error
    except BROKEN as error:
        raise Refusal(
            sentence(
                "%(name)s is geen PDF, of is beschadigd. Maak het bestand opnieuw.", name=path.name
            )
        ) from error


def _report(pdf: Pdf, name: str, limits: Limits) -> Report:
    if not len(pdf.pages):
        raise Refusal(sentence("In %(name)s staan geen pagina’s.", name=name))
    walker = Walker()
    inspected = Inspected(
        pdf=pdf, pages=tuple(walker.page(page) for page in pdf.pages), limits=limits
    )
    points = [point for check in CHECKS for point in check(inspected)]
    return Report(
        name=name,
        pages=len(inspected.pages),
        standard=inspected.standard,
        points=(_whole(pdf), *points),
    )


def _whole(pdf: Pdf) -> Point:
    """Asked last: reading the pages brings damage to light that opening does not."""
    return judged(
        "file.whole",
        wrong=bool(pdf.get_warnings()),
        good=sentence("Het bestand is heel."),
        bad=sentence(
            "Het bestand is beschadigd. Een drukkerij kan het weigeren; maak het opnieuw."
        ),
    )
