"""Best-worst sets by counting: how often an option mattered most, less how often least."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.definition.sentence import sentence
from survey.results.statistics.bootstrap import Votes

EXPLAINED = sentence(
    "Hoe vaak dit thema het belangrijkst was, min hoe vaak het minst belangrijk was, per honderd "
    "keer dat het in een beantwoord groepje stond: van -100 tot 100."
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One set as one respondent judged it; a side that was left open is none."""

    shown: frozenset[str]
    best: str | None = None
    worst: str | None = None

    @property
    def counts(self) -> bool:
        """A set without an answer tells nothing; one side is enough."""
        return self.best is not None or self.worst is not None


Judgement = frozenset[Judged]  # what one respondent made of all sets


@dataclass(frozen=True, slots=True)
class Tallied:
    """How often an option mattered most, least, and stood in a set that was answered."""

    best: int
    worst: int
    shown: int

    @property
    def score(self) -> float | None:
        """From -100 to 100; none where the option was never shown."""
        return 100 * (self.best - self.worst) / self.shown if self.shown else None


def best_worst(sets: Mapping[Judged, int], *, options: Sequence[str]) -> dict[str, Tallied]:
    """Counts over all sets that respondents answered, whoever they were.

    Source: J.J. Louviere, T.N. Flynn, A.A.J. Marley, Best-Worst Scaling (2015), chapter 1.
    """
    best, worst, shown = Counter[str](), Counter[str](), Counter[str]()
    for judged, count in sets.items():
        if not judged.counts:
            continue
        for code in judged.shown:
            shown[code] += count
        if judged.best is not None:
            best[judged.best] += count
        if judged.worst is not None:
            worst[judged.worst] += count
    return {code: Tallied(best[code], worst[code], shown[code]) for code in options}


def votes(judgements: Mapping[Judgement, int], *, options: Sequence[str]) -> Votes:
    """The same per respondent, for the bootstrap: the scores equal those of `best_worst`."""
    import numpy as np

    answered = {each: n for each, n in judgements.items() if n and any(s.counts for s in each)}
    ordered = sorted(answered, key=_key)
    points, shown = np.zeros((2, len(ordered), len(options)))
    for row, judgement in enumerate(ordered):
        tallied = best_worst(dict.fromkeys(judgement, 1), options=options)
        for column, code in enumerate(options):
            points[row, column] = 100 * (tallied[code].best - tallied[code].worst)
            shown[row, column] = tallied[code].shown
    return Votes(
        options=tuple(options),
        points=points,
        shown=shown,
        counts=tuple(answered[each] for each in ordered),
        of=sum(answered.values()),
    )


def _key(judgement: Judgement) -> list[tuple[list[str], str, str]]:
    return sorted((sorted(each.shown), each.best or "", each.worst or "") for each in judgement)
