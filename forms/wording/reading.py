"""Cuts a text into sentences and words, each with its place, so that a remark can point at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_LETTER = r"[^\W\d_]"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670"  # Arabic vowel signs, which are no letters to Python
_WORD = re.compile(
    r"(?:https?://|www\.)\S+[^\s.,;:!?)]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]*\w"
    r"|%\(\w+\)[sd]"  # a place to fill in, in the sentences of the program itself
    rf"|['’](?:t|s|n|m)\b"
    rf"|{_LETTER}[{_MARKS}]*(?:[’'\-]?{_LETTER}[{_MARKS}]*)*"
    r"|\d+(?:[.,:]\d+)*"
)
# What ends in a full stop without ending a sentence.
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:\w|(?:\w{1,3}\.)+\w{1,3}|bijv|ca|dhr|dr|drs|enz|evt|excl|incl|inl|ing|ir|jl|m\.u\.v"
    r"|max|mevr|min|mr|mw|nr|nrs|prof|resp|st|tel|vgl|zgn|e\.g|i\.e|mrs|ms|vs|ok|tzn|ul|вул|ім|др"
    r"|ma|di|wo|do|vr|za|zo)$",
    re.IGNORECASE,
)
_SHORT = 12  # letters before a full stop that may be such a word
_NEXT = re.compile(r"\s*(\S)")
_END = re.compile(r"[.!?…؟]+[”\"’')\]]*(?=\s|$)|\n+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a figure as it stands in the text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.replace("’", "'").lower()

    @property
    def is_figure(self) -> bool:
        return self.text[0].isdigit()


@dataclass(frozen=True)
class Clause:
    """One sentence of a text: its words and where it stands, the mark at its end included."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]

    @cached_property
    def lowers(self) -> tuple[str, ...]:
        return tuple(word.lower for word in self.words)

    @property
    def asks(self) -> bool:
        return self.text.rstrip("”\"’')] ").endswith(("?", "؟"))


def sentences(text: str) -> tuple[Clause, ...]:
    """The sentences of a text, without those that hold no words."""
    cut = [_clause(text, start, end) for start, end in _spans(text)]
    return tuple(each for each in cut if each.words)


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(each.group(), each.start(), each.end()) for each in _WORD.finditer(text))


def _clause(text: str, start: int, end: int) -> Clause:
    found = tuple(
        Word(each.group(), each.start(), each.end()) for each in _WORD.finditer(text, start, end)
    )
    return Clause(text[start:end], start, end, found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _END.finditer(text):
        if mark.group()[0] == "." and _goes_on(text, start, mark):
            continue
        yield _trimmed(text, start, mark.end())
        start = mark.end()
    yield _trimmed(text, start, len(text))


def _goes_on(text: str, start: int, mark: re.Match[str]) -> bool:
    """After "o.a." or "10 min." the sentence goes on, unless a capital says otherwise."""
    after = _NEXT.match(text, mark.end())
    if after is None:
        return False
    near = max(start, mark.start() - _SHORT)
    return after.group(1).islower() or bool(_SHORTENED.search(text, near, mark.start()))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
