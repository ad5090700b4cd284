"""What is asked of a print shop for forms, posters and the like: facts of the delivery sheet."""

from __future__ import annotations

from forms.definition.campaign import Campaign
from print.geometry import Layout
from print.papers import BOOKLET, FOLDED, PAPERS, Format
from print.prepress.order import Folding, Order, Product, Stapling
from print.prepress.standards import Colours
from survey.fieldwork.form_paper import sheets
from survey.fieldwork.print_plans import Plan
from survey.languages import SOURCE


def order_of_form(plan: Plan) -> Order:
    layout = plan.layout
    folded = layout.paper in (FOLDED.name, BOOKLET.name)
    return Order(
        product=Product.FORM,
        campaign=plan.campaign.key,
        title=layout.title,
        language=layout.language,
        format=PAPERS[layout.paper].page,
        pages=len(layout.pages),
        sides=2 if len(layout.pages) > 1 else 1,
        colours=Colours.BLACK,
        folding=Folding.ONCE if folded else Folding.NONE,
        stapling=_stapling(layout, folded=folded),
        numbered=plan.copies > 0,
        sender=_sender(plan.campaign),
        phone=plan.campaign.help_line.phone,
    )


def order_of_piece(
    campaign: Campaign,
    *,
    product: Product,
    page: Format,
    language: str,
    colours: Colours,
    pages: int = 1,
) -> Order:
    """Anything but a form: printed on one side."""
    return Order(
        product=product,
        campaign=campaign.key,
        title=campaign.title.wording(language).words,
        language=language,
        format=page,
        pages=pages,
        sides=1,
        colours=colours,
        sender=_sender(campaign),
        phone=campaign.help_line.phone,
    )


def _stapling(layout: Layout, *, folded: bool) -> Stapling:
    """What will be scanned stays loose: a staple tears, and jams the feeder."""
    if layout.scannable or sheets(layout) == 1:
        return Stapling.NONE
    return Stapling.SADDLE if folded else Stapling.CORNER


def _sender(campaign: Campaign) -> str:
    """In the language of the print shop, whatever the form speaks."""
    return campaign.sender.wording(SOURCE).words
