"""What was made to hand out or hang up, and what of it has another last day than holds now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.campaign_document import campaign_from_data
from forms.definition.sentence import Refusal, Sentence, sentence
from survey.builder.running import extend
from survey.clock import today
from survey.fieldwork.dates_said import dates_said
from survey.storage.campaigns import Campaign, Edition, Place
from survey.storage.monitor import DateChange, Handout
from survey.storage.print_runs import PrintRun

FORM, POSTER, FLYER = "vragenlijst", "poster", "flyer"
PRODUCTS: dict[str, Sentence] = {
    FORM: sentence("Vragenlijst op papier"),
    POSTER: sentence("Poster"),
    FLYER: sentence("Flyer"),
    "aanmeldstrook": sentence("Aanmeldstrook"),
    "overzicht": sentence("Overzicht van plekken"),
    "social": sentence("Tekst en plaatjes"),
}


class SameDay(Refusal):
    """The last day already is the last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """Something that was made while another last day held. `quantity` is 0 when nobody said."""

    product: str
    size: str
    language: str
    place: str
    quantity: int
    made_on: date
    closes: date
    says: str
    run: str


def keep_handout(
    session: Session,
    *,
    campaign: Campaign,
    product: str,
    size: str,
    language: str,
    quantity: int,
    trial: bool,
    place_id: int | None = None,
    run_id: int | None = None,
) -> Handout:
    """Notes that something was made, with the last day that holds now."""
    document = campaign_from_data(campaign.document)
    made = Handout(
        campaign_id=campaign.id,
        place_id=place_id,
        run_id=run_id,
        product=product,
        size=size,
        language=language,
        quantity=quantity,
        closes=campaign.closes,
        says=dates_said(document, product=product, language=language),
        trial=trial,
        made_on=today(),
    )
    session.add(made)
    session.flush()
    return made


def change_last_day(session: Session, *, campaign: Campaign, closes: date) -> None:
    """Gives a campaign another last day and remembers the one it had."""
    was = campaign.closes
    if closes == was:
        raise SameDay(
            sentence("%(day)s is al de laatste dag. Kies een andere.", day=was.isoformat())
        )
    extend(session, campaign_key=campaign.key, closes=closes)
    session.add(DateChange(campaign_id=campaign.id, on_day=today(), was=was, became=closes))
    session.flush()


def outdated(session: Session, *, campaign: Campaign) -> list[Outdated]:
    """Everything real that was made while another last day held: what says a date comes first,
    then the newest."""
    found = [*_handouts(session, campaign), *_runs(session, campaign)]
    return sorted(found, key=_most_urgent)


def _most_urgent(each: Outdated) -> tuple[bool, int, str, str]:
    return not each.says, -each.made_on.toordinal(), each.place, each.product


def _handouts(session: Session, campaign: Campaign) -> list[Outdated]:
    rows = (
        select(Handout, Place.name, PrintRun.code)
        .join(Place, Place.id == Handout.place_id, isouter=True)
        .join(PrintRun, PrintRun.id == Handout.run_id, isouter=True)
        .where(
            Handout.campaign_id == campaign.id,
            Handout.closes != campaign.closes,
            Handout.trial.is_(False),
        )
    )
    return [
        Outdated(
            product=made.product,
            size=made.size,
            language=made.language,
            place=place or "",
            quantity=made.quantity,
            made_on=made.made_on,
            closes=made.closes,
            says=made.says,
            run=run or "",
        )
        for made, place, run in session.execute(rows)
    ]


def _runs(session: Session, campaign: Campaign) -> list[Outdated]:
    """Print runs that were made elsewhere: their last day follows from the changes since."""
    changes = session.scalars(
        select(DateChange).where(DateChange.campaign_id == campaign.id).order_by(DateChange.on_day)
    ).all()
    noted = select(Handout.run_id).where(Handout.run_id.is_not(None))
    rows = (
        select(PrintRun, Place.name)
        .join(Edition, Edition.id == PrintRun.edition_id)
        .join(Place, Place.id == PrintRun.place_id, isouter=True)
        .where(
            Edition.campaign_id == campaign.id,
            PrintRun.trial.is_(False),
            PrintRun.id.not_in(noted),
        )
    )
    document = campaign_from_data(campaign.document)
    found = []
    for run, place in session.execute(rows):
        then = next((each.was for each in changes if each.on_day >= run.made_on), campaign.closes)
        if then != campaign.closes:
            found.append(
                Outdated(
                    product=FORM,
                    size=run.paper,
                    language=run.language,
                    place=place or "",
                    quantity=run.copies,
                    made_on=run.made_on,
                    closes=then,
                    says=dates_said(document, product=FORM, language=run.language),
                    run=run.code,
                )
            )
    return found
