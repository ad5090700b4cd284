"""What is said on the next page: "Saved." after a change, with a way back where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from flask import session
from flask_babel import get_translations

from forms.definition.sentence import Sentence

_KEY = "said"
_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence; with `undo`, an address to post to (with the fields) that takes it back."""

    words: str
    undo: str | None = None
    fields: dict[str, str] | None = None


def said(
    sentence: Sentence | str, *, undo: str | None = None, fields: dict[str, str] | None = None
) -> None:
    """Says this on the next page that this browser gets."""
    words = sentence.worded(get_translations()) if isinstance(sentence, Sentence) else str(sentence)
    session[_KEY] = [*session.get(_KEY, []), [words, undo, fields]][-_MOST:]


def what_was_said() -> list[Said]:
    """Everything that waits to be said; said once."""
    waiting = session.pop(_KEY, [])
    return [Said(words=words, undo=undo, fields=fields) for words, undo, fields in waiting]
