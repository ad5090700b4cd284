"""Draws a poster, a flyer, a slip or an overview: for the office, or as a print shop wants it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from forms.definition.campaign import Campaign
from print.document import AT_HOME, Edge
from print.papers import Format
from print.prepress.finish import finish
from print.prepress.order import Order, Product
from print.prepress.presets import Preset
from print.prepress.standards import Colours
from survey.fieldwork.print_delivery import deliver, is_zip
from survey.fieldwork.print_orders import order_of_piece


class Draw(Protocol):
    def __call__(self, *, edge: Edge, black: bool) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Anything but a form: what draws it, and what a print shop has to know of it."""

    product: Product
    page: Format
    draw: Draw
    campaign: Campaign
    language: str
    place: str
    black: bool = False
    pages: int = 1


def draw_piece(
    piece: Piece, output: Path, *, press: Preset | None = None, quantity: int | None = None
) -> None:
    """Writes the PDF, or the zip for a print shop; what stands there after a failure is no use."""
    if press is None:
        output.write_bytes(piece.draw(edge=AT_HOME, black=piece.black))
        return
    pdf = output.with_suffix(".pdf") if is_zip(output) else output
    order = draw_for_press(piece, pdf, press=press)
    deliver(pdf, output, order=order, press=press, quantity=quantity, place=piece.place)


def draw_for_press(piece: Piece, pdf: Path, *, press: Preset) -> Order:
    """Writes the PDF as a print shop wants it; says what is to be asked of that shop."""
    order = order_of(piece, press=press)
    drawn = pdf.with_name("drawn.pdf")
    drawn.write_bytes(piece.draw(edge=press.edge, black=order.colours is Colours.BLACK))
    finish(
        drawn,
        pdf,
        preset=press,
        stock=order.stock_name,
        title=order.title,
        language=piece.language,
    )
    return order


def order_of(piece: Piece, *, press: Preset | None) -> Order:
    black = piece.black or (press is not None and press.colours is Colours.BLACK)
    return order_of_piece(
        piece.campaign,
        product=piece.product,
        page=piece.page,
        language=piece.language,
        colours=Colours.BLACK if black else Colours.CMYK,
        pages=piece.pages,
    )
