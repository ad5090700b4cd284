"""Which columns a question has, and what one answer puts in them. Pure.

A question may differ between editions: its versions come oldest first, so that a code keeps its
number when a later edition adds an option or drops one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from forms.definition.answers import State
from forms.definition.questions import (
    BestWorst,
    Choice,
    Choices,
    Closed,
    LongText,
    Number,
    Option,
    Priority,
    Ranking,
    Scale,
    ShortText,
    Written,
    choosable,
)
from forms.definition.sentence import Translations, sentence
from forms.definition.sets import BEST, WORST, numbered_sets
from survey.results.exports.cells import after, is_chosen, number_given, numbered, place_given
from survey.results.exports.missing import missing_values
from survey.results.exports.model import Cell, Column, Kind, Part, Piece, Value
from survey.results.exports.rows.block import Block
from survey.results.exports.rows.seen import Seen, seen

_FIRST = sentence("Welke eerst?")
_MOST, _LEAST = sentence("het belangrijkst"), sentence("het minst belangrijk")
_WRITTEN = sentence("Iets geschreven")
_CHOSEN, _NOT_CHOSEN = sentence("Gekozen"), sentence("Niet gekozen")


Asking = Closed | Written


@dataclass(frozen=True, slots=True)
class _Filled:
    """A column and what a given answer puts in it."""

    column: Column
    cell: Callable[[Seen], Cell]


def block_of(versions: Sequence[Asking], *, words: Translations, language: str) -> Block[str]:
    """The columns of the newest version and of what it dropped; filled from joined tokens."""
    filling = _Columns(versions, words, language)
    filled = tuple(filling.columns())
    missing = {State(each.code): each.number for each in filling.missing}

    def made(tokens: str) -> Piece:
        if not tokens:
            return (None,) * len(filled)
        answer = seen(tokens)
        if answer.state is not State.GIVEN:
            return (missing[answer.state],) * len(filled)
        return tuple(each.cell(answer) for each in filled)

    return Block(tuple(each.column for each in filled), made)


def values_of(versions: Sequence[Closed], language: str) -> tuple[Value, ...]:
    """Every option of every version, areas before their neighbourhoods, with a lasting number."""
    known: dict[str, Option] = {}
    for question in versions:
        for option in choosable(question):
            known |= {each.code: each for each in (option, *option.options)}
    return tuple(
        Value(number, option.code, option.text.wording(language).words)
        for number, option in enumerate(known.values(), start=1)
    )


class _Columns:
    """One question, being put into columns."""

    def __init__(self, versions: Sequence[Asking], words: Translations, language: str) -> None:
        self.versions, self.words, self.language = versions, words, language
        self.newest = versions[-1]
        self.key, self.title = self.newest.key, self.newest.title.wording(language).words
        lows = [each.minimum for each in versions if isinstance(each, Number)]
        self.missing = missing_values(words, above=min(lows, default=0))

    def columns(self) -> Iterator[_Filled]:
        match self.newest:
            case Choice() | Scale():
                yield self._one(ordered=isinstance(self.newest, Scale))
            case Choices():
                yield from self._marks()
            case Priority():
                yield from self._marks()
                yield self._first()
            case Ranking():
                yield from self._places()
            case BestWorst():
                yield from self._sets(self.newest)
            case Number():
                yield self._filled("", self.title, Kind.NUMBER, Part.NUMBER, number_given)
            case ShortText() | LongText():
                values = (Value(1, "written", _WRITTEN.worded(self.words)),)
                kind, part = Kind.CODE, Part.WRITTEN
                yield self._filled("", self.title, kind, part, lambda _: 1, values=values)
            case _:
                assert_never(self.newest)

    def _filled(
        self,
        after: str,
        label: str,
        kind: Kind,
        part: Part,
        cell: Callable[[Seen], Cell],
        *,
        values: tuple[Value, ...] = (),
        option: str = "",
        ordered: bool = False,
    ) -> _Filled:
        column = Column(
            name=f"{self.key}{after}",
            label=label,
            kind=kind,
            part=part,
            question=self.key,
            of=self.newest.kind,
            option=option,
            title=self.title,
            values=values,
            missing=self.missing,
            ordered=ordered,
        )
        return _Filled(column, cell)

    def _values(self) -> tuple[Value, ...]:
        closed = [each for each in self.versions if isinstance(each, Closed)]
        return values_of(closed, self.language)

    def _one(self, *, ordered: bool) -> _Filled:
        values = self._values()
        cell = numbered(values, lambda answer: answer.codes[0])
        kind, part = Kind.CODE, Part.CHOSEN
        return self._filled("", self.title, kind, part, cell, values=values, ordered=ordered)

    def _marks(self) -> Iterator[_Filled]:
        marks = (
            Value(0, "0", _NOT_CHOSEN.worded(self.words)),
            Value(1, "1", _CHOSEN.worded(self.words)),
        )
        for each in self._values():
            yield self._filled(
                f"__{each.code}",
                f"{self.title} {each.words}",
                Kind.MARK,
                Part.CHOSEN,
                is_chosen(each.code),
                values=marks,
                option=each.code,
            )

    def _first(self) -> _Filled:
        values = self._values()
        cell = numbered(
            values, lambda answer: answer.firsts[0] if len(answer.firsts) == 1 else None
        )
        label = f"{self.title} {_FIRST.worded(self.words)}"
        return self._filled("_first", label, Kind.CODE, Part.FIRST, cell, values=values)

    def _places(self) -> Iterator[_Filled]:
        for each in self._values():
            label, cell = f"{self.title} {each.words}", place_given(each.code)
            after, kind, part = f"__{each.code}", Kind.PLACE, Part.PLACE
            yield self._filled(after, label, kind, part, cell, option=each.code, ordered=True)

    def _sets(self, question: BestWorst) -> Iterator[_Filled]:
        """Per set which option was most important, and which least. Sets are of the newest."""
        every = self._values()
        for number, options in numbered_sets(question, 0):
            inside = {option.code for option in options}
            values = tuple(each for each in every if each.code in inside)
            for side, sign, said in (("best", BEST, _MOST), ("worst", WORST, _LEAST)):
                yield self._filled(
                    f"__{number}_{side}",
                    f"{self.title} {number}: {said.worded(self.words)}",
                    Kind.CODE,
                    Part(side),
                    numbered(values, after(f"{number}{sign}")),
                    values=values,
                )
