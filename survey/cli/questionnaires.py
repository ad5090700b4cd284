"""`questionnaire`: check, publish, export and import the documents that say what is asked."""

from __future__ import annotations

from pathlib import Path

import click

from forms.definition.sentence import Refusal, counted, sentence
from survey.cli.documents import questionnaire_in, write_document
from survey.cli.outcomes import outcome_of
from survey.cli.speaking import gettext as _
from survey.cli.speaking import say, show_json
from survey.cli.stores import reading, settings, writing
from survey.cli.usage import Group
from survey.cli.wording import tell_remarks

_FILE = click.Path(path_type=Path)


@click.group(cls=Group, help=_("Vragenlijsten: nakijken, uitgeven, bewaren."))
def questionnaire() -> None: ...


@questionnaire.command(help=_("Kijkt vragenlijsten na; noemt elke fout met bestand en regel."))
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="BESTAND…")
def check(*, files: tuple[Path, ...]) -> int:
    """Looks at every file, also after a faulty one."""
    return max(_checked(file) for file in files)


def _checked(file: Path) -> int:
    try:
        found = questionnaire_in(file)
    except Refusal as refusal:
        return outcome_of(refusal)
    say(
        counted(
            "%(file)s klopt: %(n)s vraag, in %(languages)s.",
            "%(file)s klopt: %(n)s vragen, in %(languages)s.",
            n=found.length,
            file=file,
            languages=", ".join(found.languages),
        )
    )
    tell_remarks(found)
    return 0


@questionnaire.command(help=_("Laat het JSON Schema van een vragenlijst zien."))
@click.option("--campaign", is_flag=True, help=_("Dat van een vragenronde."))
def schema(*, campaign: bool) -> None:
    from forms.definition.schema import schema as published

    show_json(published("campaign" if campaign else "questionnaire"))


@questionnaire.command(
    help=_("Schrijft de vragenlijst die nu gesteld wordt: YAML, JSON of XLSForm.")
)
@click.argument("campaign", metavar="VRAGENRONDE")
@click.option("-o", "--output", type=_FILE, help=_("Naar dit bestand: .yaml, .json of .xlsx."))
def export(*, campaign: str, output: Path | None) -> None:
    from survey.storage.finding import campaign_by_key, latest_edition

    with reading() as session:
        found = campaign_by_key(session, key=campaign)
        document = latest_edition(session, campaign_id=found.id).document
    write_document(document, to=output)


@questionnaire.command("import", help=_("Kijkt een vragenlijst na en schrijft die netjes op."))
@click.argument("file", type=_FILE, metavar="BESTAND")
@click.option("-o", "--output", type=_FILE, help=_("Naar dit bestand: .yaml, .json of .xlsx."))
def import_(*, file: Path, output: Path | None) -> None:
    from forms.definition.document import questionnaire_to_data

    write_document(questionnaire_to_data(questionnaire_in(file)), to=output)


@questionnaire.command(help=_("Geeft een nieuwe versie uit van wat een vragenronde vraagt."))
@click.argument("file", type=_FILE, metavar="BESTAND")
@click.option("--campaign", required=True, metavar="KEY", help=_("Bij welke vragenronde."))
def publish(*, file: Path, campaign: str) -> None:
    from forms.definition.document import questionnaire_to_data
    from forms.pictures.own import own_keys
    from survey.builder import publish as publishing
    from survey.storage.finding import campaign_by_key, latest_edition

    data = questionnaire_to_data(questionnaire_in(file))
    settings().pictures.require(own_keys(data))
    with writing() as session:
        found = campaign_by_key(session, key=campaign)
        edition = publishing.publish(session, campaign=found, questionnaire_data=data)
        newest = latest_edition(session, campaign_id=found.id)
    said = sentence("Bewoners krijgen nu versie %(n)s.", n=newest.number)
    if edition.number < newest.number:
        said = sentence(
            "Dit was al versie %(old)s en blijft dat. Bewoners krijgen versie %(n)s.",
            old=edition.number,
            n=newest.number,
        )
    say(said)
