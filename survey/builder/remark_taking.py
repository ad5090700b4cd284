"""The comment round for who follows a link: whether it is open, and what they write."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from threading import Lock

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.builder.remarks import is_open, questions_of
from survey.builder.translating.rows import clean
from survey.clock import today
from survey.storage.drafts import Draft
from survey.storage.remarks import Remark, RemarkLink

LONGEST, LONGEST_SENDER = 2_000, 100  # characters
MOST_REMARKS = 2_000  # of one link
MOST_POSTS = 20  # of one link in one minute


class LinkShut(Refusal):
    """The link was closed, has expired or never was."""


class NotKept(Refusal):
    """What was sent cannot be kept."""


class TooOften(Refusal):
    """More comes in than people can type."""


class Pace:
    """Counts posts per link and minute, in memory only."""

    def __init__(self, *, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._minute = 0
        self._counts: dict[int, int] = {}
        self._lock = Lock()

    def hold(self, link: int) -> None:
        minute = int(self._clock() // 60)
        with self._lock:
            if minute != self._minute:
                self._minute, self._counts = minute, {}
            count = self._counts[link] = self._counts.get(link, 0) + 1
        if count > self._most:
            raise TooOften(
                sentence(
                    "Er komen nu heel veel opmerkingen binnen. Uw tekst is nog niet verstuurd. "
                    "Ga terug, wacht een minuut en verstuur hem dan."
                )
            )


def link_behind(session: Session, *, token: str) -> tuple[RemarkLink, Draft]:
    """The link and its draft; raises LinkShut, the same for every reason."""
    found = session.scalar(select(RemarkLink).where(RemarkLink.token == token))
    draft = session.get(Draft, found.draft_id) if found is not None else None
    if found is None or draft is None or draft.removed_at or not is_open(found):
        raise LinkShut(
            sentence(
                "Deze link werkt niet (meer). Vraag een nieuwe link aan wie u deze link stuurde."
            )
        )
    return found, draft


def receive_remarks(
    session: Session,
    *,
    link: RemarkLink,
    draft: Draft,
    post: str,
    language: str,
    sender: str,
    remarks: Mapping[str, str],
) -> int:
    """Keeps remarks by question ("" is the whole); the same page sent twice is kept once."""
    said = {question: clean(words) for question, words in remarks.items()}
    said = {question: words for question, words in said.items() if words}
    if not said:
        raise NotKept(sentence("U hebt nog niets opgeschreven. Schrijf bij een vraag iets op."))
    _require_sizes(said, sender)
    there = select(Remark.question).where(Remark.link_id == link.id, Remark.post == post)
    known = set(session.scalars(there))
    number = session.scalar(select(func.count()).where(Remark.link_id == link.id)) or 0
    if number + len(said) > MOST_REMARKS:
        raise NotKept(
            sentence("Deze link heeft al heel veel opmerkingen. Bel of mail wie u hem stuurde.")
        )
    about = questions_of(draft, language=language)
    kept = [question for question in said if question not in known and question in about]
    for question in kept:
        session.add(
            Remark(
                draft_id=draft.id,
                link_id=link.id,
                post=post,
                question=question,
                about=about[question],
                language=language,
                words=said[question],
                sender=clean(sender),
                on_day=today(),
            )
        )
    session.flush()
    return len(kept)


def _require_sizes(said: Mapping[str, str], sender: str) -> None:
    if any(len(words) > LONGEST for words in said.values()):
        raise NotKept(
            sentence("Een opmerking is te lang: hoogstens 2000 tekens. Maak haar korter.")
        )
    if len(sender) > LONGEST_SENDER:
        raise NotKept(sentence("De naam van uw organisatie is te lang: hoogstens 100 tekens."))
