"""Columns that are filled together from one answer, remembered: answers repeat."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from survey.results.exports.model import Column, Piece

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")
_REMEMBERED = 20_000


class Remembered(dict[Key, Made], Generic[Key, Made]):
    """What was made of each key before; forgets everything rather than growing without end."""

    def __init__(self, make: Callable[[Key], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Made:
        if len(self) >= _REMEMBERED:
            self.clear()
        made = self[key] = self._make(key)
        return made


class Block(Generic[Key]):
    """Some columns and what fills them; `blank` stands where nothing is told."""

    __slots__ = ("blank", "columns", "make")

    def __init__(self, columns: tuple[Column, ...], make: Callable[[Key], Piece]) -> None:
        self.columns = columns
        self.blank: Piece = (None,) * len(columns)
        self.make = make

    def cells(self, way: Callable[[Piece], Made]) -> Remembered[Key, Made]:
        """What fills it, as a format writes that."""
        return Remembered(lambda key: way(self.make(key)))
