"""A translation file as rows: what goes out in it, and what may come back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.definition.sentence import Refusal, Sentence
from survey.builder.translating.places import mark

NOTHING = "-"  # the mark of a text that had no translation
MOST_ROWS = 5_000
_MARKER = re.compile(r"wijkstem:(\d+):([a-z]{2,3})")
_KEY = re.compile(r"\[\[([^\s#\[]{1,200}?)#([0-9a-f]{16}|-)\]\]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


class FileRefused(Refusal):
    """The file cannot be read at all, and nothing of it was taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutRow:
    """One text as it goes to a translator: its path, where it stands, both wordings."""

    path: str
    where: str
    source: str
    words: str
    read: bool = False

    @property
    def key(self) -> str:
        """The path, with a mark of the translation as it went out."""
        return f"[[{self.path}#{mark(self.words) if self.words else NOTHING}]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A whole file to a translator. `title` and `advice` are in the organiser's language."""

    draft: int
    source: str
    language: str
    source_name: str
    language_name: str
    title: str
    advice: str
    where_name: str
    right_to_left: bool
    rows: Sequence[OutRow]

    @property
    def marker(self) -> str:
        return f"wijkstem:{self.draft}:{self.language}"


@dataclass(frozen=True, slots=True, kw_only=True)
class InRow:
    """One row as it came back; `path` and `sent_mark` are empty when the hidden key is gone."""

    number: int
    path: str = ""
    sent_mark: str = ""
    source: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file that came back; draft and language are None when its marker is gone."""

    draft: int | None
    language: str | None
    rows: tuple[InRow, ...]


def clean(words: str) -> str:
    """Words without what files cannot carry, and without white space at the ends."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    return _UNWRITABLE.sub("", plain).strip()


def marker_in(words: str) -> tuple[int | None, str | None]:
    """The draft and the language that a marker names, wherever it stands."""
    found = _MARKER.search(words)
    return (int(found[1]), found[2]) if found and len(found[1]) < 19 else (None, None)


def key_in(words: str) -> tuple[str, str]:
    """The path and the mark that a hidden key names; both empty when there is none."""
    found = _KEY.search(words)
    return (found[1], found[2]) if found else ("", "")


def refuse(said: Sentence) -> FileRefused:
    return FileRefused(said)
