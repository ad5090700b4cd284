"""What others may know of a person, from fine to coarse: where, when, how, how old. Pure.

A ladder is one such thing. Every rung is a column; a coarser rung follows from the finest cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from forms.definition.sentence import Translations, sentence
from survey.results.exports.model import Cell, Column, Kind, Value

OTHER = "other"
_EPOCH = date(1970, 1, 1)
_OTHER_LANGUAGE = sentence("Andere taal")
LABELS = {
    "place": sentence("Plek"),
    "place_type": sentence("Soort plek"),
    "channel": sentence("Manier van invullen"),
    "language": sentence("Taal van de vragenlijst"),
    "day": sentence("Dag"),
    "week": sentence("Week"),
    "month": sentence("Maand van de week"),
    "neighbourhood": sentence("Buurt"),
    "area": sentence("Wijk"),
    "age_band": sentence("Leeftijdsgroep"),
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One column, and its cell where the finest one is known."""

    column: Column
    cell: Callable[[Cell], Cell]
    said: str  # what this rung tells, for the codebook


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs from fine to coarse; below the last is nothing. `nested`: a rung tells those below."""

    name: str
    rungs: tuple[Rung, ...]
    nested: bool = False

    def shown(self, level: int) -> tuple[Rung, ...]:
        """What stands in the file when so many steps were taken."""
        rest = self.rungs[level:]
        return rest if self.nested else rest[:1]

    def cell(self, level: int, finest: Cell) -> Cell:
        """What a row tells of this at that level."""
        return self.rungs[level].cell(finest) if level < len(self.rungs) else None


def day_number(day: date) -> int:
    return (day - _EPOCH).days


def days(words: Translations) -> Ladder:
    """A day, its week by ISO 8601, the month of its week."""
    ways: Mapping[str, Callable[[date], str]] = {
        "day": date.isoformat,
        "week": _week,
        "month": _month,
    }
    rungs = tuple(
        _rung(name, words, kind=Kind.TEXT, cell=_dated(way)) for name, way in ways.items()
    )
    return Ladder("day", rungs)


def nested(
    names: Sequence[str],
    fine: Sequence[Value],
    coarse: Sequence[Value],
    parents: Mapping[int, int],
    *,
    words: Translations,
    missing: tuple[Value, ...] = (),
) -> Ladder:
    """Places in their types, neighbourhoods in their areas; a missing answer stays one."""
    name, outer = names
    first = _rung(name, words, values=fine, missing=missing)
    second = _rung(outer, words, values=coarse, missing=missing, cell=_through(parents))
    return Ladder(name, (first, second), nested=True)


def flat(name: str, values: Sequence[Value], *, words: Translations) -> Ladder:
    """What is told or not."""
    return Ladder(name, (_rung(name, words, values=values),))


def languages(values: Sequence[Value], *, words: Translations) -> Ladder:
    """A language, then only whether it is Dutch."""
    dutch = [each for each in values if each.code == "nl"]
    other = Value(len(values) + 1, OTHER, _OTHER_LANGUAGE.worded(words))
    to = {each.number: each.number if each.code == "nl" else other.number for each in values}
    coarse = _rung("language", words, values=(*dutch, other), cell=_through(to))
    return Ladder("language", (_rung("language", words, values=values), coarse))


def age_bands(
    values: Sequence[Value], *, words: Translations, missing: tuple[Value, ...]
) -> Ladder:
    """A band, then two neighbouring bands as one."""
    pairs = [tuple(values[at : at + 2]) for at in range(0, len(values), 2)]
    merged = tuple(
        Value(number, "_".join(each.code for each in pair), " / ".join(e.words for e in pair))
        for number, pair in enumerate(pairs, start=1)
    )
    to = {each.number: n for n, pair in enumerate(pairs, start=1) for each in pair}
    fine = _rung("age_band", words, values=values, missing=missing)
    coarse = _rung("age_band", words, values=merged, missing=missing, cell=_through(to))
    return Ladder("age_band", (fine, coarse))


def _rung(
    name: str,
    words: Translations,
    *,
    kind: Kind = Kind.CODE,
    values: Sequence[Value] = (),
    missing: tuple[Value, ...] = (),
    cell: Callable[[Cell], Cell] = lambda finest: finest,
) -> Rung:
    label = LABELS[name].worded(words)
    longest = 10 if kind is Kind.TEXT else 0
    column = Column(
        name=name, label=label, kind=kind, values=tuple(values), missing=missing, longest=longest
    )
    return Rung(column, cell, label)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _month(day: date) -> str:
    """The month that most of its week lies in, so that no week lies in two months."""
    return (day + timedelta(days=3 - day.weekday())).isoformat()[:7]


def _dated(way: Callable[[date], str]) -> Callable[[Cell], Cell]:
    def told(finest: Cell) -> Cell:
        return way(_EPOCH + timedelta(days=finest)) if isinstance(finest, int) else None

    return told


def _through(to: Mapping[int, int]) -> Callable[[Cell], Cell]:
    """The coarser number; a missing code is its own."""
    return lambda finest: to.get(finest, finest) if isinstance(finest, int) else None
