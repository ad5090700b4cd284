"""`demo`: made-up responses for an example campaign, the same ones every time."""

from __future__ import annotations

import click

from forms.definition.sentence import sentence
from survey.cli.speaking import gettext as _
from survey.cli.speaking import say
from survey.cli.stores import opened, settings
from survey.cli.usage import Command

BATCH = 100  # in one transaction; residents who send meanwhile wait no longer than that


@click.command(cls=Command, help=_("Vult een voorbeeld met verzonnen antwoorden."))
@click.option("--campaign", metavar="KEY", help=_("Welk voorbeeld; anders het eerste."))
@click.option(
    "--responses", "n", type=click.IntRange(1, 1_000_000), default=200, help=_("Hoeveel.")
)
@click.option(
    "--seed", type=click.IntRange(0, 999_999), default=1, help=_("Een ander getal: andere mensen.")
)
def demo(*, campaign: str | None, n: int, seed: int) -> None:
    """Ids follow from the seed, so that a second time stores nothing new."""
    from survey.cli.making import maker_for
    from survey.intake.receive import receive
    from survey.intake.submission import Outcome
    from survey.storage import sessions

    stored = 0
    with opened(settings().answers_url) as engine:
        with sessions.reading(engine) as session:
            maker = maker_for(session, campaign_key=campaign, seed=seed)
        for start in range(0, n, BATCH):
            with sessions.writing(engine) as session:
                for number in range(start, min(start + BATCH, n)):
                    receipt = receive(session, submission=maker.submission(number))
                    stored += receipt.outcome is Outcome.STORED
    said = sentence(
        "%(stored)s verzonnen antwoorden erbij in %(key)s; %(known)s waren er al.",
        stored=stored,
        known=n - stored,
        key=maker.campaign.key,
    )
    say(said)
