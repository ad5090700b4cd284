"""`print poster`, `flyer`, `overview` and `social`: what makes a campaign known."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from forms.definition.sentence import sentence
from survey.cli.printing.doors import every_place, one_place
from survey.cli.printing.options import BLACK, CAMPAIGN, LANGUAGE, OUTPUT, PLACE, PRESS, QUANTITY
from survey.cli.printing.pieces import Wanted, write_piece
from survey.cli.speaking import complain, say
from survey.cli.speaking import gettext as _
from survey.cli.stores import settings
from survey.cli.usage import Command
from survey.cli.whole_files import replacing


@click.command(cls=Command, help=_("Maakt een poster voor een plek, met de eigen QR-code."))
@CAMPAIGN
@PLACE
@LANGUAGE
@click.option("--size", type=click.Choice(["A4", "A3"]), default="A4", help=_("Hoe groot."))
@PRESS
@QUANTITY
@BLACK
@OUTPUT
def poster(
    *,
    campaign: str,
    place: str | None,
    language: str | None,
    size: str,
    press: str | None,
    quantity: int | None,
    black: bool,
    output: Path,
) -> None:
    from print.papers import A3, A4
    from print.prepress.order import Product
    from survey.public.posters import poster_of

    with one_place(campaign, place=place, language=language) as announced:
        page = {"A4": A4, "A3": A3}[size]
        draw = partial(
            poster_of,
            announced.first,
            language=announced.language,
            page=page,
            address=announced.address,
        )
        wanted = Wanted(
            product=Product.POSTER,
            page=page,
            draw=draw,
            output=output,
            press=press,
            quantity=quantity,
            black=black,
        )
        write_piece(wanted, announced)


@click.command(cls=Command, help=_("Maakt een flyer voor een plek, met de eigen QR-code."))
@CAMPAIGN
@PLACE
@LANGUAGE
@click.option("--size", type=click.Choice(["A5", "A6"]), default="A5", help=_("Hoe groot."))
@PRESS
@QUANTITY
@BLACK
@OUTPUT
def flyer(
    *,
    campaign: str,
    place: str | None,
    language: str | None,
    size: str,
    press: str | None,
    quantity: int | None,
    black: bool,
    output: Path,
) -> None:
    from print.papers import A5, A6
    from print.prepress.order import Product
    from survey.public.posters import flyer_of

    with one_place(campaign, place=place, language=language) as announced:
        page = {"A5": A5, "A6": A6}[size]
        draw = partial(
            flyer_of,
            announced.first,
            language=announced.language,
            page=page,
            address=announced.address,
        )
        wanted = Wanted(
            product=Product.FLYER,
            page=page,
            draw=draw,
            output=output,
            press=press,
            quantity=quantity,
            black=black,
        )
        write_piece(wanted, announced)


@click.command(cls=Command, help=_("Maakt een overzicht van alle plekken met hun QR-codes."))
@CAMPAIGN
@LANGUAGE
@PRESS
@QUANTITY
@BLACK
@OUTPUT
def overview(
    *,
    campaign: str,
    language: str | None,
    press: str | None,
    quantity: int | None,
    black: bool,
    output: Path,
) -> None:
    from print.overview import pages_for
    from print.papers import A4
    from print.prepress.order import Product
    from survey.public.posters import overview_of

    with every_place(campaign, language=language) as announced:
        draw = partial(overview_of, announced.doors, language=announced.language)
        wanted = Wanted(
            product=Product.OVERVIEW,
            page=A4,
            draw=draw,
            output=output,
            press=press,
            quantity=quantity,
            black=black,
            pages=pages_for(len(announced.doors)),
        )
        write_piece(wanted, announced)


@click.command(cls=Command, help=_("Maakt de strook waarop bewoners zich aanmelden."))
@CAMPAIGN
@LANGUAGE
@PRESS
@QUANTITY
@BLACK
@OUTPUT
def slip(
    *,
    campaign: str,
    language: str | None,
    press: str | None,
    quantity: int | None,
    black: bool,
    output: Path,
) -> None:
    from print.papers import A5
    from print.prepress.order import Product
    from survey.fieldwork.contact_slip import slip_of
    from survey.storage.keys import load_or_make

    with every_place(campaign, language=language) as announced:
        draw = partial(
            slip_of,
            announced.first,
            language=announced.language,
            key=load_or_make(settings().keys).sheet_code_key,
            trial=announced.trial,
        )
        wanted = Wanted(
            product=Product.SLIP,
            page=A5,
            draw=draw,
            output=output,
            press=press,
            quantity=quantity,
            black=black,
        )
        write_piece(wanted, announced)


@click.command(cls=Command, help=_("Maakt tekst en plaatjes voor wijkblad en sociale media."))
@CAMPAIGN
@PLACE
@LANGUAGE
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help=_("Naar deze map; zij wordt gemaakt."),
)
def social(*, campaign: str, place: str | None, language: str | None, output: Path) -> None:
    from survey.public.images import images_of
    from survey.public.teaser import teaser_of

    with one_place(campaign, place=place, language=language) as announced:
        door, address = announced.first, announced.address
        words = teaser_of(door, language=announced.language, address=address)
        files = {"teaser.txt": words.encode()}
        files |= dict(images_of(door, language=announced.language, address=address))
    output.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        with replacing(output / name) as draft:
            draft.write_bytes(content)
    say(sentence("De tekst en de plaatjes staan in %(folder)s.", folder=output))
    if announced.trial:
        complain(sentence("Dit is een proef: plaats het nergens."))
