"""By what results are broken down, and in which groups one response falls. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Choice, Meaning

BETWEEN = "|"  # between two groups of a pair; no code holds it


class Facet(StrEnum):
    """What is counted. Place types and areas are sums of places and neighbourhoods."""

    TOTAL = "total"
    PLACE = "place"
    CHANNEL = "channel"
    LANGUAGE = "language"
    NEIGHBOURHOOD = "neighbourhood"
    AGE_BAND = "age_band"
    WEEK = "week"
    EDITION = "edition"
    VARIANT = "variant"  # for position effects only; never shown as groups


SHOWN = (
    Facet.PLACE,
    Facet.CHANNEL,
    Facet.LANGUAGE,
    Facet.NEIGHBOURHOOD,
    Facet.AGE_BAND,
    Facet.WEEK,
    Facet.EDITION,
)
PAIRS = tuple(combinations(SHOWN, 2))
UNKNOWN = "unknown"  # a group as well: who did not say where they live, or how old they are

_ASKED = {Facet.NEIGHBOURHOOD: Meaning.NEIGHBOURHOOD, Facet.AGE_BAND: Meaning.AGE_BAND}


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is around the answers of one response."""

    place: int
    channel: str
    language: str
    variant: int
    day: date
    edition: int


def week_of(day: date) -> str:
    """The week by ISO 8601, such as `2026-W21`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def asked_for(questionnaire: Questionnaire) -> dict[Facet, str]:
    """The question that tells a facet, where there is one."""
    told = {
        each.meaning: each.key
        for each in questionnaire.questions
        if isinstance(each, Choice) and each.meaning
    }
    return {facet: told[meaning] for facet, meaning in _ASKED.items() if meaning in told}


def groups_of(
    around: Circumstances, *, asked: Mapping[Facet, str], chosen: Mapping[str, str]
) -> dict[Facet, str]:
    """The one group of every facet that a response is in.

    `chosen` is the only code that was given to a question, by its key.
    """
    groups = {
        Facet.TOTAL: "",
        Facet.PLACE: str(around.place),
        Facet.CHANNEL: around.channel,
        Facet.LANGUAGE: around.language,
        Facet.WEEK: week_of(around.day),
        Facet.EDITION: str(around.edition),
        Facet.VARIANT: str(around.variant),
    }
    for facet, question in asked.items():
        groups[facet] = chosen.get(question, UNKNOWN)
    return groups


def pairs_of(groups: Mapping[Facet, str]) -> Iterator[tuple[str, str]]:
    """The name and the group of every pair of facets: how many are in both tells what leaks."""
    for one, other in PAIRS:
        if one in groups and other in groups:
            yield crossed_in(groups, one, other)


def crossed_in(groups: Mapping[Facet, str], one: Facet, other: Facet) -> tuple[str, str]:
    return f"{one}{BETWEEN}{other}", f"{groups[one]}{BETWEEN}{groups[other]}"
