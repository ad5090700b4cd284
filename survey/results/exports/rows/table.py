"""The columns of one export in their order, and its rows: the one model of every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from survey.results.exports.disclosure.blur import Blur
from survey.results.exports.editions import Published
from survey.results.exports.model import Column, Kind
from survey.results.exports.rows.block import Block
from survey.results.exports.rows.ladders import Told as Around
from survey.results.exports.sav.naming import names_for
from survey.results.exports.weighing import Told, Weighed


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks in the order of the columns.

    `walked` are the blocks of the ladders. `asked` and `telling` say per edition where among
    `questions` each question stands, and the one that tells a ladder.
    """

    editions: Sequence[Published]
    told: Around
    blur: Blur
    plain: Sequence[Block[int]]  # edition, variant, complete
    weight: Block[Told]
    weighed: Weighed
    walked: Sequence[Block[Any]]
    questions: Sequence[Block[str]]
    asked: Mapping[int, Mapping[str, int]]
    telling: Mapping[int, Mapping[str, int]]
    hidden: frozenset[int]  # questions of which no column is written
    positions: Sequence[Block[tuple[int, int]]]
    texts: Sequence[tuple[str, Block[str]]]

    def blocks(self) -> Iterator[Block[Any]]:
        """Every block that is written."""
        told = (each for each in self.walked if each.columns)
        edition, *others = self.plain
        yield from (edition, *told, *others, self.weight)
        shown = enumerate(self.questions)
        yield from (each for at, each in shown if at not in self.hidden)
        yield from self.positions
        yield from (block for _, block in self.texts)

    def columns(self) -> tuple[Column, ...]:
        """Every column with a name that no other has and that every program takes."""
        every = list(chain.from_iterable(each.columns for each in self.blocks()))
        names = names_for(each.name for each in every)
        return tuple(replace(each, name=name) for each, name in zip(every, names, strict=True))


def single(name: str, label: str, kind: Kind) -> Block[int]:
    """One column that is filled with what there is."""
    return Block((Column(name=name, label=label, kind=kind),), lambda cell: (cell,))
