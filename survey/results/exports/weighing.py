"""How much every row of a file counts, made of nothing but what the row itself tells.

So a weight says nothing of where somebody lives or how old they are that the file keeps quiet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, Sentence, Translations, sentence
from survey.results.exports.around import LABELS, Ladder
from survey.results.exports.disclosure.blur import Blur, Circumstances
from survey.results.exports.model import Cell
from survey.results.missing.keeping import Kept, figures
from survey.results.missing.matching import Group
from survey.results.missing.weighing import Outcome, weigh
from survey.results.missing.weighted_counts import ToWeigh
from survey.results.missing.weights import taken_together
from survey.results.rollup.facets import Facet
from survey.results.statistics.raking import EXPLAINED

Told = tuple[Cell, ...]  # what a row tells of the ladders that it is weighed by
_DIGITS = 6
_EVEN = sentence("Elke regel telt even zwaar: het gewicht is overal 1.")
_ALWAYS_BESIDE = sentence("Zet gewogen cijfers altijd naast ongewogen cijfers.")
_NOTHING_TOLD = sentence("In dit bestand staat niets waarop te wegen is.")


@dataclass(frozen=True, slots=True)
class Weighed:
    """`at` are the ladders, by their place, that a weight follows from; `of` is the weight."""

    at: tuple[int, ...] = ()
    of: Mapping[Told, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


UNWEIGHED = Weighed()


def weighed(
    session: Session,
    *,
    campaign_id: int,
    ladders: Sequence[Ladder],
    blur: Blur,
    everybody: Iterable[Circumstances],
    words: Translations,
) -> Weighed:
    """The weights of these rows where the coordinator chose to weigh; else every row is 1.

    `everybody` are the rows of a full file; of any other the blur knows what they tell.
    """
    together = taken_together(session, campaign_id=campaign_id)
    if together is None:
        return Weighed(notes=(_EVEN.worded(words),))
    known = figures(session, campaign_id=campaign_id)
    at = [n for n, each in enumerate(ladders) if each.name in known.margins and _told(each, blur)]
    told = [_Told(ladders[n], blur, known.margins[Facet(ladders[n].name)]) for n in at]
    rows = _rows(at, blur, everybody)
    try:
        outcome = _outcome(told, rows, {} if blur.levels else together, words)
    except Refusal as refusal:
        not_so = sentence(
            "Het gewicht is overal 1, want wegen kon niet. %(why)s", why=refusal.sentence
        )
        return Weighed(notes=(not_so.worded(words),))
    said = _said(outcome, told, known.sources)
    return Weighed(
        at=tuple(at),
        of={row: round(outcome.weights[_coded(told, row)], _DIGITS) for row in rows},
        notes=tuple(each.worded(words) for each in said),
    )


class _Told:
    """A ladder as far as a file tells it, with how many people live in each of its groups."""

    def __init__(self, ladder: Ladder, blur: Blur, people: Mapping[str, int]) -> None:
        level = blur.levels.get(ladder.name, 0)
        column = ladder.shown(level)[0].column
        self.facet, self.label = Facet(ladder.name), LABELS[column.name]
        self.codes = {each.number: each.code for each in column.values}
        self.groups = [Group(code=e.code, name=e.words, names=()) for e in column.values]
        finest = {each.code: each.number for each in ladder.rungs[0].column.values}
        self.people: Counter[str] = Counter()
        for code, n in people.items():
            self.people[self.code(ladder.cell(level, finest.get(code))) or code] += n

    def code(self, cell: Cell) -> str | None:
        """The code of what a row tells; none where it tells nothing."""
        return self.codes.get(cell) if isinstance(cell, int) else None


def _told(ladder: Ladder, blur: Blur) -> bool:
    return bool(ladder.shown(blur.levels.get(ladder.name, 0)))


def _rows(at: Sequence[int], blur: Blur, everybody: Iterable[Circumstances]) -> Mapping[Told, int]:
    """How many rows tell this; rows that tell nothing are there too."""
    rows: Counter[Told] = Counter()
    if not blur.levels:
        rows.update(tuple(each[1 + n] for n in at) for each in everybody)
    for combination, n in blur.found.items():
        bare = combination in blur.bare
        rows[tuple(None if bare else combination[1 + place] for place in at)] += n
    return rows


def _outcome(
    told: Sequence[_Told],
    rows: Mapping[Told, int],
    together: Mapping[Facet, Sequence[str]],
    words: Translations,
) -> Outcome:
    if not told:
        raise Refusal(_NOTHING_TOLD)
    coded: Counter[tuple[str | None, ...]] = Counter()
    for row, n in rows.items():
        coded[_coded(told, row)] += n
    return weigh(
        ToWeigh(everybody=coded, answered={}, chosen={}),
        {each.facet: each.people for each in told},
        groups={each.facet: each.groups for each in told},
        called={each.facet: each.label.worded(words) for each in told},
        together=together,
    )


def _coded(told: Sequence[_Told], row: Told) -> tuple[str | None, ...]:
    return tuple(each.code(cell) for each, cell in zip(told, row, strict=True))


def _said(outcome: Outcome, told: Sequence[_Told], sources: Sequence[Kept]) -> list[Sentence]:
    one, *more = told
    by = sentence("%(one)s en %(other)s", one=one.label, other=more[0].label) if more else one.label
    return [
        sentence(
            "Het gewicht maakt dat groepen meetellen zoals in de bevolking, naar %(facets)s "
            "(%(sources)s). %(n)s regels zeggen dan zoveel als %(effective)s.",
            facets=by,
            sources="; ".join(f"{each.source}, {each.of_day}" for each in sources),
            n=outcome.n,
            effective=round(outcome.effective),
        ),
        EXPLAINED,
        _ALWAYS_BESIDE,
        *outcome.warnings,
    ]
