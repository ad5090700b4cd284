"""Weights as an option: raking on the population, always beside the unweighted figures. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.definition.sentence import Refusal, Sentence, counted, sentence
from survey.results.missing.matching import Groups
from survey.results.missing.weighted_counts import Key, ToWeigh
from survey.results.rollup.facets import Facet
from survey.results.small_cells.threshold import DEFAULT
from survey.results.statistics.margins import Margin
from survey.results.statistics.margins import merged as taken_together
from survey.results.statistics.raking import Raked, rake
from survey.results.statistics.weighting import Weighted, moved, weighted_share

TOGETHER = "together"  # the code of groups that are taken together


class CannotWeigh(Refusal):
    """There can be no weights; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What weighting gives: every share both ways, what it costs, and what to beware of.

    `weights` is how much a respondent counts, by the values that they were counted by.
    """

    weights: Mapping[Key, float]
    shares: Mapping[str, Weighted]
    n: int
    effective: float
    design_effect: float
    warnings: tuple[Sentence, ...]


def weigh(
    counts: ToWeigh,
    population: Mapping[Facet, Mapping[str, int]],
    *,
    groups: Groups,
    called: Mapping[Facet, str],
    together: Mapping[Facet, Sequence[str]],
    k: int = DEFAULT,
) -> Outcome:
    """Weighted shares of every option.

    Who is in a group that the population does not have (or did not tell) is not adjusted by that
    margin. A group of fewer than k people stops it, in words that do not say how few: take such
    groups `together` with others.
    """
    margins = [
        Margin(
            facet=called[facet],
            population=people,
            names={each.code: each.name for each in groups.get(facet, ())}
            | {TOGETHER: " + ".join(_names(groups, facet, together.get(facet, ())))},
        )
        for facet, people in population.items()
    ]
    notes = _not_there(counts.everybody, margins)

    def joined(found: Mapping[Key, int]) -> tuple[Mapping[Key, int], list[Margin]]:
        """As weights need it: groups taken together, and who is in none of ours not told."""
        found, with_groups = _only(found, margins), margins
        for facet in population:
            if chosen := together.get(facet, ()):
                found, with_groups = taken_together(
                    found, with_groups, facet=called[facet], categories=chosen, into=TOGETHER
                )
        return found, with_groups

    everybody, margins_now = joined(counts.everybody)
    _require_enough(everybody, margins_now, k)
    raked = rake(everybody, margins_now)
    answered = joined(counts.answered)[0]
    shares = {
        code: weighted_share(joined(each)[0], answered, raked.weights)
        for code, each in sorted(counts.chosen.items())
    }
    return Outcome(
        weights={
            values: raked.weights[key]
            for values in counts.everybody
            for key in joined({values: 1})[0]
        },
        shares=shares,
        n=raked.n,
        effective=raked.effective,
        design_effect=raked.design_effect,
        warnings=_warnings(raked, shares, notes),
    )


def _warnings(
    raked: Raked, shares: Mapping[str, Weighted], notes: Sequence[Sentence]
) -> tuple[Sentence, ...]:
    n = len(moved(shares))
    change = counted(
        "Door het wegen krijgt %(n)s antwoord een andere plaats. Bespreek beide volgordes.",
        "Door het wegen krijgen %(n)s antwoorden een andere plaats. Bespreek beide volgordes.",
        n=n,
    )
    return (*notes, *raked.warnings, *([change] if n else []))


def _not_there(counts: Mapping[Key, int], margins: Sequence[Margin]) -> list[Sentence]:
    notes = []
    for at, margin in enumerate(margins):
        told = {str(values[at]) for values in counts if values[at]}
        strange = sorted(margin.name(each) for each in told if not margin.population.get(each))
        if strange:
            notes.append(
                sentence(
                    "Niet in de bevolkingscijfers, en dus niet zwaarder of lichter geteld: "
                    "%(groups)s.",
                    groups=", ".join(strange),
                )
            )
    return notes


def _only(counts: Mapping[Key, int], margins: Sequence[Margin]) -> dict[Key, int]:
    """The counts with groups that the population does not have as not told."""
    found: dict[Key, int] = {}
    for values, n in counts.items():
        key = tuple(
            value if value and margin.population.get(value) else None
            for value, margin in zip(values, margins, strict=True)
        )
        found[key] = found.get(key, 0) + n
    return found


def _require_enough(counts: Mapping[Key, int], margins: Sequence[Margin], k: int) -> None:
    thin = [
        f"“{margin.name(code)}”"
        for at, margin in enumerate(margins)
        for code, n in _respondents(counts, at, margin).items()
        if n < k
    ]
    if thin:
        raise CannotWeigh(
            counted(
                "Uit %(groups)s deden minder dan %(k)s mensen mee, of niemand. Dan kan wegen niet. "
                "Neem deze groep samen met een andere.",
                "Uit %(groups)s deden minder dan %(k)s mensen mee, of niemand. Dan kan wegen niet. "
                "Neem deze groepen samen met andere.",
                n=len(thin),
                groups=", ".join(thin),
                k=k,
            )
        )


def _respondents(counts: Mapping[Key, int], at: int, margin: Margin) -> dict[str, int]:
    """Of every group in which people live."""
    have = dict.fromkeys((code for code, people in margin.population.items() if people), 0)
    for values, n in counts.items():
        value = values[at]
        if value in have:
            have[value] += n
    return have


def _names(groups: Groups, facet: Facet, codes: Sequence[str]) -> list[str]:
    return [each.name for each in groups.get(facet, ()) if each.code in codes]
