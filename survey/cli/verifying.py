"""`verify`: whether the trail of acts is still whole, and its line for on paper."""

from __future__ import annotations

import click

from forms.definition.sentence import Refusal, sentence
from survey.cli.speaking import gettext as _
from survey.cli.speaking import say
from survey.cli.stores import reading
from survey.cli.usage import Command


class BrokenTrail(Refusal):
    """Somebody changed the trail behind the product's back."""


@click.command(cls=Command, help=_("Controleert of niemand aan het logboek heeft gezeten."))
@click.option("--line", is_flag=True, help=_("Alleen de regel om af te drukken en te bewaren."))
def verify(*, line: bool) -> None:
    """Names the first link that does not fit. The printed line shows what was cut off the end."""
    from survey.clock import today
    from survey.staff.audit import first_broken, head

    with reading() as session:
        broken = first_broken(session)
        newest = head(session)
    if broken is not None:
        raise BrokenTrail(
            sentence(
                "Het logboek klopt niet meer vanaf regel %(n)s. Zet een reservekopie terug die "
                "nog wel klopt, en zoek uit wie er in de database is geweest.",
                n=broken.number,
            )
        )
    if not line:
        say(sentence("Het logboek is heel: %(n)s regels.", n=newest.number))
    click.echo(f"{today().isoformat()} {newest.number} {newest.hash}")
