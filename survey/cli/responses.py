"""`results`, `export` and `responses`: what came back, and setting some of it aside."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from forms.definition.sentence import counted, sentence
from survey.cli.campaigns import DAY
from survey.cli.results_page import show_results
from survey.cli.speaking import catalogue, say, show_json, worded
from survey.cli.speaking import gettext as _
from survey.cli.stores import opened, reading, settings, writing
from survey.cli.usage import Command, Group
from survey.results.exports.formats.kinds import Format


@click.command(cls=Command, help=_("Laat zien wat er is ingevuld, per plek en per vraag."))
@click.argument("campaign", metavar="VRAGENRONDE")
@click.option("--json", "as_json", is_flag=True, help=_("Voor een programma."))
def results(*, campaign: str, as_json: bool) -> None:
    from survey.results import results as figures
    from survey.results.rollup.advance import refreshed
    from survey.storage import sessions
    from survey.storage.finding import campaign_by_key

    with opened(settings().answers_url) as engine:
        with sessions.reading(engine) as session:
            campaign_id = campaign_by_key(session, key=campaign).id
        refreshed(engine, campaign_id=campaign_id)
        with sessions.reading(engine) as session:
            found = figures.results(session, campaign_key=campaign)
    if as_json:
        show_json(found)
    else:
        show_results(found)


@click.command(cls=Command, help=_("Schrijft elke ingevulde vragenlijst als een regel."))
@click.argument("campaign", metavar="VRAGENRONDE")
@click.option("--format", "kind", required=True, type=click.Choice([each.value for each in Format]))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help=_("Naar dit bestand.")
)
@click.option("--excel-nl", is_flag=True, help=_("Voor Excel in het Nederlands: puntkomma’s."))
@click.option("--full", is_flag=True, help=_("Alles, ook waaraan iemand te herkennen kan zijn."))
@click.option("--reason", help=_("Waarom het volledige bestand nodig is; dit blijft bewaard."))
@click.option(
    "--with-text", is_flag=True, help=_("Ook wat mensen zelf schreven, voor zover gelezen.")
)
def export(
    *,
    campaign: str,
    kind: str,
    output: Path,
    excel_nl: bool,
    full: bool,
    reason: str | None,
    with_text: bool,
) -> None:
    from survey.results.exports import giving

    asked = giving.Asked(
        kind=Format(kind), full=full, reason=reason, with_text=with_text, excel_nl=excel_nl
    )
    with opened(settings().answers_url) as engine:
        given = giving.give(
            engine,
            campaign_key=campaign,
            asked=asked,
            file=output,
            asking=giving.Asking(who=None, programme=None, words=catalogue()),
        )
    say(
        counted(
            "%(n)s ingevulde vragenlijst staat in %(file)s.",
            "%(n)s ingevulde vragenlijsten staan in %(file)s.",
            n=given.n,
            file=", ".join(str(each) for each in given.files),
        )
    )
    for note in given.notes:
        click.echo(note)


@click.group(cls=Group, help=_("Ingevulde vragenlijsten buiten beschouwing laten, en terug."))
def responses() -> None: ...


@responses.command("set-aside", help=_("Telt een deel niet mee, met een reden; kan altijd terug."))
@click.option("--campaign", required=True, metavar="KEY", help=_("Bij welke vragenronde."))
@click.option("--reason", required=True, help=_("Waarom; dit blijft bewaard."))
@click.option("--place", help=_("Van deze plek: de naam of een code."))
@click.option("--day", type=DAY, metavar="2031-07-15", help=_("Van deze dag."))
@click.option("--flag", help=_("Met dit kenmerk, zoals too_fast."))
def set_aside(
    *, campaign: str, reason: str, place: str | None, day: datetime | None, flag: str | None
) -> None:
    from survey.intake import set_aside as setting

    with writing() as session:
        before = {each.id for each in setting.list_set_aside(session, campaign_key=campaign)}
        n = setting.set_aside(
            session,
            campaign_key=campaign,
            reason=reason,
            place=place,
            day=day.date() if day else None,
            flag=flag,
        )
        after = {each.id for each in setting.list_set_aside(session, campaign_key=campaign)}
    say(
        counted(
            "%(n)s ingevulde vragenlijst telt niet meer mee. Terug: wijkstem responses lift %(id)s",
            "%(n)s ingevulde vragenlijsten tellen niet meer mee. "
            "Terug: wijkstem responses lift %(id)s",
            n=n,
            id=(after - before).pop(),
        )
    )


@responses.command(help=_("Laat weer meetellen wat buiten beschouwing stond."))
@click.argument("number", type=int, metavar="NUMMER")
def lift(*, number: int) -> None:
    from survey.intake import set_aside as setting

    with writing() as session:
        n = setting.lift(session, id=number)
    say(
        counted(
            "%(n)s ingevulde vragenlijst telt weer mee.",
            "%(n)s ingevulde vragenlijsten tellen weer mee.",
            n=n,
        )
    )


@responses.command("list", help=_("Laat zien wat buiten beschouwing staat of stond, en waarom."))
@click.option("--campaign", required=True, metavar="KEY", help=_("Bij welke vragenronde."))
@click.option("--json", "as_json", is_flag=True, help=_("Voor een programma."))
def list_(*, campaign: str, as_json: bool) -> None:
    from survey.intake import set_aside as setting

    with reading() as session:
        found = [
            {
                "id": each.id,
                "reason": each.reason,
                "criteria": each.criteria,
                "on": each.on_day.isoformat(),
                "lifted": each.lifted_on.isoformat() if each.lifted_on else None,
            }
            for each in setting.list_set_aside(session, campaign_key=campaign)
        ]
    if as_json:
        show_json({"set_aside": found})
        return
    for each in found:
        lifted = sentence("telt weer mee sinds %(day)s", day=each["lifted"])
        parts = [str(each["id"]), str(each["on"]), str(each["reason"])]
        click.echo(" · ".join([*parts, worded(lifted)] if each["lifted"] else parts))
