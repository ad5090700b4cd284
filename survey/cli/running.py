"""`init` makes what an installation needs; `serve` answers residents."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forms.definition.sentence import sentence
from survey.cli.speaking import gettext as _
from survey.cli.speaking import say
from survey.cli.stores import NotPrepared, at_head, opened, settings
from survey.cli.usage import Command

if TYPE_CHECKING:
    from survey.config import Settings
    from survey.fieldwork.places import Place

_OWNER_ONLY = 0o077  # what the operating system leaves out of every file we make
_EYE_CATCHER = "supermarket"  # the sort of place whose links `serve` shows


@click.command(cls=Command, help=_("Maakt mappen, sleutels en databases klaar. Mag vaker."))
@click.option("--example", is_flag=True, help=_("Zet een voorbeeld klaar als er nog niets is."))
def init(*, example: bool) -> None:
    """Does what is still to be done, and says what that was."""
    os.umask(_OWNER_ONLY)
    chosen = settings()
    done = [_folders(chosen), _keys(chosen), _databases(chosen)]
    if example:
        done.append(_example(chosen))
    if not any(done):
        say(sentence("Alles stond al klaar in %(folder)s.", folder=chosen.instance))


def _folders(chosen: Settings) -> bool:
    missing = [each for each in (chosen.instance, chosen.data, chosen.keys) if not each.is_dir()]
    for folder in missing:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        say(sentence("Map gemaakt: %(folder)s", folder=folder))
    return bool(missing)


def _keys(chosen: Settings) -> bool:
    from survey.storage.keys import SHEET, load_or_make

    before = _last_changed(chosen.keys)
    load_or_make(chosen.keys)
    changed = _last_changed(chosen.keys) != before
    if changed:
        sheet = chosen.keys / SHEET
        say(sentence("Sleutels gemaakt. Druk het bewaarblad af: %(file)s", file=sheet))
    return changed


def _last_changed(keys: Path) -> int:
    from survey.storage.keys import RING

    ring = keys / RING
    return ring.stat().st_mtime_ns if ring.exists() else 0


def _databases(chosen: Settings) -> bool:
    if _newest_shape(chosen):
        return False
    from survey.storage.migrate import upgrade

    upgrade(chosen.answers_url, chosen.contacts_url)
    say(sentence("Databases klaargezet: een voor antwoorden, een voor aanmeldingen."))
    return True


def _newest_shape(chosen: Settings) -> bool:
    stores = {"answers": chosen.answers_url, "contacts": chosen.contacts_url}
    return all(at_head(url, tree=tree) for tree, url in stores.items())


def _example(chosen: Settings) -> bool:
    """Starts the example campaign; only where no campaign was started at all."""
    from survey.fieldwork.links import announced
    from survey.storage import sessions

    with opened(chosen.answers_url) as engine:
        with sessions.reading(engine) as session:
            if announced(session):
                return False
        from forms.examples import catalogue
        from survey.builder.publish import start_campaign
        from survey.programme.example import make_example

        campaign = catalogue.campaign(catalogue.FIRST)
        asked = catalogue.questionnaire(catalogue.FIRST)
        with sessions.writing(engine) as session:
            started = start_campaign(session, campaign=campaign, questionnaire=asked)
            make_example(session, campaign=started, asked=asked)
        key, places = campaign.key, len(campaign.places)
        say(sentence("Voorbeeld klaargezet: %(key)s, met %(n)s plekken.", key=key, n=places))
    return True


@click.command(cls=Command, help=_("Zet de vragenlijsten open voor bewoners."))
def serve() -> None:
    """Answers until it is told to stop; who is being helped then is helped first."""
    from survey.cli.server import listen_on, run

    os.umask(_OWNER_ONLY)
    chosen = settings()
    if not (chosen.keys.is_dir() and _newest_shape(chosen)):
        raise NotPrepared
    place = _place_to_show(chosen)
    listening = listen_on(chosen.host, chosen.port)
    run(chosen, listening=listening, when_ready=lambda: _welcome(chosen, place))


def _place_to_show(chosen: Settings) -> Place | None:
    from survey.fieldwork.places import list_places
    from survey.storage import sessions

    with opened(chosen.answers_url) as engine, sessions.reading(engine) as session:
        places = list_places(session)
    return next((each for each in places if each.type == _EYE_CATCHER), next(iter(places), None))


def _welcome(chosen: Settings, place: Place | None) -> None:
    """Says where to look; written out at once, also when it goes to a file."""
    if place is None:
        said = sentence("Er is nog geen vragenronde. Begin met: wijkstem campaign start --help")
    else:
        said = sentence(
            "Wijkstem staat open op %(url)s\n"
            "  Vragenlijst voor bewoners:  %(url)s/q/%(code)s  (%(place)s)\n"
            "  QR-code om af te drukken:   %(url)s/qr/%(code)s.pdf\n"
            "  Wat er binnenkomt:          .venv/bin/wijkstem results %(campaign)s\n"
            "  Hoe het verder gaat:        README.md\n"
            "Stoppen: Ctrl-C",
            url=chosen.public_url,
            code=place.code,
            place=place.name,
            campaign=place.campaign,
        )
    say(said)
    sys.stdout.flush()
