"""What is heard of a draft: every text in reading order, with the state of its recording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from forms.definition.editing.recorded import recording_of, text_at
from forms.definition.sentence import Sentence
from survey.builder.recordings import words_mark, words_read
from survey.builder.translating.places import AROUND, places, source_of

Data = Mapping[str, Any]


class Heard(StrEnum):
    """How it stands with one recording; the words are those of the page."""

    MISSING = "missing"
    STALE = "stale"  # the text was changed since
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One text to read aloud. `words` are in `language`, or in the first for who speaks another."""

    path: str
    where: Sentence
    words: str
    words_language: str
    file: str | None
    state: Heard

    @property
    def mark(self) -> str:
        return words_mark(self.words)


def spoken_texts(document: Data, around: Data, *, language: str) -> tuple[Spoken, ...]:
    """Every text of the questionnaire that may be heard in a language, in reading order."""
    only_spoken = language in document.get("spoken", ())
    found = []
    every = places(document, around)
    titles = {place.path: place for place in every}
    for place in every:
        if place.path.startswith(AROUND):
            continue
        # What residents see on top is the campaign's title.
        shown = titles.get(f"{AROUND}title", place) if place.path == "title" else place
        source = source_of(document)
        written = source if only_spoken else language
        words = shown.said(written) or place.said(written)
        if words:
            file = recording_of(text_at(dict(document), place.path), language)
            found.append(
                Spoken(
                    path=place.path,
                    where=place.where,
                    words=words,
                    words_language=written,
                    file=file,
                    state=_state(file, words),
                )
            )
    return tuple(found)


def languages_heard(document: Data) -> tuple[str, ...]:
    """The written languages, and then those that are only spoken."""
    return (*document["languages"], *document.get("spoken", ()))


def voice_agreed(texts: tuple[Spoken, ...]) -> bool:
    """Whether a voice was recorded here before: then its speaker was asked."""
    return any(text.file and words_read(text.file) for text in texts)


def _state(file: str | None, words: str) -> Heard:
    if file is None:
        return Heard.MISSING
    read = words_read(file)
    return Heard.RECORDED if read in (None, words_mark(words)) else Heard.STALE
