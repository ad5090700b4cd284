"""A print run before it is made: everything chosen and looked up, the form laid out; no paper yet.

Drawing thousands of copies takes long, and residents must be able to send meanwhile. So a plan is
made while reading, the paper is drawn without any session, and only then is the run kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from forms.definition import campaign as definition
from forms.definition.campaign_document import campaign_from_data
from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import Refusal, sentence
from print.geometry import Layout
from print.layout import lay_out
from survey.fieldwork.around import around
from survey.fieldwork.catalogues import catalogue
from survey.fieldwork.finding import place_named, resident_code
from survey.fieldwork.form_paper import AUTO, on_paper
from survey.fieldwork.public_address import is_public
from survey.intake.editions import edition_by_id
from survey.languages import offered
from survey.storage.campaigns import Campaign, Place
from survey.storage.finding import campaign_by_key, latest_edition

MOST_COPIES = 100_000  # of one run; more is a second run


class CannotPlan(Refusal):
    """A print run cannot be made as it was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`layout` is the form as every copy will be; `place` is empty when it is for no place."""

    campaign: definition.Campaign
    edition_id: int
    place_id: int | None
    place: str
    layout: Layout
    copies: int
    trial: bool
    address: str

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return len(self.layout.pages) * max(1, self.copies)


def plan_run(
    session: Session,
    *,
    campaign_key: str,
    public_url: str,
    place: str | None = None,
    language: str | None = None,
    paper: str = AUTO,
    variant: int = 0,
    copies: int = 0,
    typed: bool = False,
) -> Plan:
    """Plans a run of the newest edition; refuses what could not be printed or read back."""
    campaign = campaign_by_key(session, key=campaign_key)
    edition = edition_by_id(session, edition_id=latest_edition(session, campaign_id=campaign.id).id)
    assert edition is not None
    asked = edition.questionnaire
    language = language_of(asked, wanted=language)
    _require_order(asked, variant)
    _require_number(copies)
    where = place_named(session, campaign=campaign, name=place) if place is not None else None
    address = f"{public_url}/{_path(session, campaign, where)}"
    translations = catalogue(language, address=asked.address)
    document = campaign_from_data(campaign.document)
    surroundings = around(
        document,
        edition=edition,
        language=language,
        link=address,
        place=where.name if where else "",
        translations=translations,
    )
    layout = on_paper(
        lambda chosen: lay_out(
            asked,
            language=language,
            paper=chosen,
            variant=variant,
            around=surroundings,
            translations=translations,
        ),
        paper=paper,
        copies=copies,
        typed=typed,
    )
    return Plan(
        campaign=document,
        edition_id=edition.id,
        place_id=where.id if where else None,
        place=where.name if where else "",
        layout=layout,
        copies=copies,
        trial=campaign.trial or not is_public(public_url),
        address=address,
    )


def language_of(questionnaire: Questionnaire, *, wanted: str | None) -> str:
    """The language that is asked for, or the questionnaire's first."""
    known = offered(questionnaire.languages)
    if wanted is None:
        return known[0]
    if wanted not in known:
        raise CannotPlan(
            sentence(
                "Deze vragenlijst is er niet in de taal “%(wanted)s”. Kies uit: %(known)s.",
                wanted=wanted,
                known=", ".join(known),
            )
        )
    return wanted


def _path(session: Session, campaign: Campaign, place: Place | None) -> str:
    """Where the QR code leads: to the place, or else to the page about the campaign."""
    if place is None:
        return f"c/{campaign.key}"
    return f"q/{resident_code(session, place=place)}"


def _require_order(questionnaire: Questionnaire, variant: int) -> None:
    if not 0 <= variant < questionnaire.variants:
        raise CannotPlan(
            sentence(
                "Zo’n volgorde is er niet: %(variant)s. Kies met --variant een getal van 0 tot en "
                "met %(last)s.",
                variant=variant,
                last=questionnaire.variants - 1,
            )
        )


def _require_number(copies: int) -> None:
    if not 0 <= copies <= MOST_COPIES:
        raise CannotPlan(
            sentence(
                "Eén oplage heeft hoogstens %(most)s genummerde exemplaren, niet %(n)s. "
                "Maak er meer oplagen van.",
                most=MOST_COPIES,
                n=copies,
            )
        )
