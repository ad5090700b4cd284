"""Remarks of the plain-language coach that an organiser passes over, each with the reason why."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.builder.translating.places import mark
from survey.clock import today
from survey.storage.remarks import CoachOverride

LONGEST = 500


class NoReason(Refusal):
    """A remark is passed over without saying why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a remark is about: `words` are the very words that it points at."""

    language: str
    path: str
    rule: str
    words: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.language, self.path, self.rule, mark(self.words))


def passed_over(session: Session, *, draft: int) -> dict[tuple[str, str, str, str], str]:
    """The reason of everything that was passed over, by the key of what it is about."""
    rows = session.scalars(select(CoachOverride).where(CoachOverride.draft_id == draft))
    return {(row.language, row.path, row.rule, row.words_mark): row.reason for row in rows}


def pass_over(session: Session, *, draft: int, about: About, reason: str) -> None:
    """Lets words stay as they are, as long as they stay the same."""
    reason = reason.strip()
    if not reason or len(reason) > LONGEST:
        raise NoReason(
            sentence("Schrijf in een paar woorden waarom dit zo blijft (hoogstens 500 tekens).")
        )
    language, path, rule, words_mark = about.key
    session.merge(
        CoachOverride(
            draft_id=draft,
            language=language,
            path=path,
            rule=rule,
            words_mark=words_mark,
            reason=reason,
            on_day=today(),
        )
    )
    session.flush()


def take_back(session: Session, *, draft: int, language: str, path: str) -> None:
    """Shows the remarks on a text again."""
    _forget(session, draft, CoachOverride.language == language, CoachOverride.path == path)


def take_back_one(session: Session, *, draft: int, about: About) -> None:
    """Shows one remark again."""
    language, path, rule, words_mark = about.key
    _forget(
        session,
        draft,
        CoachOverride.language == language,
        CoachOverride.path == path,
        CoachOverride.rule == rule,
        CoachOverride.words_mark == words_mark,
    )


def _forget(session: Session, draft: int, *which: ColumnElement[bool]) -> None:
    session.execute(delete(CoachOverride).where(CoachOverride.draft_id == draft, *which))
