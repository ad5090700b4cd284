"""The campaign around a questionnaire: who asks, until when, privacy, help, what happens next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forms.definition.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """The short privacy text, in the five things a person wants to know."""

    purpose: Text
    basis: Text
    kept: Text
    rights: Text
    contact: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """Where a person answers: together by phone, or on paper at a desk."""

    phone: str
    place: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceToAsk:
    """A place as a campaign starts with it: a name and what sort of place it is."""

    name: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """What posters, the neighbourhood paper and social media say; the product has its own words
    for what is left out. `picture` is a key of the pictogram catalogue."""

    question: Text | None = None
    teaser: Text | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """The period in which an edition is open, and every text around it.

    `grace_days` says per channel how many days after `closes` a response is still taken in,
    flagged late; a channel that is not named has none. `returns` are the ways in which a form of
    paper comes back; `logo` is the name of a file beside the document.
    """

    key: str
    questionnaire: str
    title: Text
    sender: Text
    privacy: Privacy
    help_line: HelpLine
    next: Text
    results: Text
    accessibility: Text
    opens: date
    closes: date
    grace_days: Mapping[str, int] = field(default_factory=dict)
    places: tuple[PlaceToAsk, ...] = ()
    promotion: Promotion = Promotion()
    returns: tuple[Text, ...] = ()
    logo: str | None = None
    example: bool = False  # example or synthetic content, said on every page
