"""`verify`: whether the trail of acts is still whole, and its line for on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from forms.definition.sentence import Refusal, sentence
from survey.cli.speaking import gettext as _
from survey.cli.speaking import say
from survey.cli.stores import reading
from survey.cli.usage import Command

if TYPE_CHECKING:
    from survey.cli.manifests import Manifest


class BrokenTrail(Refusal):
    """Somebody changed the trail behind the product's back."""


@click.command(cls=Command, help=_("Controleert of niemand aan het logboek heeft gezeten."))
@click.option("--line", is_flag=True, help=_("Alleen de regel om af te drukken en te bewaren."))
@click.option(
    "--backup",
    "folder",
    metavar="MAP",
    type=click.Path(path_type=Path),
    help=_("Kijkt ook of het logboek nog bevat wat er in deze reservekopie stond."),
)
def verify(*, line: bool, folder: Path | None) -> None:
    """Names the first link that does not fit. A printed line, or a backup, shows what was cut off
    the end or made anew from the beginning."""
    from survey.clock import today
    from survey.staff.audit import first_broken, head, line_at

    kept = _kept(folder)
    with reading() as session:
        broken = first_broken(session)
        newest = head(session)
        then = line_at(session, number=kept.trail["number"]) if kept and kept.trail else None
    if broken is not None:
        raise BrokenTrail(
            sentence(
                "Het logboek klopt niet meer vanaf regel %(n)s. Zet een reservekopie terug die "
                "nog wel klopt, en zoek uit wie er in de database is geweest.",
                n=broken.number,
            )
        )
    if kept and kept.trail:
        if then is None or then.hash != kept.trail["hash"]:
            raise BrokenTrail(
                sentence(
                    "In het logboek is iets weggehaald of veranderd van voor %(day)s, toen deze "
                    "reservekopie werd gemaakt: regel %(n)s is er niet meer zo. Bewaar de "
                    "reservekopie, en zoek uit wie er in de database is geweest.",
                    day=kept.made_on,
                    n=kept.trail["number"],
                )
            )
        if not line:
            said = sentence("Alles wat er op %(day)s in stond, staat er nog.", day=kept.made_on)
            say(said)
    if not line:
        say(sentence("Het logboek is heel: %(n)s regels.", n=newest.number))
    click.echo(f"{today().isoformat()} {newest.number} {newest.hash}")


def _kept(folder: Path | None) -> Manifest | None:
    if folder is None:
        return None
    from survey.cli.manifests import read

    return read(folder / "answers")
