"""What belongs on a screen and not on a press: notes, fields, scripts, layers, attached files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pikepdf import Dictionary, Object, Pdf

from forms.definition.sentence import sentence
from print.prepress.checks.inspected import Inspected, entries
from print.prepress.content.broken import BROKEN
from print.prepress.report import Point, judged


def extras(inspected: Inspected) -> Iterator[Point]:
    pdf = inspected.pdf
    yield judged(
        "extras.encryption",
        wrong=pdf.is_encrypted,
        good=sentence("Het bestand is niet beveiligd."),
        bad=sentence("Het bestand is beveiligd. Bewaar het zonder wachtwoord."),
    )
    yield judged(
        "extras.annotations",
        pages=[
            number for number, page in enumerate(pdf.pages, start=1) if entries(page.obj, "/Annots")
        ],
        good=sentence("Er zijn geen notities of koppelingen."),
        bad=sentence("Er zijn notities, koppelingen of velden. Haal ze weg."),
    )
    yield judged(
        "extras.fields",
        wrong=_found(pdf, lambda root: bool(entries(root["/AcroForm"], "/Fields"))),
        good=sentence("Er zijn geen invulvelden."),
        bad=sentence("Er zijn invulvelden. Haal ze weg."),
    )
    yield judged(
        "extras.scripts",
        wrong=_found(pdf, _scripted) or any("/AA" in page.obj for page in pdf.pages),
        good=sentence("Er zijn geen scripts of acties."),
        bad=sentence("Er zijn scripts of acties. Haal ze weg."),
    )
    yield judged(
        "extras.layers",
        wrong=_found(pdf, lambda root: bool(entries(root["/OCProperties"], "/OCGs"))),
        good=sentence("Er zijn geen lagen."),
        bad=sentence("Er zijn lagen. Voeg ze samen."),
    )
    yield judged(
        "extras.files",
        wrong=_found(pdf, lambda root: "/EmbeddedFiles" in root["/Names"])
        or _found(pdf, lambda root: "/AF" in root),
        good=sentence("Er zijn geen bijlagen."),
        bad=sentence("Er zijn bijlagen. Haal ze weg."),
    )


def _scripted(root: Object) -> bool:
    opening = root.get("/OpenAction")
    acts = isinstance(opening, Dictionary) and "/S" in opening  # else a place to open at
    return acts or "/AA" in root or "/JavaScript" in root.get("/Names", Dictionary())


def _found(pdf: Pdf, sought: Callable[[Object], bool]) -> bool:
    """What is not there, or is broken, is not there for a press either."""
    try:
        return sought(pdf.Root)
    except BROKEN:
        return False
