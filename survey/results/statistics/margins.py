"""Population figures to weigh by: what must be right about them before any weight is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite

from forms.definition.sentence import Refusal, Sentence, counted, sentence

THIN = 10  # respondents in a category below which its weight rests on too few
TOTALS_APART = 0.02

Cells = Mapping[tuple[str | None, ...], int]  # one value per margin, none where it was not told


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """How many people (or which share) of the population each category has.

    `facet` and `names` are as people know them; where a category has no name its code is used.
    """

    facet: str
    population: Mapping[str, float]
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, category: str) -> str:
        return self.names.get(category, category)


def checked(cells: Cells, margins: Sequence[Margin]) -> tuple[Sentence, ...]:
    """Refuses what cannot be weighed, naming the category; returns what is doubtful."""
    if not sum(cells.values()):
        raise Refusal(sentence("Er zijn nog geen ingevulde vragenlijsten om te wegen."))
    doubts: list[Sentence] = []
    for column, margin in enumerate(margins):
        _require_figures(margin)
        doubts.extend(_doubts(margin, _respondents(cells, column)))
    totals = [sum(margin.population.values()) for margin in margins]
    if totals and max(totals) - min(totals) > TOTALS_APART * max(totals):
        doubts.append(
            sentence(
                "De bevolkingscijfers tellen niet op tot hetzelfde totaal: %(low)s en %(high)s. "
                "We gebruiken alleen de verhoudingen.",
                low=f"{min(totals):g}",
                high=f"{max(totals):g}",
            )
        )
    return tuple(doubts)


def merged(
    cells: Cells, margins: Sequence[Margin], *, facet: str, categories: Sequence[str], into: str
) -> tuple[dict[tuple[str | None, ...], int], list[Margin]]:
    """The same respondents and figures, with some categories of a facet taken together."""
    joined: list[Margin] = []
    column = -1
    for at, margin in enumerate(margins):
        if margin.facet != facet:
            joined.append(margin)
            continue
        column = at
        population: dict[str, float] = {}
        for category, people in margin.population.items():
            name = into if category in categories else category
            population[name] = population.get(name, 0) + people
        joined.append(Margin(facet=facet, population=population, names=margin.names))
    found: dict[tuple[str | None, ...], int] = {}
    for values, n in cells.items():
        key = tuple(
            into if at == column and value in categories else value
            for at, value in enumerate(values)
        )
        found[key] = found.get(key, 0) + n
    return found, joined


def _respondents(cells: Cells, column: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for values, n in cells.items():
        value = values[column]
        if value is not None and n:
            found[value] = found.get(value, 0) + n
    return found


def _require_figures(margin: Margin) -> None:
    figures = margin.population.values()
    if any(not isfinite(people) or people < 0 for people in figures) or not sum(figures):
        raise Refusal(
            sentence(
                "De bevolkingscijfers van “%(facet)s” kloppen niet: gebruik getallen van 0 of "
                "meer, waarvan er minstens één boven 0 is.",
                facet=margin.facet,
            )
        )


def _doubts(margin: Margin, respondents: Mapping[str, int]) -> list[Sentence]:
    """Refuses empty cells on either side; names those that are thin."""
    for category in respondents:
        if not margin.population.get(category):
            raise Refusal(
                sentence(
                    "“%(category)s” (%(facet)s) staat niet in de bevolkingscijfers. Vul de tabel "
                    "aan of voeg deze groep samen met een andere.",
                    category=margin.name(category),
                    facet=margin.facet,
                )
            )
    for category, people in margin.population.items():
        if people and category not in respondents:
            raise Refusal(
                sentence(
                    "Niemand uit “%(category)s” (%(facet)s) deed mee, dus wegen kan niet. Voeg "
                    "deze groep samen met een andere.",
                    category=margin.name(category),
                    facet=margin.facet,
                )
            )
    return [
        counted(
            "Uit “%(category)s” (%(facet)s) deed maar 1 persoon mee. Voeg deze groep liever samen "
            "met een andere.",
            "Uit “%(category)s” (%(facet)s) deden maar %(n)s personen mee. Voeg deze groep liever "
            "samen met een andere.",
            n=n,
            category=margin.name(category),
            facet=margin.facet,
        )
        for category, n in respondents.items()
        if n < THIN
    ]
