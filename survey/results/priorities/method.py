"""How heavily each source counts and how it is read: what is fixed before results open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from forms.definition.sentence import Sentence, sentence
from survey.programme.rows import NotFilledIn

WHOLE = 100


class SourceKey(StrEnum):
    """The three columns."""

    RESIDENTS = "residents"
    PROFESSIONALS = "professionals"
    POLICY = "policy"


class Rule(StrEnum):
    """How a source becomes 0 to 100 points per theme."""

    CHOSEN = "chosen"
    FIRST = "first"
    PLACES = "places"
    RATINGS = "ratings"
    DOTS = "dots"
    STRONGEST = "strongest"
    MEAN = "mean"


NAMES: dict[SourceKey, Sentence] = {
    SourceKey.RESIDENTS: sentence("Bewoners"),
    SourceKey.PROFESSIONALS: sentence("Professionals"),
    SourceKey.POLICY: sentence("Beleid"),
}
EXPLAINED: dict[Rule, Sentence] = {
    Rule.CHOSEN: sentence("Hoeveel procent van de invullers het thema koos"),
    Rule.FIRST: sentence("Hoeveel procent het thema op één zette, van wie iets op één zette"),
    Rule.PLACES: sentence("De gemiddelde plaats: bovenaan 100 punten, onderaan 0"),
    Rule.RATINGS: sentence("Het gemiddelde cijfer: 4 is 100 punten, 0 is 0"),
    Rule.DOTS: sentence("De stickers: het thema met de meeste krijgt 100 punten"),
    Rule.STRONGEST: sentence("Het punt waar het thema het best bij past: 2 is 100 punten, 1 is 50"),
    Rule.MEAN: sentence("Het gemiddelde over alle punten uit het beleid: 2 is 100 punten, 1 is 50"),
}
USUAL: dict[SourceKey, int] = {
    SourceKey.RESIDENTS: 50,
    SourceKey.PROFESSIONALS: 25,
    SourceKey.POLICY: 25,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Weights in percent that add up to 100, and one rule per source."""

    weights: Mapping[SourceKey, int]
    rules: Mapping[SourceKey, Rule]


def rules_for(*, ranking: bool) -> dict[SourceKey, tuple[Rule, ...]]:
    """Which rules a team may choose from; the first is the usual one."""
    residents = (Rule.PLACES,) if ranking else (Rule.CHOSEN, Rule.FIRST)
    return {
        SourceKey.RESIDENTS: residents,
        SourceKey.PROFESSIONALS: (Rule.RATINGS, Rule.DOTS),
        SourceKey.POLICY: (Rule.STRONGEST, Rule.MEAN),
    }


def checked(method: Method, *, ranking: bool) -> Method:
    """The method itself; refuses weights that do not divide the whole."""
    for source, weight in method.weights.items():
        if not 0 <= weight <= WHOLE:
            raise NotFilledIn(source.value, sentence("Vul een getal van 0 tot en met 100 in."))
    total = sum(method.weights.values())
    if total != WHOLE:
        raise NotFilledIn(
            SourceKey.RESIDENTS.value,
            sentence("Samen is dit %(total)s procent. Maak er 100 van.", total=total),
        )
    for source, allowed in rules_for(ranking=ranking).items():
        if method.rules.get(source) not in allowed:
            raise NotFilledIn(f"{source.value}_rule", sentence("Kies hoe deze bron telt."))
    return method
