"""The words for the neighbourhood paper and social media, to copy and paste."""

from __future__ import annotations

from flask_babel import gettext as _

from print.publicity.texts import without_scheme
from survey.builder.one_language import words
from survey.intake.doors import Door
from survey.public.wordings import in_its_own_order, question_of, speaking, teaser_words


def teaser_of(door: Door, *, language: str, address: str) -> str:
    """Plain text: the question, why, how to take part, and who asks."""
    campaign = door.campaign
    with speaking(door, language):
        parts = (
            question_of(campaign, language),
            teaser_words(campaign, language),
            _("Doe mee: %(address)s", address=in_its_own_order(without_scheme(address), language)),
            "{} {}".format(
                _("Liever samen of op papier? Bel"),
                in_its_own_order(campaign.help_line.phone, language),
            ),
            _("Dit is een advies aan de wijk, geen verkiezing."),
            words(campaign.sender, language, where="sender"),
        )
    return "\n\n".join(parts) + "\n"
