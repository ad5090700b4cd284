"""`questionnaire audio`: what is recorded of a questionnaire, and what is missing."""

from __future__ import annotations

from collections import Counter

import click

from forms.definition.sentence import counted, sentence
from survey.cli.outcomes import REFUSED
from survey.cli.speaking import gettext as _
from survey.cli.speaking import say, show_json, worded
from survey.cli.stores import reading, settings
from survey.cli.usage import Command


@click.command(cls=Command, help=_("Noemt per taal welke opnames ontbreken."))
@click.argument("campaign", metavar="VRAGENRONDE")
@click.option("--json", "as_json", is_flag=True, help=_("Als JSON."))
def audio(*, campaign: str, as_json: bool) -> int:
    """Lists what a person who wants it read aloud would miss; exits with 1 when there is any."""
    from sqlalchemy import select

    from forms.definition.document import questionnaire_from_data
    from forms.definition.editing.recorded import files_of
    from survey.builder.audio import audio_faults
    from survey.storage.campaigns import Edition
    from survey.storage.finding import campaign_by_key, latest_edition

    with reading() as session:
        found = campaign_by_key(session, key=campaign)
        document = latest_edition(session, campaign_id=found.id).document
        editions = select(Edition.document).where(Edition.campaign_id == found.id)
        kept = set(files_of(list(session.scalars(editions))))
    folder = settings().data / "audio" / campaign
    faults = list(audio_faults(questionnaire_from_data(document), folder=folder, kept=kept))
    if as_json:
        keys = ("language", "path", "words")
        listed = [{key: getattr(each, key) for key in keys} for each in faults]
        told = [worded(each.sentence) for each in faults]
        show_json(
            {
                "folder": str(folder),
                "audio": [a | {"problem": b} for a, b in zip(listed, told, strict=True)],
            }
        )
    else:
        for each in faults:
            click.echo(f"{each.language:4} {each.path:32} {worded(each.sentence)}")
        _summary(Counter(each.language for each in faults), str(folder))
    return REFUSED if faults else 0


def _summary(missing: Counter[str], folder: str) -> None:
    say(sentence("Opnames liggen in %(folder)s", folder=folder))
    for language, n in sorted(missing.items()):
        if language:
            say(
                counted(
                    "%(language)s: %(n)s opname ontbreekt.",
                    "%(language)s: %(n)s opnames ontbreken.",
                    n=n,
                    language=language,
                )
            )
