"""How everybody is divided into groups in a campaign: every facet with what lies in what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Choice
from survey.results.rollup.facets import BETWEEN, SHOWN, UNKNOWN, Facet, asked_for
from survey.results.small_cells import facet as trees
from survey.results.small_cells.counts import EVERYBODY, Key
from survey.results.small_cells.crossing import CROSS, crossed_group
from survey.results.small_cells.facet import TOTAL
from survey.storage.campaigns import Place

_TYPE = "type:"  # before the type of a place, among numbers of places


@dataclass(frozen=True, kw_only=True)
class Divisions:
    """`facets`: the trees; `asked`: which question tells which facet, its answer being the group.

    `crossed`: facets that are two others crossed, opened by the coordinator.
    """

    facets: Mapping[str, trees.Facet]
    asked: Mapping[str, str]
    crossed: Mapping[str, tuple[str, str]]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return list(combinations(self.facets, 2))

    def tables(self, facets: Sequence[trees.Facet]) -> Iterator[tuple[str, dict[str, Key]]]:
        """Every breakdown that is published: its name, and which key each of its groups has.

        `facets` are those of the snapshot, crossed ones among them.
        """
        yield "total", {"": EVERYBODY}
        for name, facet in self.facets.items():
            keys = {group: (name, group) for group in facet.parents}
            if name == Facet.PLACE:
                types = {group for group in keys if group.startswith(_TYPE)}
                yield "place", {group: keys[group] for group in keys if group not in types}
                yield "place_type", {each.removeprefix(_TYPE): keys[each] for each in sorted(types)}
            elif name == Facet.NEIGHBOURHOOD and any(facet.parents.values()):
                outermost = [group for group, parent in facet.parents.items() if parent == TOTAL]
                yield "area", {group: keys[group] for group in outermost}
                innermost = [group for group in keys if not facet.children[group]]
                yield "neighbourhood", {group: keys[group] for group in innermost}
            else:
                yield name, keys
        for facet in facets:
            if pair := self.crossed.get(facet.key):
                yield (
                    pair_named(pair),
                    {BETWEEN.join(each.split(CROSS)): (facet.key, each) for each in facet.parents},
                )


def divisions(
    session: Session,
    *,
    campaign_id: int,
    questionnaires: Sequence[Questionnaire],
    seen: Mapping[str, Collection[str]],
    opened: Collection[tuple[str, str]],
) -> Divisions:
    """`questionnaires`: newest first; `seen`: per facet the groups that ever had people."""
    asked: dict[str, str] = {}
    for questionnaire in questionnaires:
        for told, key in asked_for(questionnaire).items():
            asked.setdefault(key, told.value)
    facets: dict[str, trees.Facet] = {}
    for facet in SHOWN:
        parents: dict[str, str] = {}
        if facet is Facet.PLACE:
            parents |= _places(session, campaign_id)
        for key in (key for key, told in asked.items() if told == facet):
            for questionnaire in questionnaires:
                parents = dict(_options(questionnaire, key)) | parents
            parents.setdefault(UNKNOWN, TOTAL)
        parents = dict.fromkeys(sorted(seen.get(facet.value, ())), TOTAL) | parents
        if parents:
            facets[facet.value] = trees.Facet(key=facet.value, parents=parents)
    crossed = {crossed_group(*pair): pair for pair in opened if set(pair) <= set(facets)}
    return Divisions(facets=facets, asked=asked, crossed=crossed)


def pair_named(pair: tuple[str, str]) -> str:
    return BETWEEN.join(pair)


def _places(session: Session, campaign_id: int) -> dict[str, str]:
    rows = select(Place.id, Place.type).where(Place.campaign_id == campaign_id)
    types = {str(id_): f"{_TYPE}{type_}" for id_, type_ in session.execute(rows)}
    return types | dict.fromkeys(types.values(), TOTAL)


def _options(questionnaire: Questionnaire, key: str) -> Iterator[tuple[str, str]]:
    question = questionnaire.by_key.get(key)
    if isinstance(question, Choice):
        for option in question.options:
            yield option.code, TOTAL
            for inner in option.options:
                yield inner.code, option.code
