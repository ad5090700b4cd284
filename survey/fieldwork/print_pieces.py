"""Draws a poster, a flyer, a slip or an overview: for the office, or as a print shop wants it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from forms.definition.campaign import Campaign
from print.document import AT_HOME, Edge
from print.papers import Format
from print.prepress.finish import finish
from print.prepress.order import Product
from print.prepress.presets import Preset
from print.prepress.standards import Colours
from survey.fieldwork.print_delivery import deliver, is_zip
from survey.fieldwork.print_orders import order_of_piece


class Draw(Protocol):
    def __call__(self, *, edge: Edge, black: bool) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A thing of one page: what draws it, and what a print shop has to know of it."""

    product: Product
    page: Format
    draw: Draw
    campaign: Campaign
    language: str
    place: str
    black: bool = False


def draw_piece(
    piece: Piece, output: Path, *, press: Preset | None = None, quantity: int | None = None
) -> None:
    """Writes the PDF, or the zip for a print shop; what stands there after a failure is no use."""
    if press is None:
        output.write_bytes(piece.draw(edge=AT_HOME, black=piece.black))
        return
    black = piece.black or press.colours is Colours.BLACK
    order = order_of_piece(
        piece.campaign,
        product=piece.product,
        page=piece.page,
        language=piece.language,
        colours=Colours.BLACK if black else Colours.CMYK,
    )
    drawn = output.with_name("drawn.pdf")
    drawn.write_bytes(piece.draw(edge=press.edge, black=black))
    pdf = output.with_suffix(".pdf") if is_zip(output) else output
    stock = order.stock_name
    finish(drawn, pdf, preset=press, stock=stock, title=order.title, language=piece.language)
    deliver(pdf, output, order=order, press=press, quantity=quantity, place=piece.place)
