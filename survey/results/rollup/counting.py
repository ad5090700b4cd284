"""Reads responses with their answers and counts them in every group that they are in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from forms.definition.document import questionnaire_from_data
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Priority, Ranking
from survey.results.rollup.cells import BASE, Cell, Kind, Seen, seen_in
from survey.results.rollup.facets import (
    Circumstances,
    Facet,
    asked_for,
    crossed_in,
    groups_of,
    pairs_of,
)
from survey.storage.answers import Answer, Response
from survey.storage.campaigns import Edition

Group = tuple[str, str]  # facet, group
_AT_ONCE = 5000  # ids in one statement; databases allow some 30,000


@dataclass(frozen=True, slots=True)
class Lens:
    """What of a questionnaire matters for counting."""

    asked: Mapping[Facet, str]
    patterned: frozenset[str]


def lenses_of(session: Session, *, campaign_id: int) -> dict[int, Lens]:
    """The lens of every edition, by its id."""
    rows = select(Edition.id, Edition.document).where(Edition.campaign_id == campaign_id)
    return {
        id_: lens_of(questionnaire_from_data(document)) for id_, document in session.execute(rows)
    }


def lens_of(questionnaire: Questionnaire) -> Lens:
    orders = (e.key for e in questionnaire.questions if isinstance(e, Priority | Ranking))
    return Lens(asked_for(questionnaire), frozenset(orders))


@dataclass(slots=True)
class Increments:
    """How much every cell of every group grows."""

    responses: int = 0
    by_group: defaultdict[Group, Counter[Cell]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def add(
        self, around: Circumstances, seen: Seen, lens: Lens, crossed: Collection[Group]
    ) -> None:
        groups = groups_of(around, asked=lens.asked, chosen=seen.chosen)
        self.responses += 1
        narrow = [cell for cell in seen.cells if cell.kind != Kind.PATTERN]
        for facet, group in groups.items():
            counter = self.by_group[facet, group]
            counter.update(seen.cells if facet is Facet.TOTAL else narrow)
            for question, number in seen.sums.items():
                counter[Cell(question, Kind.SUM, "")] += number
        for pair in pairs_of(groups):
            self.by_group[pair][BASE] += 1
        for one, other in crossed:
            if one in groups and other in groups:
                pair = crossed_in(groups, Facet(one), Facet(other))
                self.by_group[pair].update(cell for cell in narrow if cell != BASE)


def count(
    session: Session,
    *,
    ids: Sequence[int],
    lenses: Mapping[int, Lens],
    crossed: Collection[Group] = (),
) -> Increments:
    """Counts these responses; `lenses` by the id of the edition; answers of `crossed` facets too.

    Of other pairs of facets only how many are in both.
    """
    counted = Increments()
    for start in range(0, len(ids), _AT_ONCE):
        some = sorted(ids[start : start + _AT_ONCE])
        around = _around(session, some)
        rows = session.execute(_ANSWERS, {"ids": some})
        for id_, answers in groupby(rows, key=itemgetter(0)):
            edition, circumstances = around[id_]
            lens = lenses[edition]
            seen = seen_in((row[1:] for row in answers), patterned=lens.patterned)
            counted.add(circumstances, seen, lens, crossed)
    return counted


def _around(session: Session, ids: Iterable[int]) -> dict[int, tuple[int, Circumstances]]:
    return {
        id_: (
            edition,
            Circumstances(
                place=place,
                channel=channel,
                language=language,
                variant=variant,
                day=day,
                edition=number,
            ),
        )
        for id_, edition, place, channel, language, variant, day, number in session.execute(
            _RESPONSES, {"ids": ids}
        )
    }


_RESPONSES = (
    select(
        Response.id,
        Response.edition_id,
        Response.place_id,
        Response.channel,
        Response.language,
        Response.variant,
        Response.day,
        Edition.number,
    )
    .join(Edition, Edition.id == Response.edition_id)
    .where(Response.id.in_(bindparam("ids", expanding=True)))
)
_ANSWERS = (
    select(
        Answer.response_id,
        Answer.question,
        Answer.code,
        Answer.state,
        Answer.first,
        Answer.number,
    )
    .where(Answer.response_id.in_(bindparam("ids", expanding=True)))
    .order_by(Answer.response_id)
)
