"""What rows of a programme have in common: they belong to it, have versions, and can come back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, Sentence, sentence
from survey.storage.programmes import Area, Lesson, Partner, Phase, PolicyPoint, Programme, Theme

Own = TypeVar("Own", bound=Area | Lesson | Partner | Phase | PolicyPoint | Theme)
Ordered = TypeVar("Ordered", bound=Area | Phase | PolicyPoint | Theme)
Versioned = Programme | Area | Lesson | Partner | Phase | PolicyPoint | Theme


class NotOfThisProgramme(Refusal, LookupError):
    """There is no such thing in this programme."""


class Stale(Refusal):
    """Somebody else changed it since this person opened it."""


class InUse(Refusal):
    """It cannot be removed while something else needs it; the sentence says what."""


class NotFilledIn(Refusal):
    """A field holds nothing, or what it cannot hold; `field` names it."""

    def __init__(self, field: str, said: Sentence) -> None:
        super().__init__(said)
        self.field = field


def living(session: Session, kind: type[Own], *, programme: Programme) -> list[Own]:
    """What has not been removed, in its order where it has one."""
    own = select(kind).where(kind.programme_id == programme.id, kind.removed.is_(False))
    columns = [getattr(kind, "position", None), kind.id]
    return list(session.scalars(own.order_by(*(each for each in columns if each is not None))))


def own_row(
    session: Session, kind: type[Own], *, programme: Programme, number: int, removed: bool = False
) -> Own:
    """The row with this number, if it is this programme's and is (not) removed."""
    found = session.get(kind, number)
    if found is None or found.programme_id != programme.id or found.removed is not removed:
        raise NotOfThisProgramme(sentence("Dit staat niet (meer) in dit programma."))
    return found


def filled(words: str, *, field: str, longest: int, ask: Sentence) -> str:
    """The words without spaces around them; refuses none at all, and too many."""
    words = words.strip()
    if not words:
        raise NotFilledIn(field, ask)
    return short_enough(words, field=field, longest=longest)


def short_enough(words: str, *, field: str, longest: int) -> str:
    words = words.strip()
    if len(words) > longest:
        raise NotFilledIn(field, sentence("Maak dit korter: hooguit %(n)s tekens.", n=longest))
    return words


def in_one_language(words: str, *, before: Mapping[str, str] | None = None) -> dict[str, str]:
    """The words as Dutch. Translations stay only while the words they translate stay."""
    if before is not None and before.get("nl", "") == words:
        return dict(before)
    return {"nl": words} if words else {}


def next_position(session: Session, kind: type[Ordered], *, programme: Programme) -> int:
    last = select(kind.position).where(kind.programme_id == programme.id)
    return max(session.scalars(last), default=0) + 1


def require_version(row: Versioned, *, version: int) -> None:
    """Refuses an edit of what somebody else changed meanwhile, and counts this one."""
    if row.version != version:
        raise Stale(
            sentence(
                "Iemand anders heeft dit intussen veranderd. Uw tekst is nog niet bewaard. "
                "Kijk wat er nu staat, en bewaar daarna opnieuw."
            )
        )
    row.version = version + 1


def swap(rows: list[Ordered], row: Ordered, *, up: bool) -> bool:
    """Moves a row one place among these, which are in order; says whether there was room."""
    here = rows.index(row)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return False
    rows[here], rows[there] = rows[there], rows[here]
    for position, each in enumerate(rows, start=1):
        each.position = position
    return True


def remove(row: Own) -> None:
    """Takes it away; `put_back` undoes that."""
    row.removed = True
    row.version += 1


def put_back(row: Own) -> None:
    row.removed = False
    row.version += 1
