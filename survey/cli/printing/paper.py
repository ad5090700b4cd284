"""`print paper`: the questionnaire as a form, for the office printer or for a print shop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forms.definition.sentence import Sentence, sentence
from survey.cli.printing.files import Wanted, printed
from survey.cli.printing.options import (
    CAMPAIGN,
    LANGUAGE,
    LAYOUT,
    OUTPUT,
    PLACE,
    PRESS,
    QUANTITY,
)
from survey.cli.speaking import complain, say
from survey.cli.speaking import gettext as _
from survey.cli.stores import reading, settings, writing
from survey.cli.usage import Command

if TYPE_CHECKING:
    from survey.fieldwork.print_plans import Plan

_PAPERS = ("auto", "a4", "a3", "a4-sheets", "large", "a5")


@click.command(cls=Command, help=_("Maakt een oplage van de vragenlijst op papier."))
@CAMPAIGN
@PLACE
@LANGUAGE
@click.option(
    "--paper", "on", type=click.Choice(_PAPERS), default="auto", help=_("Papier; auto kiest zelf.")
)
@click.option(
    "--variant", type=int, default=0, metavar="0", help=_("In welke volgorde onderwerpen staan.")
)
@click.option(
    "--copies", type=int, default=0, metavar="100", help=_("Zoveel exemplaren, elk met een nummer.")
)
@click.option(
    "--typed", is_flag=True, help=_("Alleen om met de hand in te voeren, niet te scannen.")
)
@LAYOUT
@PRESS
@QUANTITY
@OUTPUT
def paper(
    *,
    campaign: str,
    place: str | None,
    language: str | None,
    on: str,
    variant: int,
    copies: int,
    typed: bool,
    layout: Path | None,
    press: str | None,
    quantity: int | None,
    output: Path,
) -> None:
    from survey.fieldwork.handouts import FORM, keep_handout
    from survey.fieldwork.print_keeping import keep_run
    from survey.fieldwork.print_plans import plan_run
    from survey.fieldwork.print_runs import free_code
    from survey.storage.finding import campaign_by_key

    with reading() as session:
        plan = plan_run(
            session,
            campaign_key=campaign,
            public_url=settings().public_url,
            place=place,
            language=language,
            paper=on,
            variant=variant,
            copies=copies,
            typed=typed,
        )
        code = free_code(session)
    wanted = Wanted(output=output, press=press, quantity=quantity, layout=layout)
    with printed(plan, run=code, wanted=wanted) as made, writing() as session:
        run = keep_run(session, plan=plan, code=code, made=made)
        keep_handout(
            session,
            campaign=campaign_by_key(session, key=campaign),
            product=FORM,
            size=run.paper,
            language=run.language,
            quantity=copies or quantity or 0,
            trial=plan.trial,
            place_id=plan.place_id,
            run_id=run.id,
        )
    say(sentence("Oplage %(run)s staat in %(file)s.", run=code, file=output))
    for said in _advice(plan, code, press):
        say(said)
    if plan.trial:
        complain(sentence("Op elke pagina staat PROEF: deel dit niet uit."))


def _advice(plan: Plan, run: str, press: str | None) -> Iterator[Sentence]:
    """What to do with the file now."""
    if press:
        yield sentence(
            "Stuur het bestand naar de drukkerij en vraag een drukproef. Is die goed? Leg dat "
            "vast: wijkstem print accepted %(run)s --on DAG --by WIE",
            run=run,
        )
        return
    folds = {
        "a3": sentence("Print als boekje: dubbelzijdig op A3, en vouw het één keer."),
        "a5": sentence("Print als boekje: dubbelzijdig op A4, en vouw het één keer."),
    }
    yield folds.get(plan.layout.paper, sentence("Print dubbelzijdig op A4."))
    if not plan.layout.scannable:
        yield sentence("Wat terugkomt, wordt met de hand ingevoerd.")
        return
    yield sentence("Zet “passend maken” uit: de hokjes moeten staan waar zij staan.")
    if plan.copies:
        yield sentence(
            "Print elk exemplaar één keer: elk heeft een eigen nummer. Meer nodig? Maak een nieuwe "
            "oplage."
        )
    else:
        yield sentence("Print er zoveel als u nodig hebt: zij zijn allemaal gelijk.")
