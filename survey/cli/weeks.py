"""`week`: "deze week" of a programme, to read here or to mail to who has a role in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from forms.definition.sentence import counted, sentence
from survey.cli.speaking import catalogue, catalogue_of, language_of_operator, say
from survey.cli.speaking import gettext as _
from survey.cli.stores import reading, settings, writing
from survey.cli.usage import Group

if TYPE_CHECKING:
    from survey.fieldwork.rounds import Round
    from survey.fieldwork.week import Week
    from survey.fieldwork.week_mail import Reader

_PROGRAMME = click.option(
    "--programme", metavar="KEY", required=True, help=_("Van welk programma.")
)


@click.group(cls=Group, help=_("De week: getallen, wat achterloopt, waar iemand nodig is."))
def week() -> None: ...


@week.command(help=_("Laat de week zien zoals de mail haar zegt."))
@_PROGRAMME
def show(*, programme: str) -> None:
    from survey.fieldwork.week_words import text_of

    found, round_, _readers = _looked_up(programme)
    if round_ is None or found is None:
        _nothing_runs(programme)
        return
    language = language_of_operator()
    click.echo(
        text_of(
            found,
            programme=round_.programme_name,
            language=language,
            translations=catalogue(),
        ),
        nl=False,
    )


@week.command(help=_("Mailt de week aan regisseurs en beleidsadviseurs van het programma."))
@_PROGRAMME
def mail(*, programme: str) -> None:
    """For a timer: says nothing went out, and ends well, when no campaign is open."""
    from survey.clock import today
    from survey.fieldwork.week_mail import letters, post
    from survey.staff.audit import record

    found, round_, readers = _looked_up(programme)
    if round_ is None or found is None or not _runs(round_):
        _nothing_runs(programme)
        return
    if not readers:
        say(sentence("Niemand met een account mag deze week lezen. Nodig eerst mensen uit."))
        return
    written = letters(
        found, programme_name=round_.programme_name, readers=readers, words=catalogue_of
    )
    n = post(settings().smtp, written)
    with writing() as session:
        what = f"{round_.campaign.key} ({n})"
        record(session, who=None, act="week.mailed", what=what, programme=programme)
    said = counted(
        "De week van %(day)s is gemaild aan %(n)s persoon.",
        "De week van %(day)s is gemaild aan %(n)s mensen.",
        n=n,
        day=today().isoformat(),
    )
    say(said)


def _looked_up(programme: str) -> tuple[Week | None, Round | None, list[Reader]]:
    from survey.clock import today
    from survey.fieldwork.rounds import round_of
    from survey.fieldwork.week import week_of
    from survey.fieldwork.week_mail import readers_of

    with reading() as session:
        round_ = round_of(session, programme=programme, wanted=None, today=today())
        if round_ is None:
            return None, None, []
        found = week_of(session, campaign=round_.campaign, today=today())
        return found, round_, readers_of(session, programme=programme)


def _runs(round_: Round) -> bool:
    """Until a week after the last day, so that the last days are told as well."""
    from datetime import timedelta

    from survey.clock import today

    campaign = round_.campaign
    return campaign.opens < today() <= campaign.closes + timedelta(days=7) and not campaign.trial


def _nothing_runs(programme: str) -> None:
    say(sentence("In “%(programme)s” loopt nu geen vragenronde.", programme=programme))
