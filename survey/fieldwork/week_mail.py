"""The week by mail: who of the team may read it, and a letter to each in their own language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Translations
from survey.fieldwork import week_words
from survey.fieldwork.week import Week
from survey.mail import MOST, Smtp, send
from survey.staff.roles import Role
from survey.storage.staff import StaffAccount, StaffRole

READS = (Role.COORDINATOR, Role.ADVISER)
Words = Callable[[str], Translations]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody with an account who may read the week."""

    id: int
    email: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The same for everybody who reads one language."""

    to: tuple[str, ...]
    subject: str
    text: str


def readers_of(session: Session, *, programme: str) -> list[Reader]:
    """Who has a role with which the page can be read, by address."""
    rows = (
        select(StaffAccount.id, StaffAccount.email, StaffAccount.language)
        .join(StaffRole, StaffRole.account_id == StaffAccount.id)
        .where(
            StaffRole.programme == programme,
            StaffRole.role.in_([str(role) for role in READS]),
            StaffAccount.removed_at.is_(None),
        )
        .distinct()
        .order_by(StaffAccount.email)
    )
    return [
        Reader(id=number, email=email, language=language)
        for number, email, language in session.execute(rows)
    ]


def letters(
    week: Week, *, programme_name: str, readers: Iterable[Reader], words: Words
) -> Iterator[Letter]:
    """One for each language, and no more addresses in one than a mail server is asked for."""
    by_language = sorted(readers, key=lambda each: each.language)
    for language, group in groupby(by_language, key=lambda each: each.language):
        to = [each.email for each in group]
        for start in range(0, len(to), MOST):
            yield letter(
                week,
                programme_name=programme_name,
                to=tuple(to[start : start + MOST]),
                language=language,
                words=words(language),
            )


def letter(
    week: Week, *, programme_name: str, to: tuple[str, ...], language: str, words: Translations
) -> Letter:
    return Letter(
        to=to,
        subject=week_words.subject_of(week, programme=programme_name).worded(words),
        text=week_words.text_of(
            week, programme=programme_name, language=language, translations=words
        ),
    )


def post(smtp: Smtp | None, written: Iterable[Letter]) -> int:
    """Sends them; says to how many addresses. Refuses when the mail server does."""
    n = 0
    for each in written:
        send(smtp, to=each.to, subject=each.subject, text=each.text)
        n += len(each.to)
    return n
