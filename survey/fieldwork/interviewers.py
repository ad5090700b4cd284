"""Who works in a programme without an account: on the list, with a PIN, until they stop."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.fieldwork.interviewer_pins import hash_of
from survey.programme.programmes import programme_by_key
from survey.storage.devices import Interviewer

LONGEST_NAME = 40


class InterviewerRefused(Refusal):
    """Somebody cannot be put on the list as it was filled in."""


class NotHere(Refusal):
    """There is no such person, device or place in this programme."""

    def __init__(self) -> None:
        super().__init__(sentence("Dit staat niet in dit programma. Laad de pagina opnieuw."))


def interviewers_of(session: Session, *, programme: str) -> list[Interviewer]:
    """Everybody who ever was on the list; who works now first, by name."""
    id_ = programme_by_key(session, key=programme).id
    found = session.scalars(select(Interviewer).where(Interviewer.programme_id == id_))
    return sorted(found, key=lambda each: (each.ended_on is not None, each.name.casefold()))


def working(session: Session, *, programme_id: int) -> list[Interviewer]:
    """Who may sign in to a shift now, by name."""
    now = select(Interviewer).where(
        Interviewer.programme_id == programme_id, Interviewer.ended_on.is_(None)
    )
    return sorted(session.scalars(now), key=lambda each: each.name.casefold())


def find(session: Session, *, programme: str, interviewer: int) -> Interviewer:
    found = session.get(Interviewer, interviewer)
    if found is None or found.programme_id != programme_by_key(session, key=programme).id:
        raise NotHere
    return found


def add(
    session: Session,
    *,
    programme: str,
    name: str,
    pin: str,
    languages: Sequence[str],
    known: Collection[str],
) -> Interviewer:
    """Puts somebody on the list; `known` are the languages that there are to choose from."""
    id_ = programme_by_key(session, key=programme).id
    name = _free_name(session, programme_id=id_, name=name)
    numbers = select(func.max(Interviewer.number)).where(Interviewer.programme_id == id_)
    made = Interviewer(
        programme_id=id_,
        number=(session.scalar(numbers) or 0) + 1,
        name=name,
        pin_hash=hash_of(pin),
        languages=[each for each in languages if each in known],
        ended_on=None,
    )
    session.add(made)
    session.flush()
    return made


def give_pin(interviewer: Interviewer, *, pin: str) -> None:
    """The PIN before it stops working."""
    interviewer.pin_hash = hash_of(pin)


def end(interviewer: Interviewer) -> None:
    """From now on they sign in to nothing; a shift that runs is over."""
    interviewer.ended_on = interviewer.ended_on or today()


def take_back(session: Session, interviewer: Interviewer) -> None:
    """Puts somebody who had stopped back on the list, under the same PIN."""
    if interviewer.ended_on is not None:
        _free_name(session, programme_id=interviewer.programme_id, name=interviewer.name)
        interviewer.ended_on = None


def _free_name(session: Session, *, programme_id: int, name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise InterviewerRefused(
            sentence(
                "Schrijf een voornaam of een werknaam van hoogstens %(n)s letters.", n=LONGEST_NAME
            )
        )
    taken = {each.name.casefold() for each in working(session, programme_id=programme_id)}
    if name.casefold() in taken:
        raise InterviewerRefused(
            sentence("Er is al een “%(name)s”. Zet er een letter achter.", name=name)
        )
    return name
