"""Rows that came back -> what is certain, and what a person has to look at, row by row. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms.definition.sentence import Sentence, sentence
from survey.builder.translating.places import mark
from survey.builder.translating.rows import NOTHING, FileRefused, InRow, Received, clean
from survey.builder.translating.states import Translated

LONGEST = 10_000  # characters of one text; what the schema allows
_QUOTES = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


@dataclass(frozen=True, slots=True)
class Rest:
    """A row that was not taken in, with the reason and the words that it holds."""

    number: int
    said: Sentence
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """`changes` are new wordings by path; `absent` are texts that the file does not have."""

    changes: Mapping[str, str]
    unchanged: int
    empty: int
    rest: tuple[Rest, ...]
    absent: tuple[Translated, ...]
    other_draft: bool


def matched(
    received: Received, texts: Sequence[Translated], *, draft: int, language: str
) -> Matched:
    """Decides for every row; refuses a file in another language as a whole."""
    if received.language not in (None, language):
        raise FileRefused(
            sentence(
                "Dit bestand is voor de taal “%(other)s”, en dit is de bladzijde van de taal "
                "“%(language)s”. Er is niets overgenomen. Kies eerst de goede taal.",
                other=received.language,
                language=language,
            )
        )
    other = received.draft not in (None, draft)
    return _Matching(texts, other_draft=other).run(received.rows)


class _Matching:
    def __init__(self, texts: Sequence[Translated], *, other_draft: bool) -> None:
        self._texts = texts
        self._by_path = {text.place.path: text for text in texts}
        self._by_source: dict[str, list[Translated]] = {}
        for text in texts:
            self._by_source.setdefault(folded(text.source), []).append(text)
        self._other = other_draft
        self._rest: list[Rest] = []
        self._wanted: dict[str, list[InRow]] = {}
        self._met: set[str] = set()
        self._empty = 0

    def run(self, rows: Sequence[InRow]) -> Matched:
        for row in rows:
            self._place(row)
        changes: dict[str, str] = {}
        unchanged = 0
        for path, wanted in self._wanted.items():
            changed = self._settled(self._by_path[path], wanted)
            if changed is None:
                unchanged += 1
            elif changed:
                changes[path] = changed
        return Matched(
            changes=changes,
            unchanged=unchanged,
            empty=self._empty,
            rest=tuple(sorted(self._rest, key=lambda each: each.number)),
            absent=tuple(text for text in self._texts if text.place.path not in self._met),
            other_draft=self._other,
        )

    def _place(self, row: InRow) -> None:
        """Finds the texts that a row is about."""
        words = clean(row.words)
        found = list(self._candidates(row))
        self._met.update(text.place.path for text in found)
        if not words:
            self._empty += bool(found)
        elif len(words) > LONGEST:
            self._keep_out(row, sentence("De vertaling is te lang: hoogstens 10.000 tekens."))
        elif found:
            for text in found:
                self._wanted.setdefault(text.place.path, []).append(row)
        elif row.path in self._by_path and not self._other:
            self._met.add(row.path)
            said = sentence("De brontekst is intussen veranderd. Vertaal deze tekst opnieuw.")
            self._keep_out(row, said)
        elif not row.source and not row.path:
            said = sentence("In deze rij staat niet meer bij welke tekst de vertaling hoort.")
            self._keep_out(row, said)
        else:
            said = sentence("Deze brontekst staat niet (meer) in de vragenlijst.")
            self._keep_out(row, said)

    def _candidates(self, row: InRow) -> Iterator[Translated]:
        own = self._by_path.get(row.path)
        if own is not None and folded(own.source) == folded(row.source):
            yield own
            return
        if row.path and own is not None and not self._other:
            return
        yield from self._by_source.get(folded(row.source), ()) if row.source.strip() else ()

    def _settled(self, text: Translated, wanted: list[InRow]) -> str | None:
        """The new words; None when they are what is there, empty when nothing is certain."""
        said = {clean(row.words) for row in wanted}
        if len(said) > 1:
            for row in wanted:
                self._keep_out(
                    row,
                    sentence("Deze brontekst staat er vaker, met verschillende vertalingen."),
                )
            return ""
        words, row = said.pop(), wanted[0]
        now = mark(text.words) if text.words else NOTHING
        sent = "" if self._other else row.sent_mark
        if words == text.words or (sent and sent == mark(words)):
            return None
        if sent and sent != now:
            self._keep_out(
                row,
                sentence(
                    "Deze vertaling is hier intussen ook veranderd. Nu staat er: “%(words)s”.",
                    words=text.words,
                ),
            )
            return ""
        return words

    def _keep_out(self, row: InRow, said: Sentence) -> None:
        self._rest.append(Rest(row.number, said, clean(row.words)))


def folded(words: str) -> str:
    """Words as they compare: word processors change white space and quotation marks."""
    return " ".join(unicodedata.normalize("NFC", clean(words)).translate(_QUOTES).split())
