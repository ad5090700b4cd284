"""The rows of a delivery sheet: what a print shop must know, in the order in which it asks."""

from __future__ import annotations

from collections.abc import Iterator

from forms.definition.sentence import Sentence, counted, sentence
from print.papers import A3, A4, A5, A6, Format
from print.prepress import presets
from print.prepress.order import Folding, Order, Stapling
from print.prepress.presets import Preset
from print.prepress.standards import Colours

Row = tuple[Sentence, Sentence]
_UNFOLDED = {A4.name: A3, A5.name: A4, A6.name: A5}


def rows(order: Order, preset: Preset) -> Iterator[Row]:
    yield sentence("Taal"), _language(order.language)
    yield sentence("Snijformaat"), _size(order.format)
    yield sentence("Afloop"), _bleed(preset)
    yield sentence("Pagina’s"), _pages(order)
    yield sentence("Kleuren"), _colours(order)
    yield sentence("Papier"), _paper(order)
    yield sentence("Vouwen"), _folding(order)
    yield sentence("Nieten"), _stapling(order)
    if order.bound:
        yield sentence("Bindzijde"), _binding(order)
    yield sentence("Nummering"), _numbering(order)
    yield sentence("Standaard"), _standard(order, preset)
    if order.deadline is not None:
        yield sentence("Leveren op"), _plain(f"{order.deadline:%d-%m-%Y}")


def _plain(words: str) -> Sentence:
    """What is the same in every language."""
    return Sentence("%(words)s", {"words": words})


def _language(code: str) -> Sentence:
    known = {
        "nl": sentence("Nederlands"),
        "en": sentence("Engels"),
        "tr": sentence("Turks"),
        "ar": sentence("Arabisch"),
        "pl": sentence("Pools"),
        "uk": sentence("Oekraïens"),
    }
    return known.get(code, _plain(code))


def _size(page: Format) -> Sentence:
    return sentence(
        "%(name)s staand, %(width)g × %(height)g mm",
        name=page.name,
        width=page.width,
        height=page.height,
    )


def _bleed(preset: Preset) -> Sentence:
    if preset.marks:
        return sentence("%(bleed)g mm rondom, met snijtekens", bleed=preset.bleed)
    return sentence("%(bleed)g mm rondom, zonder snijtekens", bleed=preset.bleed)


def _pages(order: Order) -> Sentence:
    if order.sides == 2:
        return counted("%(n)d pagina, dubbelzijdig", "%(n)d pagina’s, dubbelzijdig", n=order.pages)
    return counted("%(n)d pagina, enkelzijdig", "%(n)d pagina’s, enkelzijdig", n=order.pages)


def _colours(order: Order) -> Sentence:
    if order.colours is Colours.BLACK:
        return sentence("%(inks)s, alleen zwart", inks=order.inks)
    return sentence("%(inks)s, CMYK", inks=order.inks)


def _paper(order: Order) -> Sentence:
    paper, stock = order.paper, order.stock_name
    match stock, bool(paper):
        case (presets.COATED, True):
            return sentence("%(paper)s, gestreken", paper=paper)
        case (presets.COATED, False):
            return sentence("Gestreken")
        case (presets.UNCOATED, True):
            return sentence("%(paper)s, ongestreken (om op te schrijven)", paper=paper)
        case (presets.UNCOATED, False):
            return sentence("Ongestreken (om op te schrijven)")
    return _plain(f"{paper}, {stock}".lstrip(", "))


def _folding(order: Order) -> Sentence:
    if order.folding is Folding.NONE:
        return sentence("Niet vouwen")
    flat = _UNFOLDED.get(order.format.name)
    if flat is None:
        return sentence("Eén keer vouwen tot %(page)s", page=order.format.name)
    return sentence(
        "Eén keer vouwen: van %(flat)s tot %(page)s", flat=flat.name, page=order.format.name
    )


def _stapling(order: Order) -> Sentence:
    return {
        Stapling.NONE: sentence("Niet nieten"),
        Stapling.CORNER: sentence("Eén nietje in de bovenhoek"),
        Stapling.SADDLE: sentence("Twee nietjes in de rug"),
    }[order.stapling]


def _binding(order: Order) -> Sentence:
    if order.bound_on_the_right:
        return sentence("Rechts: deze taal leest van rechts naar links")
    return sentence("Links")


def _numbering(order: Order) -> Sentence:
    if order.numbered:
        return sentence("Elk exemplaar heeft een eigen nummer: digitaal printen")
    return sentence("Alle exemplaren zijn gelijk")


def _standard(order: Order, preset: Preset) -> Sentence:
    return sentence(
        "%(standard)s, kleurprofiel %(condition)s",
        standard=preset.standard,
        condition=preset.stock(order.stock_name).condition,
    )
