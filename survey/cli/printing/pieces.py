"""Writes a poster, a flyer or an overview: for the office, or for a print shop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from forms.definition.sentence import sentence
from survey.cli.printing.delivery import deliver, is_zip, preset_named, require_deliverable
from survey.cli.speaking import complain, say
from survey.cli.whole_files import replacing

if TYPE_CHECKING:
    from print.document import Edge
    from print.papers import Format
    from print.prepress.order import Product
    from print.prepress.presets import Preset
    from survey.cli.printing.doors import Announced


class Draw(Protocol):
    def __call__(self, *, edge: Edge, black: bool) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A thing as it was asked for; `press` names a preset."""

    product: Product
    page: Format
    draw: Draw
    output: Path
    press: str | None
    quantity: int | None
    black: bool


def write_piece(wanted: Wanted, announced: Announced) -> None:
    """Writes the file as a whole and says where it is; PROEF is said as well."""
    from print.document import AT_HOME

    require_deliverable(wanted.output, press=wanted.press, quantity=wanted.quantity)
    press = preset_named(wanted.press, address=announced.address) if wanted.press else None
    with replacing(wanted.output) as draft:
        if press is None:
            draft.write_bytes(wanted.draw(edge=AT_HOME, black=wanted.black))
        else:
            _for_press(wanted, announced, draft, press=press)
    say(sentence("Klaar: %(file)s.", file=wanted.output))
    if announced.trial:
        complain(sentence("Er staat PROEF op: hang dit niet op en deel het niet uit."))


def _for_press(wanted: Wanted, announced: Announced, draft: Path, *, press: Preset) -> None:
    from print.prepress.finish import finish
    from print.prepress.standards import Colours
    from survey.fieldwork.print_orders import order_of_piece

    black = wanted.black or press.colours is Colours.BLACK
    campaign, language = announced.first.campaign, announced.language
    order = order_of_piece(
        campaign,
        product=wanted.product,
        page=wanted.page,
        language=language,
        colours=Colours.BLACK if black else Colours.CMYK,
    )
    drawn = draft.with_name("drawn.pdf")
    drawn.write_bytes(wanted.draw(edge=press.edge, black=black))
    pdf = draft.with_suffix(".pdf") if is_zip(draft) else draft
    stock = order.stock_name
    finish(drawn, pdf, preset=press, stock=stock, title=order.title, language=language)
    place = announced.first.link.place
    deliver(pdf, draft, order=order, press=press, quantity=wanted.quantity, place=place)
