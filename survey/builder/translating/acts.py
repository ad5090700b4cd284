"""What organisers do with translations: add and remove languages, write, read, take in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.builder import drafts
from survey.builder.translating.matching import LONGEST, Matched, matched
from survey.builder.translating.places import mark, source_of, targets_of, with_words
from survey.builder.translating.rows import NOTHING, Received, clean
from survey.builder.translating.states import (
    State,
    Translated,
    catch_up,
    confirm,
    known_of,
    mark_read,
    translated,
)
from survey.languages import interface_languages
from survey.storage.drafts import Draft


class CannotTranslate(Refusal):
    """The language cannot be added, removed or written in."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Words that were not kept, because somebody else changed the text meanwhile."""

    path: str
    words: str
    too_long: bool = False


def addable(draft: Draft) -> tuple[str, ...]:
    """Languages that the whole page can speak and that the draft is not in yet."""
    there = draft.document.get("languages") or []
    assert isinstance(there, list)
    return tuple(each for each in interface_languages() if each not in there)


def add_language(session: Session, *, draft: Draft, language: str, by: int) -> Draft:
    """Offers the draft in one more language; words that it once had in it are there again."""
    catch_up(session, draft=draft)
    if language not in addable(draft):
        raise CannotTranslate(
            sentence("Deze taal kan er niet bij. Kies een taal uit de lijst op deze bladzijde.")
        )
    languages = [source_of(draft.document), *targets_of(draft.document), language]
    return _save(session, draft, by, {"languages": languages}, act="language_added", what=language)


def remove_language(session: Session, *, draft: Draft, language: str, by: int) -> Draft:
    """Offers the draft no longer in this language; the words stay, for who wants it back."""
    catch_up(session, draft=draft)
    require_target(draft, language)
    languages = [each for each in targets_of(draft.document) if each != language]
    languages.insert(0, source_of(draft.document))
    return _save(
        session, draft, by, {"languages": languages}, act="language_removed", what=language
    )


def require_target(draft: Draft, language: str) -> None:
    if language not in targets_of(draft.document):
        raise CannotTranslate(
            sentence(
                "De vragenlijst wordt niet vertaald in de taal “%(language)s”. Voeg de taal eerst "
                "toe.",
                language=language,
            )
        )


def shown_mark(text: Translated) -> str:
    """What a form carries to tell later whether the text is still what it showed."""
    words = mark(clean(text.words))[:8] if text.words else NOTHING
    return f"{mark(text.source)[:8]}{words}"


def write_texts(
    session: Session,
    *,
    draft: Draft,
    language: str,
    posted: Mapping[str, str],
    shown: Mapping[str, str],
    still_right: frozenset[str],
    by: int,
) -> tuple[int, tuple[Clash, ...]]:
    """Keeps what was typed; what somebody else changed meanwhile comes back as a clash."""
    catch_up(session, draft=draft)
    require_target(draft, language)
    texts = translated(draft, known_of(session, draft=draft), language=language)
    changes: dict[str, str] = {}
    clashes = []
    for text in texts:
        path = text.place.path
        words = clean(posted.get(path, text.words))
        seen = shown.get(path, "")
        untouched = seen[8:] == (mark(words)[:8] if words else NOTHING)
        if words == clean(text.words) or untouched:
            continue
        if len(words) > LONGEST or seen != shown_mark(text):
            clashes.append(Clash(path, words, too_long=len(words) > LONGEST))
        else:
            changes[path] = words
    _write(session, draft, language, changes, by)
    fitting = {text.place.path for text in texts if text.state is State.STALE} & still_right
    confirm(session, draft=draft, language=language, paths=fitting - changes.keys())
    return len(changes), tuple(clashes)


def take_in(
    session: Session, *, draft: Draft, language: str, received: Received, by: int
) -> Matched:
    """Keeps what is certain of a file that came back; says what is not."""
    catch_up(session, draft=draft)
    require_target(draft, language)
    texts = translated(draft, known_of(session, draft=draft), language=language)
    found = matched(received, texts, draft=draft.id, language=language)
    _write(session, draft, language, found.changes, by)
    return found


def read_by(session: Session, *, draft: Draft, language: str, role: str, on: date) -> int:
    """Notes that a native reader read everything that has words and is not stale."""
    catch_up(session, draft=draft)
    require_target(draft, language)
    texts = translated(draft, known_of(session, draft=draft), language=language)
    fresh = [each.place.path for each in texts if each.state in (State.DRAFT, State.READ)]
    return mark_read(session, draft=draft, language=language, paths=fresh, by=role, on=on)


def _write(
    session: Session, draft: Draft, language: str, changes: Mapping[str, str], by: int
) -> None:
    if not changes:
        return
    document, around = with_words(draft.document, draft.around, language=language, changes=changes)
    saved = drafts.save(
        session,
        draft=draft.id,
        version=draft.version,
        by=by,
        document=document,
        around=around,
        act="translated",
        what=language,
        despite_lock=True,
    )
    catch_up(session, draft=saved)


def _save(
    session: Session, draft: Draft, by: int, values: Mapping[str, object], *, act: str, what: str
) -> Draft:
    saved = drafts.save(
        session,
        draft=draft.id,
        version=draft.version,
        by=by,
        document={**draft.document, **values},
        act=act,
        what=what,
        despite_lock=True,
    )
    catch_up(session, draft=saved)
    return saved
