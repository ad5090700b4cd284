"""The few sentences of our own that residents read around a form."""

from __future__ import annotations

from forms.definition.campaign import Campaign
from forms.definition.sentence import Sentence, sentence
from print.setting.bands import isolated
from survey.intake.editions import Published

_MARK = 6  # of the content hash: enough to tell editions apart by eye


def version_of(edition: Published) -> Sentence:
    """Which edition this paper is of, so that two piles can be told apart."""
    return sentence(
        "versie %(number)s · %(mark)s", number=edition.number, mark=edition.content_hash[:_MARK]
    )


def ways_back(campaign: Campaign, *, language: str) -> tuple[Sentence, ...]:
    """How a form comes back where the campaign does not say so."""
    phone = isolated(campaign.help_line.phone, language)
    return (
        sentence("Geef de lijst terug op de plek waar u hem kreeg."),
        sentence("Of bel %(phone)s. Dan hoort u waar dat kan.", phone=phone),
    )
