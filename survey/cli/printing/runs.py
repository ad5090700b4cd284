"""`print again`, `print runs`, `print accepted`: the print runs that were made."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forms.definition.sentence import sentence
from survey.cli.campaigns import DAY
from survey.cli.printing.files import Wanted, printed
from survey.cli.printing.options import AS_JSON, LAYOUT, OUTPUT, PRESS, QUANTITY
from survey.cli.speaking import complain, say, show_json, worded
from survey.cli.speaking import gettext as _
from survey.cli.stores import reading, writing
from survey.cli.usage import Command

if TYPE_CHECKING:
    from survey.fieldwork.print_runs import Listed


@click.command(cls=Command, help=_("Tekent een oplage nog eens, precies zoals zij was."))
@click.argument("run", metavar="OPLAGE")
@PRESS
@QUANTITY
@LAYOUT
@OUTPUT
def again(
    *, run: str, press: str | None, quantity: int | None, layout: Path | None, output: Path
) -> None:
    from survey.fieldwork import print_runs
    from survey.fieldwork.print_keeping import plan_of

    with reading() as session:
        found = print_runs.run_by_code(session, code=run)
        plan = plan_of(session, run=found)
    wanted = Wanted(output=output, press=press, quantity=quantity, layout=layout)
    with printed(plan, run=found.code, wanted=wanted) as made, writing() as session:
        same = print_runs.keep_file(session, run=found, made=made)
    say(sentence("Oplage %(run)s staat in %(file)s.", run=found.code, file=output))
    if not same:
        complain(
            sentence(
                "Het bestand is anders dan de eerste keer: het programma tekent nu anders. Alle "
                "hokjes staan nog waar zij stonden."
            )
        )


@click.command(cls=Command, help=_("Laat elke oplage zien die gemaakt is."))
@click.option("--campaign", metavar="KEY", help=_("Alleen van deze vragenronde."))
@AS_JSON
def runs(*, campaign: str | None, as_json: bool) -> None:
    from survey.fieldwork.print_runs import list_runs

    with reading() as session:
        found = list_runs(session, campaign_key=campaign)
    if as_json:
        show_json({"runs": [_as_data(each) for each in found]})
    elif not found:
        say(sentence("Er zijn nog geen oplagen. Maak er een met: wijkstem print paper --help"))
    else:
        for each in found:
            click.echo(_line(each))


@click.command(cls=Command, help=_("Legt vast dat de drukproef akkoord is."))
@click.argument("run", metavar="OPLAGE")
@click.option("--on", required=True, type=DAY, metavar="2031-07-15", help=_("Op welke dag."))
@click.option("--by", required=True, metavar="WIE", help=_("Een functie of een drukkerij."))
def accepted(*, run: str, on: datetime, by: str) -> None:
    from survey.fieldwork.print_runs import accept_run

    with writing() as session:
        kept = accept_run(session, code=run, on=on.date(), by=by)
        said = sentence(
            "Oplage %(run)s: drukproef akkoord op %(day)s door %(by)s.",
            run=kept.code,
            day=kept.accepted_on,
            by=kept.accepted_by,
        )
    say(said)


def _as_data(each: Listed) -> dict[str, object]:
    """Documented keys: people script against these."""
    run = each.run
    return {
        "run": run.code,
        "campaign": each.campaign,
        "edition": each.edition,
        "place": each.place or None,
        "language": run.language,
        "paper": run.paper,
        "variant": run.variant,
        "copies": run.copies,
        "typed": run.typed,
        "trial": run.trial,
        "url": run.address,
        "made_on": run.made_on.isoformat(),
        "files": [
            {"press": file.preset or None, "sha256": file.sha256, "bytes": file.size}
            for file in each.files
        ],
        "accepted_on": run.accepted_on.isoformat() if run.accepted_on else None,
        "accepted_by": run.accepted_by,
    }


def _line(each: Listed) -> str:
    run = each.run
    numbered = sentence("%(n)s genummerd", n=run.copies)
    said = [
        sentence("versie %(number)s", number=each.edition),
        sentence("volgorde %(number)s", number=run.variant + 1),  # as on the paper
        numbered if run.copies else sentence("zonder nummer"),
    ]
    if run.typed:
        said.append(sentence("met de hand invoeren"))
    if run.trial:
        said.append(sentence("proef"))
    if run.accepted_on:
        said.append(sentence("akkoord %(day)s, %(by)s", day=run.accepted_on, by=run.accepted_by))
    parts = [run.code, each.campaign, each.place or "–", run.language, run.paper]
    return " · ".join([*parts, *map(worded, said), run.made_on.isoformat()])
