"""Makes up whole responses for an example campaign: where, when, in which language, and what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.document import questionnaire_from_data
from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import Refusal, sentence
from survey.cli.drawing import Town, draw
from survey.clock import PartOfDay, today
from survey.fieldwork.places import Place, list_places
from survey.intake.submission import Submission
from survey.storage.campaigns import Campaign, Edition
from survey.storage.finding import campaign_by_key, latest_edition

_DAYS = 28  # the responses lie in the last four weeks
_CHANNELS = {"phone": 85, "helper": 15}
_LANGUAGES = (72, 16, 12)  # of a hundred, for the first three languages of a questionnaire


class NoExample(Refusal):
    """Made-up responses among real ones could not be told apart by who reads the figures."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Verzonnen antwoorden kunnen alleen in een voorbeeld (example: true). "
                "Zet er een klaar met: wijkstem init --example"
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes the same response for the same seed and number, every time."""

    campaign: Campaign
    edition: Edition
    questionnaire: Questionnaire
    places: list[Place]
    seed: int

    def submission(self, number: int) -> Submission:
        """The id says that it is made up, and that it belongs to this edition."""
        chance = Random(f"{self.seed} {number}")
        language = _language(self.questionnaire.languages, chance)
        place = chance.choices(self.places, [1 / (n + 1) for n in range(len(self.places))])[0]
        last = min(today(), self.campaign.closes)
        first = min(max(self.campaign.opens, last - timedelta(days=_DAYS - 1)), last)
        day = first + timedelta(days=chance.randrange((last - first).days + 1))
        return Submission(
            id=f"demo-{self.edition.id}-{self.seed}-{number:06}",
            place_id=place.id,
            campaign_id=self.campaign.id,
            edition_id=self.edition.id,
            channel=chance.choices(list(_CHANNELS), list(_CHANNELS.values()))[0],
            language=language,
            variant=chance.randrange(self.questionnaire.variants),
            day=day,
            part_of_day=chance.choice(list(PartOfDay)),
            given=draw(
                self.questionnaire,
                language=language,
                town=Town(seed=self.seed),
                chance=Random(f"{self.seed} {number} answers"),
            ),
            trial=self.campaign.trial,
        )


def maker_for(session: Session, *, campaign_key: str | None, seed: int) -> Maker:
    """A maker for this campaign, or for the first example; refuses what is not an example."""
    campaign = _example(session) if campaign_key is None else None
    if campaign_key is not None:
        campaign = campaign_by_key(session, key=campaign_key)
    if campaign is None or not campaign.document.get("example"):
        raise NoExample
    edition = latest_edition(session, campaign_id=campaign.id)
    return Maker(
        campaign=campaign,
        edition=edition,
        questionnaire=questionnaire_from_data(edition.document),
        places=list_places(session, campaign_key=campaign.key),
        seed=seed,
    )


def _example(session: Session) -> Campaign | None:
    campaigns = session.scalars(select(Campaign).order_by(Campaign.key))
    return next((each for each in campaigns if each.document.get("example")), None)


def _language(languages: tuple[str, ...], chance: Random) -> str:
    weights = [*_LANGUAGES, *(4 for _ in languages)][: len(languages)]
    return chance.choices(languages, weights)[0]
