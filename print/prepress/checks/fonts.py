"""Fonts: each must travel with the file, and only with the letters that are used."""

from __future__ import annotations

from collections.abc import Iterator

from forms.definition.sentence import sentence
from print.prepress.checks.inspected import Inspected
from print.prepress.report import Point, judged


def fonts(inspected: Inspected) -> Iterator[Point]:
    yield judged(
        "fonts.embedded",
        pages=inspected.where(lambda seen: seen.loose_fonts),
        good=sentence("Alle lettertypen zitten in het bestand."),
        bad=sentence(
            "Deze lettertypen zitten niet in het bestand: %(names)s. Sluit ze in.",
            names=inspected.named(lambda seen: seen.loose_fonts),
        ),
    )
    yield judged(
        "fonts.subset",
        pages=inspected.where(lambda seen: seen.whole_fonts),
        good=sentence("Van elk lettertype zitten alleen de gebruikte letters in het bestand."),
        bad=sentence(
            "Deze lettertypen zitten in hun geheel in het bestand: %(names)s. "
            "Sluit alleen de gebruikte letters in.",
            names=inspected.named(lambda seen: seen.whole_fonts),
        ),
    )
