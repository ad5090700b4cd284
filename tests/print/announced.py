"""What the tests of posters, flyers and pictures announce, and how they read them back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import zxingcpp
from babel.support import Translations
from PIL import Image, ImageFilter

from forms.examples import catalogue
from forms.screen.render import own_name
from print.papers import MILLIMETRE, Format
from print.publicity.announcement import Announcement, Wordings

SIX = ("nl", "en", "tr", "ar", "pl", "uk")
URL = "https://wijkstem.voorbeeldgemeente.nl/q/7KM4PT"
_CATALOGUES = Path(__file__).parents[2] / "translations"
_COLOURLESS = frozenset(
    ["g", "G", "rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "gs", "ri"]
)


def announcement(name: str = "lindenholt", language: str = "nl", **changes: Any) -> Announcement:
    """What an example campaign announces at one place, but for these changes."""
    campaign = catalogue.campaign(name)
    asked, picture = campaign.promotion.question, campaign.promotion.picture
    assert asked
    assert picture
    said = Translations.load(str(_CATALOGUES), [language]).gettext
    usual: dict[str, Any] = {
        "language": language,
        "title": campaign.title.wording(language).words,
        "question": asked.wording(language).words,
        "sender": campaign.sender.wording(language).words,
        "phone": campaign.help_line.phone,
        "url": URL,
        "place": "Supermarkt, ingang",
        "picture": picture,
        "languages": tuple((each, own_name(each)) for each in SIX if each != language),
        "wordings": Wordings(
            scan_me=said("Scan de code met uw telefoon"),
            or_go_to=said("Of typ dit adres"),
            or_call=said("Liever samen of op papier? Bel"),
            advice_not_vote=said("Dit is een advies aan de wijk, geen verkiezing."),
            trial_mark=said("PROEF"),
        ),
    }
    return Announcement(**usual | changes)


@dataclass(frozen=True)
class Seen:
    """One page of a PDF, read back."""

    pdf: bytes
    number: int = 0

    @cache  # noqa: B019  # a test's pages are few
    def image(self, dpi: int) -> Image.Image:
        with pypdfium2.PdfDocument(self.pdf) as document:
            return document[self.number].render(scale=dpi / 72).to_pil().convert("RGB")

    @property
    def text(self) -> str:
        """One line, in the order in which it was drawn."""
        with pypdfium2.PdfDocument(self.pdf) as document:
            words = document[self.number].get_textpage().get_text_range()
        return " ".join(words.split())

    def codes(self, dpi: int = 150) -> list[Any]:
        return zxingcpp.read_barcodes(self.image(dpi))

    def heights(self, words: str) -> list[float]:
        """How high each letter of these words is, in points."""
        return [top - bottom for _, bottom, _, top in self.letters(words)]

    def letters(self, words: str) -> list[tuple[float, float, float, float]]:
        """Left, bottom, right and top of each letter, in points."""
        with pypdfium2.PdfDocument(self.pdf) as document:
            page = document[self.number].get_textpage()
            found = page.search(words).get_next()
            assert found, words
            return [page.get_charbox(found[0] + each) for each in range(found[1])]

    def lines(self) -> list[tuple[float, float, float, float]]:
        """Left, bottom, right and top of every run of text."""
        with pypdfium2.PdfDocument(self.pdf) as document:
            page = document[self.number].get_textpage()
            return [page.get_rect(each) for each in range(page.count_rects())]

    def operations(self) -> Iterator[tuple[str, list[float]]]:
        """Every operator with its numbers."""
        with pikepdf.open(BytesIO(self.pdf)) as document:
            page = document.pages[self.number]
            for each in pikepdf.parse_content_stream(page):
                numbers = [float(n) for n in each.operands if _number(n)]  # type: ignore[arg-type]
                yield str(each.operator), numbers

    def inks(self) -> list[list[float]]:
        return [numbers for operator, numbers in self.operations() if operator in ("k", "K")]

    def type_sizes(self) -> list[float]:
        """Of every line, in the order in which they were drawn."""
        size, found = 0.0, []
        for operator, numbers in self.operations():
            if operator == "Tf":
                size = numbers[-1]
            elif operator == "Tj":
                found.append(size)
        return found


def read_in_every_way(seen: Seen) -> list[list[str]]:
    """What a telephone reads in the page as it is, blurred, turned, and seen coarsely."""
    fine, coarse = seen.image(150), seen.image(75)
    turned = [fine.rotate(angle, expand=True, fillcolor="white") for angle in (7, 180)]
    views = [fine, fine.filter(ImageFilter.GaussianBlur(1)), *turned, coarse]
    return [[code.text for code in zxingcpp.read_barcodes(view)] for view in views]


def uneven_edges(image: Image.Image, page: Format) -> list[str]:
    """The strips of eight millimetres along the edges that hold anything but even colour."""
    eight = int(8 / page.width * image.width)
    wide, high = image.size
    sides = {"left": (0, eight), "right": (wide - eight, wide)}
    found = [
        f"{name} at {y}"
        for name, (start, end) in sides.items()
        for y in range(high)
        if not _even(image.crop((start, y, end, y + 1)))
    ]
    ends = {"top": (0, 0, wide, eight), "bottom": (0, high - eight, wide, high)}
    return found + [name for name, box in ends.items() if not _even(image.crop(box))]


def overlapping(boxes: list[tuple[float, float, float, float]]) -> list[Any]:
    """Pairs that cover each other by more than a point both ways."""
    return [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > 1
        and min(one[3], other[3]) - max(one[1], other[1]) > 1
    ]


def code_box(seen: Seen) -> tuple[float, float, float, float]:
    """The dark part of the only code, in points from the lower left."""
    image = seen.image(150)
    (code,) = seen.codes()
    corners = (code.position.top_left, code.position.bottom_right)
    xs, ys = sorted(each.x for each in corners), sorted(each.y for each in corners)
    points = 72 / 150
    bottom, top = image.height - ys[1], image.height - ys[0]
    return xs[0] * points, bottom * points, xs[1] * points, top * points


def with_white(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A code with the four modules around it that must stay white; it has 33 of them."""
    white = 4 * (box[2] - box[0]) / 33
    left, bottom, right, top = box
    return left - white, bottom - white, right + white, top + white


def foreign_operators(seen: Seen) -> set[str]:
    """Everything that would set a colour other than by printing inks, or see through."""
    return {operator for operator, _ in seen.operations()} & _COLOURLESS


def millimetres(points: float) -> float:
    return points / MILLIMETRE


def _even(image: Image.Image) -> bool:
    return all(low == high for low, high in image.getextrema())


def _number(value: object) -> bool:
    try:
        float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return True
