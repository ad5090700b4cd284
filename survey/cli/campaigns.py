"""`campaign`: start a campaign, see which there are, and change what happens while one runs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from forms.definition.sentence import counted, sentence
from survey.cli.documents import text_of
from survey.cli.speaking import complain, say, show_json, worded
from survey.cli.speaking import gettext as _
from survey.cli.stores import reading, settings, writing
from survey.cli.usage import Group

_FILE = click.Path(path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])


@click.group(cls=Group, help=_("Vragenrondes: beginnen, pauzeren, verlengen."))
def campaign() -> None: ...


@campaign.command(help=_("Begint een vragenronde met haar eerste vragenlijst en haar plekken."))
@click.argument("file", type=_FILE, metavar="VRAGENRONDE.yaml")
@click.option("--questionnaire", required=True, type=_FILE, help=_("Wat er gevraagd wordt."))
@click.option("--trial", is_flag=True, help=_("Eerst als proef: antwoorden tellen niet mee."))
def start(*, file: Path, questionnaire: Path, trial: bool) -> None:
    from forms.definition.campaign_document import campaign_to_data, load_campaign
    from forms.definition.document import load, questionnaire_to_data
    from forms.pictures.own import own_keys
    from survey.builder.logo import keep_logo, require_logo
    from survey.builder.publish import start_campaign

    around = load_campaign(text_of(file), file=str(file))
    asked = load(text_of(questionnaire), file=str(questionnaire))
    require_logo(around, folder=file.parent)
    named = own_keys([questionnaire_to_data(asked), campaign_to_data(around)])
    settings().pictures.require(named)
    with writing() as session:
        start_campaign(session, campaign=around, questionnaire=asked, trial=trial)
        keep_logo(around, folder=file.parent, data=settings().data)
    said = sentence(
        "Vragenronde %(key)s staat klaar. De adressen: wijkstem place list", key=around.key
    )
    say(said)


@campaign.command("list", help=_("Laat elke vragenronde zien."))
@click.option("--json", "as_json", is_flag=True, help=_("Voor een programma."))
def list_(*, as_json: bool) -> None:
    from sqlalchemy import select

    from survey.storage.campaigns import Campaign

    with reading() as session:
        rows = session.scalars(select(Campaign).order_by(Campaign.key)).all()
    found = [
        {
            "key": each.key,
            "opens": each.opens.isoformat(),
            "closes": each.closes.isoformat(),
            "paused": each.paused,
            "trial": each.trial,
            "example": bool(each.document.get("example")),
        }
        for each in rows
    ]
    if as_json:
        show_json({"campaigns": found})
        return
    for facts in found:
        signs = {
            "paused": sentence("pauze"),
            "trial": sentence("proef"),
            "example": sentence("voorbeeld"),
        }
        marks = "".join(f" · {worded(sign)}" for name, sign in signs.items() if facts[name])
        click.echo(f"{facts['key']} · {facts['opens']} – {facts['closes']}{marks}")


@campaign.command(help=_("Sluit de deuren voor even; wie bezig is, kan nog versturen."))
@click.argument("key", metavar="VRAGENRONDE")
def pause(*, key: str) -> None:
    from survey.builder import running

    with writing() as session:
        running.pause(session, campaign_key=key)
    say(sentence("Vragenronde %(key)s staat op pauze.", key=key))


@campaign.command(help=_("Zet de deuren weer open."))
@click.argument("key", metavar="VRAGENRONDE")
def resume(*, key: str) -> None:
    from survey.builder import running

    with writing() as session:
        running.resume(session, campaign_key=key)
    say(sentence("Vragenronde %(key)s gaat verder.", key=key))


@campaign.command(help=_("Kiest een andere laatste dag."))
@click.argument("key", metavar="VRAGENRONDE")
@click.option("--until", required=True, type=DAY, metavar="2031-07-15", help=_("De laatste dag."))
def extend(*, key: str, until: datetime) -> None:
    from survey.fieldwork.handouts import change_last_day, outdated
    from survey.storage.finding import campaign_by_key

    with writing() as session:
        chosen = campaign_by_key(session, key=key)
        change_last_day(session, campaign=chosen, closes=until.date())
        old = len(outdated(session, campaign=chosen))
    say(sentence("Meedoen kan tot en met %(day)s.", day=until.date()))
    if old:
        said = counted(
            "Er is %(n)s ding gemaakt met een andere datum: zie de pagina “Vragenronde”.",
            "Er zijn %(n)s dingen gemaakt met een andere datum: zie de pagina “Vragenronde”.",
            n=old,
        )
        complain(said)


@campaign.command("open", help=_("Einde van de proef: wist wat er geprobeerd is."))
@click.argument("key", metavar="VRAGENRONDE")
def open_(*, key: str) -> None:
    from survey.builder import running

    with writing() as session:
        tried = running.open_for_real(session, campaign_key=key)
    say(
        counted(
            "De proef is voorbij: %(n)s ingevulde vragenlijst gewist. Vanaf nu telt alles mee.",
            "De proef is voorbij: %(n)s ingevulde vragenlijsten gewist. Vanaf nu telt alles mee.",
            n=tried,
        )
    )
