"""How far each ladder was walked down, and which rows tell nothing of any. Pure.

Steps are taken in one fixed order. So of any two files of one campaign the one tells only what
the other tells too, and laying them side by side finds nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from survey.results.exports.around import Ladder
from survey.results.exports.model import Cell
from survey.results.exports.rows.block import Remembered

Circumstances = tuple[Cell, ...]  # the edition, then the finest cell of every ladder
STEPS = (
    "day",
    "neighbourhood",
    "place",
    "day",
    "language",
    "age_band",
    "day",
    "channel",
    "place",
    "language",
    "neighbourhood",
    "age_band",
)
_AT_ONCE = 1000
BARE_AT_MOST = 0.05  # of the rows may tell nothing; rather than that everybody's tell less


@dataclass(frozen=True, slots=True)
class Blur:
    """`levels`: steps taken on each ladder. `bare`: combinations whose rows tell nothing.

    `found` is how many rows every combination has, of the editions that are in the file.
    """

    levels: Mapping[str, int]
    bare: frozenset[Circumstances] = frozenset()
    found: Mapping[Circumstances, int] = field(default_factory=dict)
    left_out: frozenset[Cell] = frozenset()  # editions with too few responses
    bare_rows: int = 0
    left_out_rows: int = 0


CLEAR = Blur({})


def blurred(people: Iterable[Circumstances], *, ladders: Sequence[Ladder], n: int, k: int) -> Blur:
    """The fewest steps with which every combination has `k` rows, but for the last few rows."""
    counting = _Counting(ladders, most=int(n / k + n * BARE_AT_MOST) + 1)
    everybody = iter(people)
    while some := list(islice(everybody, _AT_ONCE)):
        counting.add(some)
    editions = counting.editions()
    left_out = frozenset(edition for edition, rows in editions.items() if rows < k)
    counting.drop(left_out)
    kept = sum(rows for edition, rows in editions.items() if edition not in left_out)
    while True:
        found = dict(counting.found)
        bare = frozenset(_bare(found, k))
        rows = sum(found[each] for each in bare)
        if rows <= kept * BARE_AT_MOST or not counting.step():
            return Blur(dict(counting.levels), bare, found, left_out, rows, n - kept)


class _Counting:
    """Counts combinations, and takes a step as soon as there are too many to be large enough.

    One person of every combination is kept, to tell what all of them are one step further.
    """

    def __init__(self, ladders: Sequence[Ladder], *, most: int) -> None:
        self.most = most
        self.levels = {each.name: 0 for each in ladders}
        self._at = {each.name: at for at, each in enumerate(ladders)}
        self._ladders = {each.name: each for each in ladders}
        self._told = [_remembered(each, 0) for each in ladders]
        self._steps = iter([each for each in STEPS if each in self.levels])
        self.found: Counter[Circumstances] = Counter()
        self._one: dict[Circumstances, Circumstances] = {}

    def add(self, people: Sequence[Circumstances]) -> None:
        keys = self._keys(people)
        self.found.update(keys)
        self._one.update(zip(keys, people, strict=True))
        while len(self.found) > self.most and self.step():
            pass

    def step(self) -> bool:
        """Walks one ladder one rung down; False when every ladder is at its end."""
        name = next(self._steps, None)
        if name is None:
            return False
        self.levels[name] += 1
        self._told[self._at[name]] = _remembered(self._ladders[name], self.levels[name])
        found, ones = self.found, list(self._one.values())
        keys = self._keys(ones)
        self.found, rows = Counter(), map(found.__getitem__, self._one)
        for key, n in zip(keys, rows, strict=True):
            self.found[key] += n
        self._one = dict(zip(keys, ones, strict=True))
        return True

    def _keys(self, people: Sequence[Circumstances]) -> list[Circumstances]:
        """What a row tells of its circumstances at these levels."""
        if not people:
            return []
        edition, *finest = zip(*people, strict=True)
        cells = zip(self._told, finest, strict=True)
        told = [map(known.__getitem__, column) for known, column in cells]
        return list(zip(edition, *told, strict=True))

    def editions(self) -> Counter[Cell]:
        counts: Counter[Cell] = Counter()
        for key, rows in self.found.items():
            counts[key[0]] += rows
        return counts

    def drop(self, editions: Collection[Cell]) -> None:
        """Forgets these editions: their rows are in no file."""
        for key in [each for each in self.found if each[0] in editions]:
            del self.found[key], self._one[key]


def _remembered(ladder: Ladder, level: int) -> Remembered[Cell, Cell]:
    return Remembered(lambda finest: ladder.cell(level, finest))


def _bare(found: Mapping[Circumstances, int], k: int) -> Iterator[Circumstances]:
    """Per edition the small combinations, and the smallest others until those are `k` rows."""
    by_edition: dict[Cell, list[tuple[int, str, Circumstances]]] = {}
    for key, rows in found.items():
        by_edition.setdefault(key[0], []).append((rows, str(key), key))
    for combinations in by_edition.values():
        alone = 0
        for rows, _, key in sorted(combinations):
            if rows >= k and (alone == 0 or alone >= k):
                break
            alone += rows
            yield key
