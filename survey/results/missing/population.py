"""A grid of words -> population figures: one margin, or two crossed; totals must add up. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from forms.definition.sentence import sentence
from survey.results.missing.numbers import looks_like_number, people
from survey.results.missing.table_file import Grid, TableRefused

_TOTALS = frozenset(
    ("totaal", "total", "alle leeftijden", "all ages", "alle buurten", "alle wijken", "samen")
)
ROUNDED = 5  # public figures of neighbourhoods are rounded to this


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """How many people each label has. Without `columns` it is one margin: its rows."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    numbers: Mapping[tuple[str, str], int]  # a row with a column, "" in one margin

    def margin(self, *, of_rows: bool) -> dict[str, int]:
        """How many people each row, or each column, has in all."""
        labels = self.rows if of_rows else self.columns
        found = dict.fromkeys(labels, 0)
        for (row, column), n in self.numbers.items():
            found[row if of_rows else column] += n
        return found

    @property
    def total(self) -> int:
        return sum(self.numbers.values())


def population_in(grid: Grid) -> Population:
    """The figures in a table: a name with a number; names crossed; or two names with a number."""
    head, lines = _parted(grid)
    if max(map(len, lines)) == 2:
        return _margin(lines)
    if all(len(line) == 3 and line[1] and not looks_like_number(line[1]) for line in lines):
        return _from_list(lines)
    return _crossed(head, lines)


def population_to_data(population: Population) -> dict[str, object]:
    numbers = [[row, column, n] for (row, column), n in population.numbers.items()]
    return {
        "rows": list(population.rows),
        "columns": list(population.columns),
        "numbers": numbers,
    }


def population_from_data(document: Mapping[str, object]) -> Population:
    data = cast("Mapping[str, Any]", document)
    return Population(
        rows=tuple(data["rows"]),
        columns=tuple(data["columns"]),
        numbers={(row, column): n for row, column, n in data["numbers"]},
    )


def _parted(grid: Grid) -> tuple[list[str], Grid]:
    """The line with headings, and the lines with numbers; titles and sources around them go."""
    with_numbers = [
        number
        for number, row in enumerate(grid)
        if row[0] and not looks_like_number(row[0]) and any(map(looks_like_number, row[1:]))
    ]
    if not with_numbers:
        raise TableRefused(
            sentence(
                "In deze tabel staan geen aantallen. Zet op elke regel een naam met een aantal "
                "mensen."
            )
        )
    first, last = with_numbers[0], with_numbers[-1]
    before = [row for row in grid[:first] if len(row) >= 2]
    return (before[-1] if before else []), [row for row in grid[first : last + 1] if len(row) >= 2]


def _margin(lines: Grid) -> Population:
    numbers: dict[str, int] = {}
    for label, words in lines:
        _add(numbers, label, people(words, where=label))
    totals = {label: numbers.pop(label) for label in list(numbers) if _is_total(label)}
    for label, n in totals.items():
        _require_sum(label, list(numbers.values()), n)
    return _checked(
        Population(
            rows=tuple(numbers),
            columns=(),
            numbers={(label, ""): n for label, n in numbers.items()},
        )
    )


def _from_list(lines: Grid) -> Population:
    found: dict[tuple[str, str], int] = {}
    for row, column, words in lines:
        if not (_is_total(row) or _is_total(column)):
            _add(found, (row, column), people(words, where=f"{row}, {column}"))
    rows = tuple(dict.fromkeys(row for row, _ in found))
    columns = tuple(dict.fromkeys(column for _, column in found))
    for row in rows:
        for column in columns:
            if (row, column) not in found:
                people("", where=f"{row}, {column}")
    return _checked(Population(rows=rows, columns=columns, numbers=found))


def _crossed(head: Sequence[str], lines: Grid) -> Population:
    labels = list(head[1:])
    widest = max(map(len, lines)) - 1
    if len(labels) < widest or not all(labels):
        raise TableRefused(
            sentence("Boven elke kolom met aantallen hoort een kopje. Vul de kopjes aan.")
        )
    _require_once(labels)
    _require_once([line[0] for line in lines])
    every: dict[str, dict[str, int]] = {}
    for line in lines:
        cells = [*line[1:], *([""] * (len(labels) - len(line) + 1))]
        every[line[0]] = {
            label: people(words, where=f"{line[0]}, {label}")
            for label, words in zip(labels, cells, strict=True)
        }
    columns = [label for label in labels if not _is_total(label)]
    rows = [label for label in every if not _is_total(label)]
    for label, row in every.items():
        for total in (each for each in labels if _is_total(each)):
            _require_sum(label, [row[column] for column in columns], row[total])
    for total in (each for each in every if _is_total(each)):
        for column in columns:
            _require_sum(column, [every[row][column] for row in rows], every[total][column])
    numbers = {(row, column): every[row][column] for row in rows for column in columns}
    return _checked(Population(rows=tuple(rows), columns=tuple(columns), numbers=numbers))


def _is_total(label: str) -> bool:
    return label.casefold().strip(" :.") in _TOTALS


def _add(numbers: dict[Any, int], key: Any, n: int) -> None:
    if key in numbers:
        _require_once([key, key] if isinstance(key, str) else [", ".join(key)] * 2)
    numbers[key] = n


def _require_once(labels: Sequence[str]) -> None:
    for label in labels:
        if labels.count(label) > 1:
            raise TableRefused(
                sentence("“%(label)s” staat er twee keer in. Haal er één weg.", label=label)
            )


def _require_sum(label: str, parts: Sequence[int], total: int) -> None:
    """Rounded figures may be off by half a step each."""
    rounded = all(n % ROUNDED == 0 for n in (*parts, total))
    room = (len(parts) + 1) * ROUNDED / 2 if rounded else 0
    if abs(sum(parts) - total) > room:
        raise TableRefused(
            sentence(
                "“%(label)s” telt op tot %(sum)s, maar als totaal staat er %(total)s. Verbeter "
                "de tabel of haal het totaal weg.",
                label=label,
                sum=sum(parts),
                total=total,
            )
        )


def _checked(population: Population) -> Population:
    if not population.total:
        raise TableRefused(sentence("Alle aantallen in deze tabel zijn 0."))
    return population
