"""What a column is in SPSS: its name, its label, its values and what is missing in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

LONGEST_LABEL = 255  # bytes
LONGEST_VALUE_LABEL = 120
LONGEST_TEXT = 255  # wider texts need a second way of writing; answers are cut to rows instead


class Measure(IntEnum):
    """How SPSS treats the numbers."""

    NOMINAL = 1
    ORDINAL = 2
    SCALE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A column. `width` 0 is a number, else a text of so many bytes.

    `missing` is from a lowest to a highest code that do not count as an answer.
    """

    name: str
    label: str = ""
    width: int = 0
    decimals: int = 0
    values: Mapping[int, str] = field(default_factory=dict)
    missing: tuple[int, int] | None = None
    measure: Measure = Measure.NOMINAL

    @property
    def segments(self) -> int:
        """How many places of eight bytes it takes in a row."""
        return max(1, -(-self.width // 8))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSet:
    """Variables of 0 and 1 that belong to one question with several answers."""

    name: str  # begins with a dollar
    label: str
    variables: Sequence[str]


def cut(words: str, *, most: int) -> bytes:
    """As much of the words as fits in `most` bytes of UTF-8; what is cut ends in an ellipsis."""
    whole = words.encode()
    if len(whole) <= most:
        return whole
    return whole[: most - 3].decode(errors="ignore").encode() + "…".encode()
