"""In which order of the options the next print run of a place is, when nobody chose one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.intake.editions import edition_by_id
from survey.storage.campaigns import Campaign
from survey.storage.finding import campaign_by_key, latest_edition
from survey.storage.print_runs import PrintRun


class Spread:
    """Gives each run the order that its place has least of, and then that there is least of.

    So no place reads one order alone, and all orders come out about as often. Runs of a trial
    are not counted: nobody fills those in.
    """

    def __init__(self, session: Session, *, campaign_key: str) -> None:
        campaign = campaign_by_key(session, key=campaign_key)
        edition = latest_edition(session, campaign_id=campaign.id).id
        self.variants = variants_of(session, campaign=campaign)
        self._at: Counter[tuple[int | None, int]] = Counter()
        self._all: Counter[int] = Counter()
        rows = (
            select(PrintRun.place_id, PrintRun.variant, func.sum(PrintRun.copies))
            .where(PrintRun.edition_id == edition, PrintRun.trial.is_(False))
            .group_by(PrintRun.place_id, PrintRun.variant)
        )
        for place, variant, copies in session.execute(rows):
            self._count(place, variant, int(copies))

    def next(self, *, place: int | None, copies: int) -> int:
        """The order for a run of so many copies, which counts from now on."""
        chosen = min(range(self.variants), key=lambda each: self._weight(place, each))
        self._count(place, chosen, copies)
        return chosen

    def _weight(self, place: int | None, variant: int) -> tuple[int, int, int]:
        return self._at[place, variant], self._all[variant], variant

    def _count(self, place: int | None, variant: int, copies: int) -> None:
        self._at[place, variant] += copies
        self._all[variant] += copies


def variants_of(session: Session, *, campaign: Campaign) -> int:
    """How many orders the newest edition has; 1 when nothing in it rotates."""
    newest = latest_edition(session, campaign_id=campaign.id).id
    edition = edition_by_id(session, edition_id=newest)
    assert edition is not None
    return edition.questionnaire.variants


def numbered_as_on_paper(variants: int) -> Iterator[tuple[int, int]]:
    """Each order with the number that its sheets say."""
    return ((variant, variant + 1) for variant in range(variants))
