"""The rows of the survey sheet in their groups; what repeats or is no question is left out here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from forms.definition.routing import Condition
from forms.definition.sentence import sentence
from forms.definition.xlsform.choices import YES
from forms.definition.xlsform.table import Row, Table
from forms.definition.xlsform.types import Asks, Block, understood


@dataclass(slots=True, eq=False)
class Group:
    """A group that is open while its rows are read."""

    row: Row
    outer: Group | None
    conditions: list[Condition] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    used: bool = False

    def chain(self) -> Iterator[Group]:
        """This group and those around it, from the inside out."""
        group: Group | None = self
        while group is not None:
            yield group
            group = group.outer


@dataclass(frozen=True, slots=True)
class Placed:
    """A row that asks or tells something, and the group that it stands in."""

    row: Row
    asks: Asks
    group: Group | None


@dataclass(slots=True)
class _Open:
    kind: str
    row: Row
    group: Group | None = None


class Structure:
    """Walks the rows once, keeping what is open."""

    def __init__(self, table: Table) -> None:
        self.groups: list[Group] = []
        self._table = table
        self._open: list[_Open] = []
        self._top = set[str]()

    def rows(self) -> Iterator[Placed | Group]:
        """Every row that can be taken over, and every group where it begins."""
        for row in self._table.rows:
            said = understood(row.see("type")) if row.see("type") else None
            if said is None:
                self._without_type(row)
            elif isinstance(said, Block):
                yield from self._block(row, said)
            elif not self._left_out(row):
                self._name(row)
                if isinstance(said, Asks):
                    row.take("type")
                    yield Placed(row, said, self._group())
                else:
                    row.leave_out(said)
        for each in self._open:
            said = sentence("Deze groep heeft geen einde. Voeg een rij “end_group” toe.")
            each.row.fault("type", said)

    def _without_type(self, row: Row) -> None:
        if any(row.see(name) for name in ("name", "label")):
            row.leave_out(
                sentence("Deze rij heeft geen type en is niet overgenomen. Schrijf een type.")
            )

    def _left_out(self, row: Row) -> bool:
        """Rows that repeat, or that someone switched off."""
        if row.see("disabled").lower() in YES:
            row.leave_out(sentence("Deze rij staat uit (“disabled”) en is niet overgenomen."))
            return True
        repeated = self._repeating()
        if repeated is None:
            return False
        row.leave_out(
            sentence(
                "Deze rij hoort bij “begin_%(kind)s” in rij %(row)s en is niet overgenomen. Zet "
                "hem erbuiten, als gewone vraag.",
                kind=repeated.kind,
                row=repeated.row.number,
            )
        )
        return True

    def _block(self, row: Row, block: Block) -> Iterator[Group]:
        if block.begins:
            left_out = self._left_out(row)
            group = None
            if block.kind == "group" and not left_out:
                self._name(row)
                row.take("type")
                group = Group(row, self._group())
                self.groups.append(group)
                yield group
            elif not left_out:
                said = sentence(
                    "“begin_%(kind)s” kan niet: Wijkstem kent alleen groepen. Gebruik begin_group.",
                    kind=block.kind,
                )
                row.leave_out(said)
            self._open.append(_Open(block.kind, row, group))
            return
        if not self._open or self._open[-1].kind != block.kind:
            said = sentence(
                "Dit einde hoort nergens bij. Haal de rij weg, of zet “begin_%(kind)s” erboven.",
                kind=block.kind,
            )
            row.fault("type", said)
            return
        ended = self._open.pop()
        row.take("type")
        row.take("name")
        if ended.group is None:
            row.leave_out(
                sentence(
                    "Dit einde hoort bij rij %(row)s, die niet is overgenomen.",
                    row=ended.row.number,
                )
            )

    def _repeating(self) -> _Open | None:
        return next((each for each in self._open if each.group is None), None)

    def _group(self) -> Group | None:
        return next((each.group for each in reversed(self._open) if each.group), None)

    def _name(self, row: Row) -> None:
        """Two of one name in one group are a fault, as they are for pyxform."""
        name = row.see("name")
        group = self._group()
        names = group.names if group else self._top
        if name and name in names:
            said = sentence("De naam “%(name)s” is er al. Geef elke rij een eigen naam.", name=name)
            row.fault("name", said)
        names.add(name)
