"""The boxes of every page: where it is trimmed, how far it bleeds, and whether all are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Page

from forms.definition.sentence import Sentence, sentence
from print.papers import A3, A4, A5, A6, MILLIMETRE, Format
from print.prepress.checks.inspected import Inspected
from print.prepress.content.broken import BROKEN
from print.prepress.report import Point, judged

FORMATS = (A3, A4, A5, A6)
TOLERANCE = 0.1  # millimetres, as good as a guillotine cuts
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Boxes:
    """In millimetres: left, bottom, right, top."""

    media: Box
    bleed: Box
    trim: Box

    @property
    def size(self) -> tuple[float, float]:
        left, bottom, right, top = self.trim
        return round(right - left, 1), round(top - bottom, 1)

    @property
    def margin(self) -> float:
        """The smallest bleed of the four sides."""
        return min(_distances(self.bleed, self.trim))

    @property
    def nested(self) -> bool:
        gaps = _distances(self.bleed, self.trim) + _distances(self.media, self.bleed)
        return min(gaps) >= -TOLERANCE


def boxes(inspected: Inspected) -> Iterator[Point]:
    found = [_of(page) for page in inspected.pdf.pages]
    numbered = [(number, each) for number, each in enumerate(found, start=1) if each]
    yield judged(
        "boxes.trim",
        pages=[number for number, each in enumerate(found, start=1) if each is None],
        good=sentence("Elke pagina zegt waar wordt gesneden (TrimBox)."),
        bad=sentence("Het snijformaat (TrimBox) ontbreekt of is niet te lezen."),
    )
    yield judged(
        "boxes.nested",
        pages=[number for number, each in numbered if not each.nested],
        good=sentence("Het snijformaat ligt binnen de afloop, en de afloop binnen het blad."),
        bad=sentence("Het snijformaat (TrimBox) steekt buiten de afloop (BleedBox) of het blad."),
    )
    least = min((each.margin for _, each in numbered), default=0)
    wanted = inspected.limits.bleed
    yield judged(
        "boxes.bleed",
        pages=[number for number, each in numbered if each.margin < wanted - TOLERANCE],
        good=sentence("De afloop is rondom minstens %(wanted)g mm.", wanted=wanted),
        bad=sentence(
            "De afloop is %(least).1f mm. Er is rondom %(wanted)g mm nodig.",
            least=max(least, 0),
            wanted=wanted,
        ),
    )
    yield from _sizes(numbered, inspected.limits.page)


def _sizes(numbered: list[tuple[int, Boxes]], wanted: Format | None) -> Iterator[Point]:
    usual = Counter(each.size for _, each in numbered).most_common(1)
    size = usual[0][0] if usual else (0.0, 0.0)
    yield judged(
        "boxes.alike",
        pages=[number for number, each in numbered if not _same(each.size, size)],
        good=sentence("Alle pagina’s zijn even groot: %(size)s.", size=_said(size)),
        bad=sentence(
            "Niet alle pagina’s zijn even groot. De meeste zijn %(size)s.", size=_said(size)
        ),
    )
    found = format_of(size)
    yield judged(
        "boxes.format",
        wrong=found is None or wanted not in (None, found),
        good=sentence("Het formaat is %(name)s.", name=found.name if found else ""),
        bad=_no_format(size, wanted),
    )


def _no_format(size: tuple[float, float], wanted: Format | None) -> Sentence:
    if wanted is not None:
        return sentence(
            "Het formaat is %(size)s, maar er is %(name)s besteld.",
            size=_said(size),
            name=wanted.name,
        )
    return sentence(
        "%(size)s is geen gewoon formaat. Kies uit: %(known)s.",
        size=_said(size),
        known=", ".join(each.name for each in reversed(FORMATS)),
    )


def format_of(size: tuple[float, float]) -> Format | None:
    """The format of this trimmed size, upright or lying."""
    for each in FORMATS:
        if _same(size, (each.width, each.height)) or _same(size, (each.height, each.width)):
            return each
    return None


def _same(size: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= 5 * TOLERANCE for a, b in zip(size, other, strict=True))


def _said(size: tuple[float, float]) -> str:
    return f"{size[0]:g} × {size[1]:g} mm"


def _of(page: Page) -> Boxes | None:
    """None without a trim that can be read; a page without a bleed of its own has none."""
    try:
        unit = float(page.obj.get("/UserUnit", 1)) / MILLIMETRE
        trim, media = page.obj["/TrimBox"], page.obj["/MediaBox"]
        read = [_box(each, unit) for each in (media, page.obj.get("/BleedBox", trim), trim)]
    except BROKEN:
        return None
    return Boxes(*read)


def _box(given: object, unit: float) -> Box:
    left, bottom, right, top = (float(each) * unit for each in given)  # type: ignore[attr-defined]
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _distances(outer: Box, inner: Box) -> tuple[float, ...]:
    return (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
