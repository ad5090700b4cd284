"""What is drawn, as it comes out on paper: lines, text, pictures and transparency."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from forms.definition.sentence import sentence
from print.prepress.checks.inspected import Inspected
from print.prepress.report import Outcome, Point, judged
from print.prepress.standards import Standard

_ROUNDING = 0.005  # points


def drawn(inspected: Inspected) -> Iterator[Point]:
    yield judged(
        "content.readable",
        pages=inspected.where(lambda seen: seen.broken),
        good=sentence("De inhoud van elke pagina is te lezen."),
        bad=sentence("De inhoud is beschadigd. Maak de PDF opnieuw."),
    )
    yield _lines(inspected)
    yield _text(inspected)
    yield _pictures(inspected)
    yield _transparency(inspected)


def _lines(inspected: Inspected) -> Point:
    wanted = inspected.limits.line
    thinnest = min((seen.thinnest for seen in inspected.pages), default=inf)
    return judged(
        "lines.weight",
        pages=inspected.where(lambda seen: seen.thinnest < wanted - _ROUNDING),
        good=sentence("Alle lijnen zijn minstens %(wanted)g pt dik.", wanted=wanted),
        bad=sentence(
            "De dunste lijn is %(thinnest).2f pt. Maak lijnen minstens %(wanted)g pt dik.",
            thinnest=thinnest,
            wanted=wanted,
        ),
    )


def _text(inspected: Inspected) -> Point:
    wanted = inspected.limits.smallest_text
    if wanted is None:
        return Point(
            key="text.size",
            outcome=Outcome.NOT_APPLICABLE,
            said=sentence("Er is geen kleinste lettergrootte afgesproken."),
        )
    smallest = min((seen.smallest_text for seen in inspected.pages), default=inf)
    return judged(
        "text.size",
        pages=inspected.where(lambda seen: seen.smallest_text < wanted - _ROUNDING),
        good=sentence("Alle tekst is minstens %(wanted)g pt.", wanted=wanted),
        bad=sentence(
            "De kleinste tekst is %(smallest).1f pt. Maak tekst minstens %(wanted)g pt.",
            smallest=smallest,
            wanted=wanted,
        ),
    )


def _pictures(inspected: Inspected) -> Point:
    least, sharp = inspected.limits.resolution, inspected.limits.sharp
    coarsest = min((seen.coarsest for seen in inspected.pages), default=inf)
    key = "images.resolution"
    if coarsest == inf:
        said = sentence("Er zijn geen foto’s of andere beelden uit punten.")
        return Point(key=key, outcome=Outcome.NOT_APPLICABLE, said=said)
    if least <= coarsest < sharp:
        return Point(
            key=key,
            outcome=Outcome.REMARK,
            said=sentence(
                "Het grofste beeld heeft %(dots).0f dpi. Dat kan, maar %(sharp)g dpi is scherper.",
                dots=coarsest,
                sharp=sharp,
            ),
            pages=inspected.where(lambda seen: seen.coarsest < sharp),
        )
    return judged(
        key,
        pages=inspected.where(lambda seen: seen.coarsest < least),
        good=sentence("Alle beelden hebben minstens %(sharp)g dpi.", sharp=sharp),
        bad=sentence(
            "Een beeld heeft %(dots).0f dpi. Neem een beeld van minstens %(least)g dpi.",
            dots=coarsest,
            least=least,
        ),
    )


def _transparency(inspected: Inspected) -> Point:
    """Flattened in X-1a; in X-4 the press flattens it, so it is allowed there."""
    pages = inspected.where(lambda seen: seen.transparent)
    key = "transparency"
    wanted = inspected.limits.standard or inspected.standard
    if pages and wanted == Standard.X4:
        said = sentence("Er is transparantie. In PDF/X-4 mag dat.")
        return Point(key=key, outcome=Outcome.REMARK, said=said, pages=pages)
    return judged(
        key,
        pages=pages,
        good=sentence("Er is geen transparantie."),
        bad=sentence("Er is transparantie. Alleen in PDF/X-4 mag dat."),
    )
