"""What is shown of a snapshot, breakdown by breakdown: open counts, and None where it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.definition.answers import State
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Number
from forms.definition.routing import Chose, looks_at
from survey.results.rollup.cells import Cell, Kind
from survey.results.rollup.divisions import Divisions
from survey.results.rollup.found import Found
from survey.results.rollup.splits import cells_of
from survey.results.shown.figures import OF
from survey.results.shown.tables import TOTAL, Shown
from survey.results.small_cells.closing import Closing, Standing
from survey.results.small_cells.counts import EVERYBODY, NOT, Counts, Key

Cells = dict[Cell, int | None]
Tables = Mapping[str, Mapping[str, Shown]]


def documents(
    counts: Counts,
    closing: Closing,
    division: Divisions,
    counted: Found,
    questionnaires: Sequence[Questionnaire],
    *,
    number: int,
    k: int,
    before: Tables,
) -> dict[str, dict[str, Shown]]:
    """Every table; a group that waits keeps the figures that it had `before`."""
    writer = _Writer(counts, closing, division, counted, _routes(questionnaires), number)
    tables = {
        name: {
            group: writer.group(key, before.get(name, {}).get(group))
            for group, key in groups.items()
        }
        for name, groups in division.tables(counts.facets)
    }
    total = tables[TOTAL][""]
    if total.base is not None:
        former = before.get(TOTAL, {}).get("")
        cells = {
            **total.cells,
            **dict(writer.told(tables)),
            **dict(writer.sums(_numbers(questionnaires), total.cells, _cells_of(former), k)),
        }
        tables[TOTAL][""] = replace(total, cells=writer.routed(cells))
    return tables


def _routes(questionnaires: Sequence[Questionnaire]) -> dict[str, set[Cell]]:
    """Of every question that not all are asked: the cells that say how many are."""
    found: dict[str, set[Cell]] = {}
    for question in (each for asked in questionnaires for each in asked.questions):
        if question.ask_if is not None:
            own = found.setdefault(question.key, set())
            for each in looks_at(question.ask_if):
                if isinstance(each, Chose):
                    own.update(Cell(each.question, Kind.CODE, code) for code in each.codes)
                    own.update(Cell(each.question, Kind.STATE, code) for code in each.codes)
    return found


def _numbers(questionnaires: Sequence[Questionnaire]) -> set[str]:
    return {
        question.key
        for asked in questionnaires
        for question in asked.questions
        if isinstance(question, Number)
    }


def _cells_of(shown: Shown | None) -> Mapping[Cell, int | None]:
    return shown.cells if shown else {}


@dataclass(frozen=True)
class _Writer:
    counts: Counts
    closing: Closing
    division: Divisions
    counted: Found
    routes: Mapping[str, set[Cell]]
    number: int

    def group(self, key: Key, former: Shown | None) -> Shown:
        standing = self.closing.groups[key]
        if standing is Standing.NEW:
            return Shown(
                base=self.counts.bases[key],
                standing=standing,
                as_of=self.number,
                cells=self._cells(key),
            )
        if standing is Standing.AS_BEFORE and former is not None and former.base is not None:
            return replace(former, standing=standing)
        few = standing is Standing.FEW
        return Shown(
            base=None,
            standing=Standing.FEW if few else Standing.CLOSED,
            as_of=self.number,
            cells={},
        )

    def _cells(self, key: Key) -> Cells:
        cells: Cells = {}
        for split in self.counts.splits:
            together = NOT in split.names and len(split.names) == 2
            shut = together and not all(
                self.closing.is_open(key, split.name, part) for part in split.names
            )
            for part, cell in cells_of(split).items():
                if shut or not self.closing.is_open(key, split.name, part):
                    cells[cell] = None
                elif n := split.count(key, part):
                    cells[cell] = n
        thin = {name[0] for at, name in self.closing.thin if at == key and name[1] != "state"}
        for question, asked in self.counted.asked.items():
            if question in self.division.asked:
                cells |= dict.fromkeys(self._all(question), None)
            elif question in thin:
                cells[Cell(question, Kind.STATE, State.GIVEN)] = None
            elif n := asked.given.get(key, 0):
                cells[Cell(question, Kind.STATE, State.GIVEN)] = n
        return self.routed(cells) if key != EVERYBODY else cells

    def _all(self, question: str) -> Iterator[Cell]:
        asked = self.counted.asked[question]
        for kind, found in (
            (Kind.STATE, asked.states),
            (Kind.CODE, asked.codes),
            (Kind.FIRST, asked.firsts),
        ):
            yield from (Cell(question, kind, each) for each in found.get(EVERYBODY, ()))

    def routed(self, cells: Cells) -> Cells:
        """How many were asked says how many gave the answer it depends on: closed as that is."""
        for question, on in self.routes.items():
            if question in self.counted.asked and any(cells.get(each, 0) is None for each in on):
                own = (cell for cell in cells if cell.question == question)
                cells = cells | dict.fromkeys([*own, *self._all(question)], None)
        return cells

    def told(self, tables: Tables) -> Iterator[tuple[Cell, int | None]]:
        """The answers that tell a facet: everybody's are the groups of that facet."""
        for question, facet in self.division.asked.items():
            if question in self.counted.asked:
                yield from self._told(question, facet, tables)

    def _told(self, question: str, facet: str, tables: Tables) -> Iterator[tuple[Cell, int | None]]:
        tree = self.division.facets[facet]
        shown = {**tables[facet], **tables.get("area", {})} if facet in tables else {}
        bases = {group: shown[group].base if group in shown else None for group in tree.parents}
        asked = self.counted.asked[question]
        for code in asked.codes.get(EVERYBODY, ()):
            inner = [bases[each] for each in tree.children.get(code, ())]
            base = bases.get(code)
            known = base is not None and None not in inner
            own = (base or 0) - sum(each or 0 for each in inner)
            yield Cell(question, Kind.CODE, code), own if known and own >= 0 else None
        yield from self._given(question, asked.given.get(EVERYBODY, 0), tree.parents, facet)

    def _given(
        self, question: str, given: int, groups: Iterable[str], facet: str
    ) -> Iterator[tuple[Cell, int | None]]:
        moved = all(self.closing.groups[facet, each] is Standing.NEW for each in groups)
        states = self.counted.asked[question].states[EVERYBODY]
        yield Cell(question, Kind.STATE, State.GIVEN), given if moved else None
        for state, n in states.items():
            if state != State.GIVEN:
                open_ = moved and self.closing.is_open(EVERYBODY, (question, "state"), state)
                yield Cell(question, Kind.STATE, state), n if open_ else None

    def sums(
        self,
        numbers: Iterable[str],
        cells: Mapping[Cell, int | None],
        former: Mapping[Cell, int | None],
        k: int,
    ) -> Iterator[tuple[Cell, int | None]]:
        """What was given to a number adds up to, once k people more, or fewer, gave one."""
        for question in numbers:
            total = self.counted.sums.get(question, 0)
            given = cells.get(Cell(question, Kind.STATE, State.GIVEN), 0)
            of = former.get(Cell(question, Kind.SUM, OF)) or 0
            if given is not None and given >= k and abs(given - of) >= k:
                yield Cell(question, Kind.SUM, ""), total
                yield Cell(question, Kind.SUM, OF), given
            elif of:
                yield Cell(question, Kind.SUM, ""), former.get(Cell(question, Kind.SUM, ""))
                yield Cell(question, Kind.SUM, OF), of
