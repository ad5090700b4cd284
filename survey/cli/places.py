"""`place`: where residents find the questionnaire, with the links and QR codes of each place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from forms.definition.sentence import Refusal, sentence
from survey.cli.speaking import gettext as _
from survey.cli.speaking import say, show_json
from survey.cli.stores import reading, settings, writing
from survey.cli.usage import Group
from survey.cli.whole_files import replacing

if TYPE_CHECKING:
    from survey.fieldwork.places import Place


class CannotDraw(Refusal):
    """There is no link with this code, or no such sort of picture."""


@click.group(cls=Group, help=_("Plekken waar bewoners de vragenlijst vinden."))
def place() -> None: ...


@place.command("list", help=_("Laat elke plek zien met de adressen."))
@click.option("--campaign", metavar="KEY", help=_("Alleen van deze vragenronde."))
@click.option("--json", "as_json", is_flag=True, help=_("Voor een programma."))
def list_(*, campaign: str | None, as_json: bool) -> None:
    from survey.fieldwork.places import list_places

    with reading() as session:
        found = list_places(session, campaign_key=campaign)
    if as_json:
        show_json({"places": [_as_data(each) for each in found]})
    elif not found:
        say(sentence("Er zijn nog geen plekken. Maak er een met: wijkstem place add --help"))
    else:
        for each in found:
            _show(each)


@place.command(help=_("Maakt een plek, met adressen voor bewoners, helpers en om te proberen."))
@click.option("--campaign", metavar="KEY", required=True, help=_("Bij welke vragenronde."))
@click.option("--name", required=True, help=_("Zoals op de poster: “Bibliotheek, ingang”."))
@click.option("--type", "kind", required=True, help=_("Wat voor plek: library, waiting_room …"))
@click.option("--json", "as_json", is_flag=True, help=_("Voor een programma."))
def add(*, campaign: str, name: str, kind: str, as_json: bool) -> None:
    from survey.fieldwork.places import add_place

    with writing() as session:
        added = add_place(session, campaign_key=campaign, name=name, type=kind)
    if as_json:
        show_json({"places": [_as_data(added)]})
    else:
        _show(added)


@place.command(help=_("Tekent de QR-code van een plek: een plaatje, of een poster."))
@click.argument("code")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help=".svg, .png, .pdf"
)
def qr(*, code: str, output: Path) -> None:
    from survey.fieldwork.links import follow

    with reading() as session:
        link = follow(session, code=code)
    if link is None:
        known = sentence(
            "Er is geen plek met de code “%(code)s”. De codes: wijkstem place list", code=code
        )
        raise CannotDraw(known)
    drawn = _drawn(link.code, output.suffix.lower())
    with replacing(output) as draft:
        draft.write_bytes(drawn)
    say(sentence("QR-code voor %(url)s staat in %(file)s.", url=_url(link.code), file=output))


def _drawn(code: str, ending: str) -> bytes:
    from print.codes import qr_png, qr_svg

    match ending:
        case ".svg":
            return qr_svg(_url(code)).encode()
        case ".png":
            return qr_png(_url(code))
        case ".pdf":
            return _poster(code)
        case _:
            said = sentence("Kies een bestandsnaam die eindigt op .svg, .png of .pdf.")
            raise CannotDraw(said)


def _poster(code: str) -> bytes:
    """The poster is worded by the application, in the questionnaire's first language."""
    from survey.app import create_app
    from survey.extensions import wiring
    from survey.public.posters import poster_of

    with create_app(settings()).app_context():
        door = wiring().doors.find(code)
        assert door is not None
        return poster_of(door, language=door.languages[0], address=_url(code))


def _url(code: str) -> str:
    return f"{settings().public_url}/q/{code}"


def _as_data(each: Place) -> dict[str, str]:
    """Documented keys: people script against these."""
    return {
        "code": each.code,
        "name": each.name,
        "type": each.type,
        "campaign": each.campaign,
        "url": _url(each.code),
        "helper_url": _url(each.helper_code),
        "trial_url": _url(each.trial_code),
    }


def _show(each: Place) -> None:
    said = sentence(
        "%(campaign)s · %(name)s (%(type)s)\n"
        "  bewoners:  %(url)s\n"
        "  helpers:   %(helper_url)s\n"
        "  proberen:  %(trial_url)s",
        **_as_data(each),
    )
    say(said)
