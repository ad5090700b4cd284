"""How far each translation is: missing, draft, read by a native reader, or stale.

A translation belongs to the source wording that was there when it was written. The store keeps a
mark of that wording; when the source says something else now, the translation is stale. Changes
that the editor made are followed through the steps that a draft keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from survey.builder.translating.places import Place, mark, places, source_of, targets_of
from survey.storage.drafts import Draft, DraftStep
from survey.storage.remarks import TranslationsSeen, TranslationState

Key = tuple[str, str]  # language and path


class State(StrEnum):
    """How far a translation is; the worst first."""

    MISSING = "missing"
    STALE = "stale"
    DRAFT = "draft"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept of one translation."""

    source_mark: str
    words_mark: str
    read_by: str | None = None
    read_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """One text in one language, with its source."""

    place: Place
    language: str
    source: str
    words: str
    state: State
    read_by: str | None = None
    read_on: date | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many texts of a language are in each state."""

    language: str
    counts: Mapping[State, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """Texts with words that fit the source."""
        return self.counts[State.DRAFT] + self.counts[State.READ]

    @property
    def percentage(self) -> int:
        return 100 * self.done // self.total if self.total else 100


def translated(
    draft: Draft, known: Mapping[Key, Known], *, language: str
) -> tuple[Translated, ...]:
    """Every text of the draft in one language, in the order in which people meet them."""
    source = source_of(draft.document)
    return tuple(
        _judged(place, known.get((language, place.path)), language, place.said(source))
        for place in places(draft.document, draft.around)
    )


def progress(draft: Draft, known: Mapping[Key, Known]) -> tuple[Progress, ...]:
    """How far every language is that the draft is translated to."""
    found = []
    for language in targets_of(draft.document):
        states = [each.state for each in translated(draft, known, language=language)]
        found.append(Progress(language, {state: states.count(state) for state in State}))
    return tuple(found)


def known_of(session: Session, *, draft: Draft) -> dict[Key, Known]:
    """What is kept, with what the editor changed since; writes nothing."""
    return _followed(session, draft=draft)[0]


def catch_up(session: Session, *, draft: Draft) -> None:
    """Keeps what the editor changed since; cheap, and safe to call at any time.

    Whoever comes second waits for the first, and then sees the draft as it is by now.
    """
    session.get_one(Draft, draft.id, populate_existing=True, with_for_update=True)
    known, before = _followed(session, draft=draft)
    changed = {key: each for key, each in known.items() if before.get(key) != each}
    _keep(session, draft, changed)
    session.merge(TranslationsSeen(draft_id=draft.id, version=draft.version))
    session.flush()


def mark_read(
    session: Session, *, draft: Draft, language: str, paths: Iterable[str], by: str, on: date
) -> int:
    """Notes that a native reader read these translations; says how many that were."""
    catch_up(session, draft=draft)
    known = known_of(session, draft=draft)
    wanted = set(paths)
    read = {
        (language, each.place.path): Known(mark(each.source), mark(each.words), by, on)
        for each in translated(draft, known, language=language)
        if each.place.path in wanted and each.words
    }
    _keep(session, draft, read)
    return len(read)


def confirm(session: Session, *, draft: Draft, language: str, paths: Iterable[str]) -> None:
    """Notes that translations still fit, although the source was worded anew."""
    wanted = set(paths)
    fitting = {
        (language, each.place.path): Known(mark(each.source), mark(each.words))
        for each in translated(draft, known_of(session, draft=draft), language=language)
        if each.place.path in wanted and each.words
    }
    _keep(session, draft, fitting)


def _judged(place: Place, known: Known | None, language: str, source: str) -> Translated:
    words = place.said(language)
    found = Translated(
        place=place, language=language, source=source, words=words, state=State.DRAFT
    )
    if not words:
        return replace(found, state=State.MISSING)
    if known is None:
        return found
    if known.source_mark != mark(source):
        return replace(found, state=State.STALE)
    if known.read_by and known.words_mark == mark(words):
        return replace(found, state=State.READ, read_by=known.read_by, read_on=known.read_on)
    return found


def _followed(session: Session, *, draft: Draft) -> tuple[dict[Key, Known], dict[Key, Known]]:
    rows = select(TranslationState).where(TranslationState.draft_id == draft.id)
    before = {
        (row.language, row.path): Known(row.source_mark, row.words_mark, row.read_by, row.read_on)
        for row in session.scalars(rows)
    }
    since = session.get(TranslationsSeen, draft.id, populate_existing=True)
    seen = since.version if since else 0
    known = dict(before)
    if seen == draft.version:
        return known, before
    steps = select(DraftStep.document, DraftStep.around).where(
        DraftStep.draft_id == draft.id, DraftStep.version >= seen, DraftStep.undone.is_(False)
    )
    last: dict[Key, tuple[str, str]] = {}
    for document, around in session.execute(steps.order_by(DraftStep.version)):
        _follow(known, document, around, last)
    _follow(known, draft.document, draft.around, last)
    return known, before


def _follow(
    known: dict[Key, Known], document: Any, around: Any, last: dict[Key, tuple[str, str]]
) -> None:
    """A translation with other words than we knew is one of the source as it is now."""
    source = source_of(document)
    for place in places(document, around):
        said = place.said(source)
        for language, words in place.words.items():
            if language == source:
                continue
            key = (language, place.path)
            if last.get(key) == (said, words):
                continue
            last[key] = (said, words)
            there = known.get(key)
            if there is None or there.words_mark != mark(words):
                known[key] = Known(mark(said), mark(words))


def _keep(session: Session, draft: Draft, changed: Mapping[Key, Known]) -> None:
    if not changed:
        return
    by_language: dict[str, list[str]] = {}
    for language, path in changed:
        by_language.setdefault(language, []).append(path)
    for language, paths in by_language.items():
        session.execute(
            delete(TranslationState).where(
                TranslationState.draft_id == draft.id,
                TranslationState.language == language,
                TranslationState.path.in_(paths),
            )
        )
    rows = [
        {
            "draft_id": draft.id,
            "language": language,
            "path": path,
            "source_mark": each.source_mark,
            "words_mark": each.words_mark,
            "read_by": each.read_by,
            "read_on": each.read_on,
        }
        for (language, path), each in changed.items()
    ]
    session.execute(insert(TranslationState), rows)
