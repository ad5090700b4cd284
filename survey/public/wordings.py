"""What a campaign says in one language, with the product's own words for what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import g
from flask_babel import force_locale, get_domain
from flask_babel import gettext as _

from forms.definition.campaign import Campaign
from print.fonts import right_to_left
from survey.builder.one_language import require_offered, words
from survey.intake.doors import Door
from survey.languages import speak

PICTURE = "speaking-up"  # of a campaign that names none


@contextmanager
def speaking(door: Door, language: str) -> Iterator[None]:
    """Within it gettext speaks this language, and says "je" where the questionnaire does.

    One command makes posters in many languages and of many campaigns, so what was spoken before
    is spoken again afterwards.
    """
    require_offered(language, door.languages)
    before, reader = get_domain(), g.get("language")
    speak(language, address=door.edition.questionnaire.address)
    try:
        with force_locale(language):
            yield
    finally:
        before.as_default()
        g.language = reader


def question_of(campaign: Campaign, language: str) -> str:
    """One short question, to be set in very large type."""
    if campaign.promotion.question is None:
        ours: str = _("Wat vindt u belangrijk in uw wijk?")
        return ours
    return words(campaign.promotion.question, language, where="promotion.question")


def teaser_words(campaign: Campaign, language: str) -> str:
    """Two or three sentences that say why people should take part."""
    if campaign.promotion.teaser is None:
        ours: str = _(
            "Wij willen weten wat u belangrijk vindt in uw wijk. Vertel het ons met een korte "
            "vragenlijst. Met uw antwoorden kiezen wij wat eerst komt."
        )
        return ours
    return words(campaign.promotion.teaser, language, where="promotion.teaser")


def in_its_own_order(figures: str, language: str) -> str:
    """A number or link that runs from the left, also within a right-to-left line."""
    return f"\u2066{figures}\u2069" if right_to_left(language) else figures
