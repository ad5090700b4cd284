"""Which dates stand in words on a poster, a flyer, a form or in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel.dates import get_month_names

from forms.definition.campaign import Campaign
from forms.definition.text import Text

_NUMBERS = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}"


def dates_said(campaign: Campaign, *, product: str, language: str) -> str:
    """The dates that a thing says, in the order in which they stand; empty when it says none."""
    found: dict[str, None] = {}
    for text in _texts(campaign, product):
        found |= dict.fromkeys(dates_in(text.wording(language).words, language=language))
    return ", ".join(found)


def dates_in(words: str, *, language: str) -> list[str]:
    return [" ".join(each.split()) for each in _dates(language).findall(words)]


@cache
def _dates(language: str) -> re.Pattern[str]:
    """ "15 juli", "July 15", "15-7-2026", "2026-07-15"; months as this language calls them."""
    names = {
        name.rstrip(".")
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for name in get_month_names(width, context, locale=language).values()
    }
    months = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    year = r"(?:,?\s+\d{4})?"
    return re.compile(
        rf"\b(?:\d{{1,2}}\.?\s+(?:{months})\b{year}|(?:{months})\s+\d{{1,2}}\b{year}|{_NUMBERS})(?!\d)",
        re.IGNORECASE,
    )


def _texts(campaign: Campaign, product: str) -> Iterator[Text]:
    """What a campaign itself says on this sort of thing."""
    promotion = campaign.promotion
    yield campaign.title
    yield campaign.sender
    if product in ("poster", "flyer", "social") and promotion.question is not None:
        yield promotion.question
    if product == "social" and promotion.teaser is not None:
        yield promotion.teaser
    if product == "vragenlijst":
        privacy = campaign.privacy
        yield from (privacy.purpose, privacy.basis, privacy.kept, privacy.rights, privacy.contact)
        yield campaign.help_line.place
        yield from campaign.returns
        yield campaign.next
