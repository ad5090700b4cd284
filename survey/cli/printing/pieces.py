"""Writes a poster, a flyer or an overview: for the office, or for a print shop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from forms.definition.sentence import sentence
from survey.cli.printing.delivery import preset_named, require_deliverable
from survey.cli.speaking import complain, say
from survey.cli.stores import writing
from survey.cli.whole_files import replacing

if TYPE_CHECKING:
    from print.papers import Format
    from print.prepress.order import Product
    from survey.cli.printing.doors import Announced
    from survey.fieldwork.print_pieces import Draw


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
    pages: int = 1


def write_piece(wanted: Wanted, announced: Announced) -> None:
    """Writes the file as a whole and says where it is; PROEF is said as well."""
    from survey.fieldwork.print_pieces import Piece, draw_piece

    require_deliverable(wanted.output, press=wanted.press, quantity=wanted.quantity)
    press = preset_named(wanted.press, address=announced.address) if wanted.press else None
    piece = Piece(
        product=wanted.product,
        page=wanted.page,
        draw=wanted.draw,
        campaign=announced.first.campaign,
        language=announced.language,
        place=announced.first.link.place,
        black=wanted.black,
        pages=wanted.pages,
    )
    with replacing(wanted.output) as draft:
        draw_piece(piece, draft, press=press, quantity=wanted.quantity)
        _keep(wanted, announced)
    say(sentence("Klaar: %(file)s.", file=wanted.output))
    if announced.trial:
        complain(sentence("Er staat PROEF op: hang dit niet op en deel het niet uit."))


def _keep(wanted: Wanted, announced: Announced) -> None:
    """So that a campaign that gets another last day can say what has the old one."""
    from survey.fieldwork.handouts import keep_handout
    from survey.storage.finding import campaign_by_key

    with writing() as session:
        keep_handout(
            session,
            campaign=campaign_by_key(session, key=announced.first.campaign.key),
            product=wanted.product,
            size=wanted.page.name,
            language=announced.language,
            quantity=wanted.quantity or 0,
            trial=announced.trial,
            place_id=announced.first.link.place_id if len(announced.doors) == 1 else None,
        )
